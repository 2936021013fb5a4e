"""Whether two statements speak of two occasions: another day, another hour, another tremor."""

from __future__ import annotations

from attribution.judging.days import compare_days
from attribution.judging.daytimes import compare_daytimes, daytime
from attribution.judging.weekdays import same_day
from attribution.types import Claim, Moment

FINE = ("day", "time")


def occasions_apart(a: Claim, b: Claim) -> bool:
    """Whether both statements name days or times of day, one of them at odds with the other's and none in keeping.

    `"hit at 7:30 a.m." / "struck at 9:27 a.m." -> True`; `"on Sunday" / "on Sunday at noon" -> False`.
    """
    held = [at_odds(x, y) for x in a.moments if x.precision in FINE for y in b.moments if y.precision in FINE]
    return True in held and False not in held


def at_odds(x: Moment, y: Moment) -> bool | None:
    """Whether two days or times cannot be one; None where nothing tells."""
    clocks = daytime(x), daytime(y)
    if clocks[0] is not None and clocks[1] is not None and compare_daytimes(clocks[0], clocks[1]) == "apart":
        return True
    if x.first is None or y.first is None:
        same, _ = same_day(x, y)
        return None if same is None else not same
    outcome = compare_days(x, y).outcome
    return None if outcome == "unclear" else outcome == "differ"
