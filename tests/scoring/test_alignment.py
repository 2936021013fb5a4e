"""Spans paired one to one."""

from __future__ import annotations

from itertools import product
from random import Random

from attribution.scoring.alignment import coverage, identity, likeness, one_to_one, overlapping
from attribution.types import Span


def test_scores_by_hand() -> None:
    """Gold 0–10 and found 5–20: 5 in common, 20 in either."""
    gold, found = Span(0, 10), Span(5, 20)
    assert likeness(gold, found) == 0.25
    assert coverage(gold, found) == 0.5
    assert coverage(found, gold) == 5 / 15
    assert identity(gold, found) == 0.0
    assert identity(gold, Span(0, 10)) == likeness(gold, Span(0, 10)) == 1.0


def test_touching_spans_do_not_overlap() -> None:
    """The end of a span is not in it, and an empty span is in nothing."""
    assert list(overlapping([Span(0, 5)], [Span(5, 9)])) == []
    assert list(overlapping([Span(0, 5)], [Span(2, 2)])) == []


def test_the_sweep_finds_what_comparing_all_with_all_finds() -> None:
    """On 200 random layouts, nested and crossing spans included."""
    draw = Random(7)
    for _ in range(200):
        gold, found = ([_span(draw) for _ in range(draw.randrange(8))] for _ in range(2))
        plain = {(g, f) for g, f in product(range(len(gold)), range(len(found))) if gold[g].overlaps(found[f])}
        swept = list(overlapping(gold, found))
        assert sorted(swept) == sorted(plain)


def _span(draw: Random) -> Span:
    """A span of 1 to 12 characters."""
    start = draw.randrange(30)
    return Span(start, start + draw.randrange(1, 13))


def test_best_pairs_first() -> None:
    """A found piece goes to the gold it fits best, though another came first."""
    assert one_to_one([(0.5, 0.5, 0, 0), (0.9, 0.9, 1, 0)]) == [(1, 0)]


def test_ties_go_to_the_greater_likeness_then_to_text_order() -> None:
    """Two found pieces cover a gold wholly: the tighter one is right; equal ones: the first."""
    assert one_to_one([(1.0, 0.2, 0, 0), (1.0, 0.8, 0, 1)]) == [(0, 1)]
    assert one_to_one([(1.0, 1.0, 0, 1), (1.0, 1.0, 0, 0)]) == [(0, 0)]


def test_nothing_to_pair() -> None:
    """No scores, no pairs."""
    assert one_to_one([]) == []
