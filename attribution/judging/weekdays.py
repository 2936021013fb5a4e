"""What a date says of itself where no day of publication resolves it: its weekday, its month and day, its plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attribution.claims.calendar import MONTHS, WEEKDAYS
from attribution.types import Moment

WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
YEAR = re.compile(r"\b(\d{4})\b")
LEANS = re.compile(r"\b(?:earlier|later|early|late|the|in|on|of|mid)\b[\s-]*|\s+")
# Words that mean another day in a report of another day, even of one story.
SLIDING = frozenset(["today", "yesterday", "tomorrow", "tonight", "overnight", "last night", " ago", "days earlier", "days later", "this morning", "this afternoon", "this evening"])


@dataclass(frozen=True, slots=True)
class Bare:
    """The weekday (0 is Monday), month, day and year that a date's own words or its resolved day give; None where they do not."""

    weekday: int | None
    month: int | None
    day: int | None
    year: int | None


def bare(moment: Moment) -> Bare:
    """What is known of a date: `"Friday" (unresolved) -> weekday 4`; `"2 May 2014" -> weekday 4, month 5, day 2, year 2014`."""
    if moment.first is not None and moment.last is not None:
        one = moment.first == moment.last
        month = moment.first.month if (moment.first.year, moment.first.month) == (moment.last.year, moment.last.month) else None
        year = moment.first.year if moment.first.year == moment.last.year else None
        return Bare(moment.first.weekday() if one else None, month, moment.first.day if one else None, year)
    return Bare(None, None, None, None) if moment.precision == "time" else spoken(moment)


@lru_cache(maxsize=1 << 12)  # a date is held against many
def spoken(moment: Moment) -> Bare:
    """What the words of a date say by themselves, whatever they were resolved to."""
    words = [w.lower() for w in WORD.findall(moment.text)]
    weekday = next((WEEKDAYS[w] for w in words if w in WEEKDAYS), None)
    month = next((MONTHS[w] for w in words if w in MONTHS), None)
    numbered, dated = DAY.search(moment.text), YEAR.search(moment.text)
    return Bare(weekday, month, int(numbered[1]) if numbered and month else None, int(dated[1]) if dated else None)


def same_day(a: Moment, b: Moment) -> tuple[bool | None, str]:
    """Whether two dates, one of them unresolved at least, can be one; None where nothing tells. With a reason.

    `"Friday" / "Friday" -> True`; `"Friday" / "Thursday" -> False`, whatever the week; `"1 May" / "May 1, 2014" -> True`.
    """
    if not sliding(a) and not sliding(b) and core(a) == core(b):
        return True, f"both say {a.text.strip()}"
    left, right = bare(a), bare(b)
    for one, other, name in ((left.year, right.year, "year"), (left.month, right.month, "month"), (left.day, right.day, "day")):
        if one is not None and other is not None and one != other:
            return False, f"the {name} differs"
    if left.weekday is not None and right.weekday is not None and {a.precision, b.precision} <= {"day", "time"}:
        same = left.weekday == right.weekday
        return same, f"both can be one {DAYS[left.weekday]}" if same else "the weekdays differ"
    if left.month is not None and left.month == right.month:
        return True, "the month is the same"
    return None, ""


DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def core(moment: Moment) -> str:
    """A date's words without those that only lean: `"earlier this week" -> "this week"`."""
    return LEANS.sub(" ", moment.text.casefold()).strip()


def sliding(moment: Moment) -> bool:
    """Whether a date's words mean another day on another day of publication: "yesterday"; not "last year", "Friday"."""
    low = moment.text.lower()
    return moment.precision == "time" or any(word in low for word in SLIDING)
