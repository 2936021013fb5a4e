"""Times of an event as ranges: days of one year ("in early March", "before 10 May") and years ("in the 1990s", "after 1996")."""

from __future__ import annotations

from random import Random

from models.entailment.generation.calendarnames import MONTHS
from models.entailment.generation.edit import Split, of_split
from models.entailment.generation.figures import Figure, Range

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
STARTS = tuple(sum(LENGTHS[:i]) for i in range(12))


def timed(text: str, kind: str, span: Range, outer: Range | None = None) -> Figure:
    """A time phrase whose event lies somewhere in a span."""
    return Figure(text, kind, sum(span) / 2, span, outer or span, span)


def of_year(day: int, split: Split, rng: Random) -> Figure:
    """A phrase of some kind that is right of a day of the year (0 to 364)."""
    month = max(i for i in range(12) if STARTS[i] <= day)
    name, first, last = MONTHS[month], STARTS[month], STARTS[month] + LENGTHS[month] - 1
    number = day - first + 1
    dates = (f"{number} {name}", f"{name} {number}", f"{number} {name}", f"the {ordinal(number)} of {name}")
    date = rng.choice(of_split(dates, split))
    kind = rng.choice(("day", "day", "month", "month", "part", "before", "after", "by", "between", "half"))
    if kind == "day":
        return timed(f"on {date}", kind, (day, day))
    if kind == "month":
        return timed(f"in {name}", kind, (first, last))
    if kind == "part":
        return part(number, name, first, last)
    if kind in ("before", "after"):
        return beside(kind, (date, day, day) if rng.random() < 0.6 else (name, first, last))
    if kind == "by":
        return timed(f"no later than {date}", kind, (day - 60, day))
    if kind == "between" and number < 24:
        return timed(f"between {number} and {number + 4} {name}", kind, (day, day + 4))
    return half(number, name, first, last)


def beside(kind: str, span: tuple[str, int, int]) -> Figure:
    """Before or after a day or a month, within two months of it."""
    name, first, last = span
    if kind == "before":
        return timed(f"before {name}", kind, (first - 60, first - 1))
    return timed(f"after {name if first == last else f'the end of {name}'}", kind, (last + 1, last + 60))


def half(number: int, name: str, first: int, last: int) -> Figure:
    """The half of a month that a day lies in; the day in the middle may be counted to either."""
    if number <= 14:
        return timed(f"in the first half of {name}", "half", (first, first + 14), (first, first + 15))
    return timed(f"in the second half of {name}", "half", (first + 16, last), (first + 14, last))


def part(number: int, name: str, first: int, last: int) -> Figure:
    """Early, middle or late in a month, with soft edges."""
    if number <= 10:
        return timed(f"in early {name}", "part", (first, first + 8), (first, first + 13))
    if number <= 20:
        return timed(f"in mid-{name}", "part", (first + 11, first + 18), (first + 7, first + 22))
    return timed(f"in late {name}", "part", (last - 8, last), (last - 13, last))


def ordinal(number: int) -> str:
    """`3 -> "3rd"`."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# Kinds of phrases for years, some more often than others.
YEAR_KINDS = ("year", "before", "after", "year_in", "month", "between", "year", "decade", "year", "by", "after", "since_then")


def of_years(year: int, split: Split, rng: Random) -> Figure:
    """A phrase of some kind that is right of a year, or not far from it; a month of the year counts as part of it."""
    kind, start = rng.choice(of_split(YEAR_KINDS, split)), year * 12
    if kind == "month":
        month = rng.randrange(12)
        return timed(f"in {MONTHS[month]} {year}", kind, (start + month, start + month))
    if kind == "decade":
        decade = year // 10 * 10
        return timed(f"in the {decade}s", kind, (decade * 12, decade * 12 + 119))
    text, span = {
        "year": (f"in {year}", (start, start + 11)),
        "year_in": (f"in the year {year}", (start, start + 11)),
        "before": (f"before {year}", (start - 240, start - 1)),
        "by": (f"no later than {year}", (start - 240, start + 11)),
        "after": (f"after {year}", (start + 12, start + 240)),
        "since_then": (f"no earlier than {year}", (start, start + 240)),
        "between": (f"between {year} and {year + 4}", (start, start + 59)),
    }[kind]
    return timed(text, kind, span)
