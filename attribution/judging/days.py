"""Compare two dates, periods or times by what they can mean."""

from __future__ import annotations

from attribution.judging.daytimes import Daytime, across_midnight, compare_daytimes, daytime
from attribution.judging.values import Comparison
from attribution.judging.weekdays import DAYS, same_day, spoken
from attribution.types import Moment

# Precisions from fine to coarse: a finer date inside a coarser period agrees with it.
ORDER = ("time", "day", "week", "month", "season", "year", "decade", "vague")
# "before Friday" and "on Wednesday": an open end says nothing of a day further off than this.
OPEN_REACH = 366
NIGHT_ENDS, EARLY = 1440, 420
# Two reports of one story seldom stand further apart, in days.
WEEKS_APART = 14


def spell(moment: Moment) -> str:
    """The days of a moment in words a reader checks quickly: `2023-01-27`, `2020-08-01 to 2020-08-31`."""
    if moment.first is None or moment.last is None:
        return "no known day"
    if moment.first == moment.last:
        return moment.first.isoformat()
    return f"{moment.first.isoformat()} to {moment.last.isoformat()}"


def compare_days(a: Moment, b: Moment) -> Comparison:
    """`agree` where one period holds the other or both overlap, `differ` where no day or time is common, `unclear` where unknown.

    Days that nothing resolves are compared by weekday, month and day, and times of day by the clock: `"9.40 p.m." / "21:40"
    -> agree`. Where no day is known, other weekdays and other times of day leave the question open.
    """
    if a.precision == "vague" or b.precision == "vague":
        return Comparison("unclear", "one side is too vague to date")
    of_day = daytime(a), daytime(b)
    days = _days(a, b, of_day)
    if days.outcome == "differ" and _one_moment(a, b, of_day):
        return Comparison("unclear", f"{a.text.strip()} and {b.text.strip()} can be one moment in two time zones")
    if days.outcome == "differ" or of_day[0] is None or of_day[1] is None:
        return days
    clocks = of_day[0].clock and of_day[1].clock
    if days.outcome == "unclear" and not clocks:
        return days
    if days.outcome == "unclear" and compare_daytimes(of_day[0], of_day[1]) == "apart":
        return Comparison("unclear", f"{a.text.strip()} and {b.text.strip()} may be times of two days")
    return _times(a, b, compare_daytimes(of_day[0], of_day[1]), days)


def _one_moment(a: Moment, b: Moment, of_day: tuple[Daytime | None, Daytime | None]) -> bool:
    """Whether two clock times of neighbouring days can be one moment: 0140 GMT and 9:40 p.m. local time the evening before."""
    one, other = of_day
    if one is None or other is None or a.first is None or b.first is None or abs((a.first - b.first).days) != 1:
        return False
    return one.clock and other.clock and across_midnight(one, other, (b.first - a.first).days)


def _times(a: Moment, b: Moment, relation: str, days: Comparison) -> Comparison:
    """The outcome of two times of day on a day that is one, or that neither side tells."""
    first, second = a.text.strip(), b.text.strip()
    if relation == "apart":
        return Comparison("differ", f"{first} against {second}, times of day that cannot be one")
    if relation == "near":
        return Comparison("unclear", f"{first} and {second} are a few minutes apart")
    if relation == "unknown":
        return Comparison("unclear", f"{first} and {second} may be of different time zones")
    if days.outcome == "agree" and first.casefold() != second.casefold():
        return Comparison("agree", f"{first} and {second} can be one time")
    return days if days.outcome == "agree" else Comparison("agree", f"{first} and {second} can be one time of day")


def _days(a: Moment, b: Moment, of_day: tuple[Daytime | None, Daytime | None]) -> Comparison:
    """The outcome by days alone."""
    first, second = a.text.strip(), b.text.strip()
    if a.first is None or a.last is None or b.first is None or b.last is None:
        same, reason = same_day(a, b)
        if same is None:
            return Comparison("unclear", "the day of one side is not known")
        if same:
            return Comparison("agree", reason if reason.startswith("both say") else f"{first} and {second}: {reason}")
        # Of two weekdays that nothing resolves only their being one can be told: the story of a week has several.
        open_week = reason == "the weekdays differ"
        return Comparison("unclear" if open_week or _one_night(*of_day) else "differ", f"{first} against {second}: {reason}")
    slipped = _slipped(a, b)
    if slipped is not None:
        return slipped
    if a.first <= b.last and b.first <= a.last:
        if first.casefold() == second.casefold() and (a.first, a.last) == (b.first, b.last):
            return Comparison("agree", f"both say {first} ({spell(a)})")
        return Comparison("agree", f"{first} and {second} can be one date ({spell(a)}; {spell(b)})")
    if a.anchor != b.anchor and {a.anchor, b.anchor} & {"before", "after", "until"}:
        return _leaning(a, b)
    earlier, later = of_day if a.first <= b.first else of_day[::-1]
    if _one_night(earlier, later) and abs((a.first - b.first).days) == 1:
        return Comparison("unclear", f"{first} and {second} can be one night")
    return Comparison("differ", f"{first} is {spell(a)}, {second} is {spell(b)}")


def _slipped(a: Moment, b: Moment) -> Comparison | None:
    """The outcome of two dates that print one weekday, or one day of a month, and were set to another week or year by the tense.

    A report that says "on Saturday" before and one that says it after are far likelier to mean one Saturday than two.
    """
    assert a.first is not None
    assert b.first is not None
    if a.first == b.first or {a.precision, b.precision} != {"day"} or "explicit" in (a.resolved_by, b.resolved_by):
        return None
    one, other = spoken(a), spoken(b)
    if one.weekday is not None and one.weekday == other.weekday and abs((a.first - b.first).days) <= WEEKS_APART:
        return Comparison("unclear", f"both say {DAYS[one.weekday]}, and perhaps not of one week ({spell(a)}; {spell(b)})")
    if one.day is not None and (one.month, one.day) == (other.month, other.day):
        return Comparison("agree", f"{a.text.strip()} and {b.text.strip()} are one day of the year")
    return None


def _one_night(one: Daytime | None, other: Daytime | None) -> bool:
    """Whether a night that runs into the next day and the early hours of that day are spoken of: "Friday night", "early on Saturday at two"."""
    if one is None or other is None:
        return False
    late, early = (any(high > NIGHT_ENDS for _, high in one.choices), any(low < EARLY for low, _ in other.choices))
    return late and early


def _leaning(a: Moment, b: Moment) -> Comparison:
    """The outcome of two days of which one is only a bound: "by Friday" allows Tuesday, and not the Saturday after."""
    for one, other in ((a, b), (b, a)):
        if one.anchor not in ("before", "after") or other.anchor in ("before", "after", "until", "since"):
            continue
        if one.first is None or one.last is None or other.first is None or other.last is None:
            continue
        ahead = (one.last - other.first).days if one.anchor == "before" else (other.last - one.first).days
        if 0 <= ahead <= OPEN_REACH:
            return Comparison("agree", f"{one.anchor} {one.text.strip()} allows {other.text.strip()}")
    return Comparison("unclear", f"one says {a.anchor}, the other {b.anchor}")
