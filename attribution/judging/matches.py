"""Items of two statements that can be held against each other, with what their own attachments say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from attribution.claims.scopes import PART
from attribution.judging.days import compare_days
from attribution.judging.order import MONOTONE
from attribution.judging.parts import counts_part
from attribution.judging.values import Comparison, compare_values
from attribution.types import Claim, Moment, Pair, Quantity

NEAR = timedelta(days=31)
MEASURED = frozenset(["measure", "duration", "rate"])
# Figures, or dates, of one statement that are compared: one with more is a table or a list, and pairs would grow with its square.
MOST_ITEMS = 40
MatchKind = Literal["number", "date"]
Item = Quantity | Moment
# An item, as (its article, start, end), and the article it looks for a counterpart in.
Side = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class Match:
    """One item of each statement of a pair, their comparison, and features (name -> value) for the decision."""

    kind: MatchKind
    pair: Pair
    a: Item
    b: Item
    comparison: Comparison
    features: dict[str, float]

    def beside(self, more: Mapping[str, float]) -> Match:
        """The match with further features."""
        return Match(self.kind, self.pair, self.a, self.b, self.comparison, {**self.features, **more})


def sides(match: Match) -> tuple[Side, Side]:
    """Each item with the article it looks for a counterpart in."""
    a, b = match.pair.a.article, match.pair.b.article
    return (a, match.a.start, match.a.end, b), (b, match.b.start, match.b.end, a)


def names_in_common(a: Claim, b: Claim) -> float:
    """Shared names over the fewer names of the two, 0 to 1; 0.5 where a side has none, for nothing is known then."""
    left, right = ({n.full.casefold() for n in claim.names} for claim in (a, b))
    if not left or not right:
        return 0.5
    return len(left & right) / min(len(left), len(right))


def lemmas_in_common(a: Claim, b: Claim) -> float:
    """Shared content lemmas over the fewer of the two, 0 to 1."""
    left, right = set(a.lemmas), set(b.lemmas)
    return len(left & right) / max(1, min(len(left), len(right)))


def periods_apart(a: Claim, b: Claim) -> bool:
    """Whether both statements name times and no two of them lie within a month of each other: other years, other events."""
    days = [[(m.first, m.last) for m in c.moments if m.first is not None and m.last is not None] for c in (a, b)]
    if not all(days):
        return False
    return all(x[0] - y[1] > NEAR or y[0] - x[1] > NEAR for x in days[0] for y in days[1])


def number_matches(pair: Pair) -> Iterator[Match]:
    """Every two figures of a pair that can be compared at all."""
    for a in pair.a.quantities[:MOST_ITEMS]:
        for b in pair.b.quantities[:MOST_ITEMS]:
            comparison = compare_values(a, b)
            if comparison.outcome != "incomparable":
                yield Match("number", pair, a, b, comparison, number_features(a, b))


def part_of(claim: Claim, item: Item) -> bool:
    """Whether a figure counts a part, by its scope or by the words beside it."""
    return (isinstance(item, Quantity) and PART in item.scope) or counts_part(claim, item)


def number_features(a: Quantity, b: Quantity) -> dict[str, float]:
    """What the two figures' own attachments say of being one measure."""
    things, acts = bool(a.thing and b.thing), bool(a.predicate and b.predicate)
    scopes = {s.casefold() for s in a.scope} - {PART}, {s.casefold() for s in b.scope} - {PART}
    largest = max(abs(a.value), abs(b.value), 1e-9)
    return {
        "thing_same": float(things and a.thing == b.thing),
        "thing_other": float(things and a.thing != b.thing),
        "tally_same": float(a.predicate == b.predicate and a.predicate in MONOTONE),
        "tally_other": float(acts and a.predicate != b.predicate and bool({a.predicate, b.predicate} & MONOTONE)),
        "predicate_same": float(acts and a.predicate == b.predicate),
        "predicate_other": float(acts and a.predicate != b.predicate),
        "scope_other": float(bool(scopes[0] and scopes[1]) and not scopes[0] & scopes[1]),
        "equal": float(a.value == b.value),
        "ratio": min(4.0, abs(math.log(max(a.value, 1e-9) / max(b.value, 1e-9))))
        if a.value > 0 and b.value > 0
        else 4.0,
        "size": min(6.0, math.log10(1 + largest)),
        "small": float(largest <= 3),
        "plain_count": float(a.kind == b.kind == "count"),
        "measured": float(bool({a.kind, b.kind} & MEASURED)),
        "hedged": float(a.bound != "exact" or b.bound != "exact"),
        "vague": float("vague" in (a.bound, b.bound)),
    }


def date_matches(pair: Pair) -> Iterator[Match]:
    """Every two dates of a pair; unresolved ones are left out, for nothing can be said of them."""
    for a in pair.a.moments[:MOST_ITEMS]:
        for b in pair.b.moments[:MOST_ITEMS]:
            comparison = compare_days(a, b)
            if comparison.outcome != "unclear":
                yield Match("date", pair, a, b, comparison, date_features(a, b))


def date_features(a: Moment, b: Moment) -> dict[str, float]:
    """What the two dates' own attachments say of being the date of one event."""
    acts = bool(a.event and b.event)
    fine = [m.precision in ("day", "time") for m in (a, b)]
    apart = abs((a.first - b.first).days) if a.first and b.first else 0
    return {
        "event_same": float(acts and a.event == b.event),
        "event_other": float(acts and a.event != b.event),
        "anchor_same": float(a.anchor == b.anchor),
        "both_days": float(all(fine)),
        "same_precision": float(a.precision == b.precision),
        "apart": min(8.0, math.log1p(apart)),
        "year_apart": float(apart > 300),
    }
