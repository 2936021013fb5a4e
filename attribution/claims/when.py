"""What dates are resolved against: the day of publication, the tense around them, the day named before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from re import Match

from attribution.claims.calendar import Days, make_date, month_days, shift
from attribution.claims.tense import Tense, tense_at
from attribution.types import Precision


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days a date can mean; both None where nothing resolves it."""

    first: date | None
    last: date | None
    precision: Precision
    resolved_by: str = "explicit"


@dataclass(frozen=True, slots=True)
class When:
    """The text, its day of publication, and the last single day named in it (for "the following day")."""

    text: str
    published: date | None
    named: date | None = None

    def tense(self, match: Match[str]) -> Tense:
        """How the sentence leans around a match."""
        return tense_at(self.text, match.start(), match.end())

    def word_before(self, match: Match[str]) -> str:
        """The lower-cased word before a match, or ""."""
        stretch = self.text[max(0, match.start() - 40) : match.start()].split()
        return stretch[-1].strip("\"'“”‘’(,;:").lower() if stretch else ""


Resolver = Callable[[Match[str], When], Meaning | None]


def open_date(precision: Precision, by: str = "publication") -> Meaning:
    """Return the meaning of a date that nothing resolves."""
    return Meaning(None, None, precision, by)


def meant(days: Days | None, precision: Precision, by: str = "publication") -> Meaning:
    """Return the meaning of a period."""
    return Meaning(days[0], days[1], precision, by) if days else open_date(precision, by)


def nearest(choices: Iterable[Days], published: date, tense: Tense) -> Days | None:
    """Return the period that suits the tense: past ones begin by publication, future ones end after it.

    `"In December", past, published 22 January 2030 -> December 2029`.
    """
    periods = sorted(choices)
    if tense == "past":
        done = [days for days in periods if days[0] <= published]
        return done[-1] if done else None
    if tense == "future":
        ahead = [days for days in periods if days[1] >= published]
        return ahead[0] if ahead else None
    return min(periods, key=lambda days: distance(days, published), default=None)


def distance(days: Days, day: date) -> int:
    """Return how many days a period is away from a day; 0 if it covers it."""
    return max((days[0] - day).days, (day - days[1]).days, 0)


def day_without_year(when: When, month: int, day: int, tense: Tense, last_day: int | None = None) -> Meaning | None:
    """Return the meaning of a day (or run of days) of a month whose year is not printed."""
    if make_date(2024, month, day) is None:
        return None
    if when.published is None:
        return open_date("day")
    years = range(max(1, when.published.year - 4), min(9999, when.published.year + 4))
    runs = [(make_date(y, month, day), make_date(y, month, last_day or day)) for y in years]
    choices = [(first, last) for first, last in runs if first and last and first <= last]
    return meant(nearest(choices, when.published, tense), "day")


def month_without_year(when: When, month: int, tense: Tense) -> Days | None:
    """Return the days of a month whose year is not printed, or None without a day of publication."""
    if when.published is None:
        return None
    year = when.published.year
    return nearest([month_days(y, month) for y in (year - 1, year, year + 1)], when.published, tense)


def around(day: date, days: int) -> Days:
    """Return a day with so many days either side."""
    return shift(day, -days), shift(day, days)
