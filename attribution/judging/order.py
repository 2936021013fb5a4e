"""Which of two reports speaks of the later moment, and whether a figure can have moved that way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from attribution.types import Claim, Moment, Quantity

# Tallies of what has happened can only grow; the predicate classes are those of claims/measures.
MONOTONE = frozenset(["die", "injure", "arrest", "displace", "evacuate", "rescue", "destroy", "damage", "infect", "recover", "vote", "sell", "raise", "collect", "identify"])
# A toll that multiplies within days is ordinary; long after the event growth beyond this factor asks for a check.
LATE_DAYS, LATE_FACTOR, FAST_FACTOR = 30, 1.5, 12.0
# With a start date on record, a pace this many times the earlier one asks for a check as well.
PACE_FACTOR = 4.0
AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the |late |early |noon |midnight |on )*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The moment a figure holds at, and how that is known: "as of" (in words), "published", "inferred" from the text.

    `hour` is the time of publication in hours where the report carries one; it orders reports of one day.
    """

    day: date | None
    known_by: str
    hour: float | None = None

    def spell(self) -> str:
        """For explanations: `"January 27, 2023"`; the way it is known where that is not the obvious one."""
        if self.day is None:
            return "an unknown date"
        text = f"{self.day:%B} {self.day.day}, {self.day.year}"
        return f"{self.day:%B %Y} or later" if self.known_by == "inferred" else text


def when(quantity: Quantity, published: When, claim: Claim | None = None) -> When:
    """The as-of moment of a figure: its own words ("by Monday night"), else the report's.

    A date beside a figure is mostly the event's ("killed on Saturday") and says nothing of when the count was taken. Nothing is
    counted after the report is out: "nine to be installed before 2033" holds when it is printed. With the statement at hand "as of
    Friday" is read, too.
    """
    as_of = quantity.as_of
    if as_of is None or as_of.last is None or not (as_of.anchor in ("before", "until") or said_as_of(claim, as_of)):
        return published
    if published.day is not None and published.known_by == "published" and as_of.last > published.day:
        return published
    return When(as_of.last, "as of")


def said_as_of(claim: Claim | None, moment: Moment) -> bool:
    """Whether "as of" stands before a date in its statement."""
    return claim is not None and bool(AS_OF.search(claim.text[: max(0, moment.start - claim.start)]))


def gap_days(a: When, b: When) -> int | None:
    """Days from a to b, negative where b is earlier; None where either is unknown.

    An inferred day is only the earliest possible one: it gives an order where it lies after the other, else none.
    """
    if a.day is None or b.day is None or a.known_by == b.known_by == "inferred":
        return None
    days = (b.day - a.day).days
    if (a.known_by == "inferred" and days > 0) or (b.known_by == "inferred" and days < 0):
        return None
    return days


def monotone(a: Quantity, b: Quantity) -> bool:
    """Whether the measure can only grow: both speak of one tally (dead, injured, arrested …)."""
    return a.predicate in MONOTONE and b.predicate in MONOTONE


def follows(earlier: Quantity, later: Quantity) -> bool:
    """Whether a later figure of a tally can follow from an earlier one: it is not smaller."""
    return later.high >= earlier.low and later.value >= earlier.value


def implausible(earlier: Quantity, later: Quantity, days: int) -> str | None:
    """Why an update asks for a check, or None: too large a jump long after the event, or too fast a pace."""
    if earlier.value <= 0 or later.value <= earlier.value:
        return None
    factor = later.value / earlier.value
    since = earlier.since or later.since
    if since is not None and since.first is not None and earlier.as_of is None and days > 0:
        before = earlier.value / max(1.0, _days_since(since.first, earlier, later))
        pace = (later.value - earlier.value) / days
        if pace > PACE_FACTOR * before:
            return f"the pace since is {pace / before:.0f} times the earlier one"
    if days >= LATE_DAYS and factor >= LATE_FACTOR:
        return f"a rise by a factor of {factor:.1f} this long after"
    if factor >= FAST_FACTOR:
        return f"a rise by a factor of {factor:.0f}"
    return None


def _days_since(start: date, earlier: Quantity, later: Quantity) -> float:
    moment = earlier.as_of or later.as_of
    end = moment.last if moment is not None and moment.last is not None else None
    return float((end - start).days) if end is not None and end > start else 3650.0


def span_in_words(days: int) -> str:
    """`1 -> "one day"`, `140 -> "five months"`, `800 -> "2 years"`."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    for size, name in ((365, "year"), (30, "month"), (7, "week"), (1, "day")):
        if days >= 2 * size or (size == 1) or (size == 30 and days >= 28):
            count = round(days / size)
            word = small[count] if count < len(small) else str(count)
            return f"{word} {name}{'' if count == 1 else 's'}"
    return f"{days} days"
