"""Compare two dates or periods by the days they can mean."""

from __future__ import annotations

from attribution.judging.values import Comparison
from attribution.types import Moment

# Precisions from fine to coarse: a finer date inside a coarser period agrees with it.
ORDER = ("time", "day", "week", "month", "season", "year", "decade", "vague")


def spell(moment: Moment) -> str:
    """The days of a moment in words a reader checks quickly: `2023-01-27`, `2020-08-01 to 2020-08-31`."""
    if moment.first is None or moment.last is None:
        return "no known day"
    if moment.first == moment.last:
        return moment.first.isoformat()
    return f"{moment.first.isoformat()} to {moment.last.isoformat()}"


def compare_days(a: Moment, b: Moment) -> Comparison:
    """`agree` where one period holds the other or both overlap, `differ` where no day is common, `unclear` where unresolved."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Comparison("unclear", "the day of one side is not known")
    if a.precision == "vague" or b.precision == "vague":
        return Comparison("unclear", "one side is too vague to date")
    if a.first <= b.last and b.first <= a.last:
        if a.text.strip().casefold() == b.text.strip().casefold() and (a.first, a.last) == (b.first, b.last):
            return Comparison("agree", f"both say {a.text.strip()} ({spell(a)})")
        return Comparison("agree", f"{a.text.strip()} and {b.text.strip()} can be one date ({spell(a)}; {spell(b)})")
    if a.anchor != b.anchor and {a.anchor, b.anchor} & {"before", "after", "until"}:
        return Comparison("unclear", f"one says {a.anchor}, the other {b.anchor}")
    return Comparison("differ", f"{a.text.strip()} is {spell(a)}, {b.text.strip()} is {spell(b)}")
