"""Agreements that follow from a chain: a–b and b–c annotated, a–c found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from attribution.scoring.gold import GoldPair
from attribution.scoring.passages import Place, shared


def close_agreements(pairs: Sequence[GoldPair]) -> tuple[GoldPair, ...]:
    """`pairs` and the agreements that follow from theirs, slot by slot and never across a pair annotated otherwise.

    a–b and b–c agree on "deaths" -> a–c is added; if a–c is annotated as `update`, or a's and c's passages overlap two
    that are, it is not. Passages of one report are one link of the chain where they overlap.
    """
    by_slot: dict[str, list[GoldPair]] = {}
    for pair in pairs:
        by_slot.setdefault(pair.slot, []).append(pair)
    added = [new for group in by_slot.values() for new in _closure(group)]
    return (*pairs, *added)


def _closure(group: Sequence[GoldPair]) -> Iterable[GoldPair]:
    """The pairs of one slot that only the chain gives."""
    agreed = [pair for pair in group if pair.relation == "agree"]
    for chain in _chains(agreed):
        for x, y in combinations(chain, 2):
            if x.article != y.article and not any(_joins(pair, x, y) for pair in group):
                yield replace(agreed[0], a=x, b=y, alt=frozenset())


def _chains(agreed: Iterable[GoldPair]) -> list[list[Place]]:
    """Groups of passages connected by agreements; two passages that overlap in one report count as connected."""
    chains: list[list[Place]] = []
    for pair in agreed:
        met = [chain for chain in chains if any(_same(place, side) for place in chain for side in (pair.a, pair.b))]
        joined = [place for chain in met for place in chain]
        joined += [side for side in (pair.a, pair.b) if side not in joined]
        chains = [chain for chain in chains if chain not in met] + [joined]
    return chains


def _joins(pair: GoldPair, x: Place, y: Place) -> bool:
    """Whether an annotated pair already says how x and y relate."""
    return (_same(pair.a, x) and _same(pair.b, y)) or (_same(pair.a, y) and _same(pair.b, x))


def _same(x: Place, y: Place) -> bool:
    """Whether two passages of one report overlap."""
    return x.article == y.article and shared(x, y) > 0
