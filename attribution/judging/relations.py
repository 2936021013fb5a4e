"""From a difference in one slot to its name: conflict, update or dispute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from attribution.judging.calibrated import Logistic
from attribution.judging.matches import Item, Match
from attribution.judging.naming import FIXED, likeliest, naming_features
from attribution.judging.order import When, follows, gap_days, implausible, monotone, when
from attribution.judging.values import OPEN_ENDED, within_rounding
from attribution.judging.voices import Standing, standing
from attribution.types import Claim, Pair, Quantity, Relation

# A tally in two reports of one news day already moves; other measures need days before a change is an update.
OTHER_UPDATE_DAYS = 3
# Reports of one event lie within weeks (19 of 20 pairs of the fiction training stories within 19 days). Figures further apart
# in time are figures of different times, unless one of them is a running total with a start on record.
FAR_DAYS = 30
# A bound that is passed by less than this ("more than 380" / "nearly 400") is no growth.
GROWN = 1.1
# What happened this long before both reports is counted for good: other counts of it conflict.
LONG_PAST = timedelta(days=365)
# Figures of this many digits that differ by two digits exchanged are a slip of the pen before they are anything else.
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A relation, whether an editor must look at it before anything else, and the reasons it rests on."""

    relation: Relation
    needs_check: bool
    reason: str
    first_is_earlier: bool = True
    days: int | None = None


# Both figures say themselves on which day they were counted, and these are two.
COUNTED_TWICE = "each was counted on its own day"
REASONS: dict[Relation, str] = {
    "conflict": "nothing shows that it moved between the two",
    "update": "it can have moved between the two",
    "disputed": "different sources stand behind the two",
}


def renamed(
    named: Named,
    pair: Pair,
    items: tuple[Item, Item],
    at: tuple[When, When],
    worded: Mapping[Relation, float],
    models: Mapping[str, Logistic],
) -> Named:
    """The likeliest name for a difference, where rules have not settled it: what needs a check or lies far apart in time stays."""
    if named.needs_check or named.relation not in REASONS or named.reason == COUNTED_TWICE:
        return named
    if settled(pair, items, at):
        relation = by_voice(pair.a, pair.b)
        return replace(named, relation=relation, reason=REASONS[relation])
    relation, _ = likeliest(naming_features(pair.a, pair.b, items, *at), worded, models)
    return named if relation == named.relation else replace(named, relation=relation, reason=REASONS[relation])


def settled(pair: Pair, items: tuple[Item, Item], at: tuple[When, When]) -> bool:
    """Whether two figures cannot have moved between the reports: the matter is long past, or they are one figure with a slip."""
    a, b = items
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    return slipped(a, b) or (long_past(pair.a, at[0]) and long_past(pair.b, at[1]))


def slipped(a: Quantity, b: Quantity) -> bool:
    """Whether two exact figures differ by two neighbouring digits exchanged: `4,812 / 4,821`."""
    x, y = (f"{q.value:.0f}" for q in (a, b))
    if a.bound != "exact" or b.bound != "exact" or len(x) != len(y) or len(x) < DIGITS:
        return False
    apart = [i for i in range(len(x)) if x[i] != y[i]]
    return len(apart) == 2 and apart[1] - apart[0] == 1 and x[apart[0]] == y[apart[1]] and x[apart[1]] == y[apart[0]]


def long_past(claim: Claim, published: When) -> bool:
    """Whether every day that a statement names lies a year or more before its report."""
    days = [moment.last for moment in claim.moments if moment.last is not None]
    return published.day is not None and bool(days) and all(published.day - day > LONG_PAST for day in days)


def by_voice(a: Claim, b: Claim) -> Relation:
    """What a difference without an order in time is: sources that contradict each other dispute, reports conflict."""
    kinds: dict[Standing, Relation] = {"different": "disputed", "mixed_party": "disputed"}
    return kinds.get(standing(a, b), "conflict")


def name_number(match: Match, published_a: When, published_b: When) -> Named:
    """The relation of two figures that differ in one slot."""
    assert isinstance(match.a, Quantity)
    assert isinstance(match.b, Quantity)
    at_a, at_b = when(match.a, published_a, match.pair.a), when(match.b, published_b, match.pair.b)
    days = gap_days(at_a, at_b)
    if days is None or (days == 0 and not hours_apart(published_a, published_b)):
        return Named(by_voice(match.pair.a, match.pair.b), False, "no order in time shows", days=days)
    first_earlier = days > 0 or (days == 0 and hours_apart(published_a, published_b) > 0)
    earlier, later = (match.a, match.b) if first_earlier else (match.b, match.a)
    if abs(days) > FAR_DAYS and not (monotone(match.a, match.b) and (match.a.since or match.b.since)):
        return Named("different_scope", False, "figures of different times", first_earlier, abs(days))
    if monotone(match.a, match.b):
        if follows(earlier, later):
            check = implausible(earlier, later, abs(days))
            return Named("update", check is not None, check or "a tally that can grow", first_earlier, abs(days))
        return Named(by_voice(match.pair.a, match.pair.b), False, "a tally cannot shrink", first_earlier, abs(days))
    if days and at_a.known_by == at_b.known_by == "as of" and not {match.a.kind, match.b.kind} & FIXED:
        return Named("update", False, COUNTED_TWICE, first_earlier, abs(days))
    if abs(days) >= OTHER_UPDATE_DAYS and not {match.a.kind, match.b.kind} & FIXED:
        return Named("update", False, "the measure may have moved since", first_earlier, abs(days))
    return Named(by_voice(match.pair.a, match.pair.b), False, "too close in time to have moved", first_earlier, abs(days))


def grown(match: Match, published_a: When, published_b: When) -> Named | None:
    """An update where two figures of a tally agree only because a bound leaves room: at least 14, the next day 27."""
    assert isinstance(match.a, Quantity)
    assert isinstance(match.b, Quantity)
    if not monotone(match.a, match.b) or match.a.value == match.b.value or within_rounding(match.a, match.b):
        return None
    if max(match.a.value, match.b.value) < GROWN * min(match.a.value, match.b.value):
        return None
    named = name_number(match, published_a, published_b)
    earlier = match.a if named.first_is_earlier else match.b
    return named if named.relation == "update" and earlier.bound in OPEN_ENDED else None


def hours_apart(a: When, b: When) -> float:
    """Hours from a to b on one day where both reports carry a time, else 0."""
    if a.hour is None or b.hour is None:
        return 0.0
    return b.hour - a.hour


def name_date(match: Match, published_a: When, published_b: When) -> Named:
    """The relation of two dates that differ for one event: a plan may have moved, the past may not."""
    days = gap_days(published_a, published_b)
    ahead = [
        at.day is not None and item.first is not None and item.first > at.day  # type: ignore[union-attr]
        for item, at in ((match.a, published_a), (match.b, published_b))
    ]
    if days is not None and abs(days) > FAR_DAYS:
        return Named("different_scope", False, "reports of different times", days > 0, abs(days))
    if days is not None and abs(days) >= 1 and any(ahead):
        return Named("update", False, "a plan that may have moved", days > 0, abs(days))
    return Named(by_voice(match.pair.a, match.pair.b), False, "one event has one date", (days or 0) >= 0, days)
