"""Which statements are compared: the nearest of each report, and those of one measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from attribution.matching.candidates import NEIGHBOURS, PARTNERS, find_pairs, partners
from attribution.matching.vectors import Vectors
from attribution.types import Claim
from tests.judging.building import claim, figure


class Angles:
    """An embedder that puts a text at the angle its last word names."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """Unit vectors, (sentences, 2)."""
        turns = np.radians([float(s.rstrip(".").split()[-1]) for s in sentences])
        return np.stack([np.cos(turns), np.sin(turns)], 1)


def statements(article: str, angles: Sequence[float], **more: Any) -> list[Claim]:
    """Statements of an article at angles."""
    return [claim(f"{article} at {angle}", article, n, **more) for n, angle in enumerate(angles)]


def test_the_nearest_are_kept() -> None:
    """Of ten statements of another report a statement is compared with its nearest, and with those whose nearest it is."""
    a, b = statements("a", [0]), statements("b", range(0, 100, 10))
    pairs, considered = find_pairs([*b, *a], Vectors(Angles()), 0.3)
    assert considered == 10
    assert len(pairs) == 8  # the nearest three, and each of b whose cosine is above the floor: a has but one statement
    pairs, _ = find_pairs([*statements("a", [0, 90]), *b], Vectors(Angles()), 0.98)
    assert {p.b.text for p in pairs} == {"b at 0", "b at 10", "b at 80", "b at 90"}
    assert all(p.a.article == "a" for p in pairs)


def test_order_of_input_does_not_matter() -> None:
    """Any order of statements gives the same pairs in the same order."""
    claims = [*statements("a", [0, 30, 60]), *statements("b", [10, 50]), *statements("c", [5])]
    assert find_pairs(claims, Vectors(Angles()), 0.3) == find_pairs(claims[::-1], Vectors(Angles()), 0.3)


def test_one_measure_is_enough() -> None:
    """Statements that give figures of one tally are compared although their words are unlike."""
    nine, twelve = figure("nine", 9, predicate="die"), figure("12", 12, predicate="die")
    a = [*statements("a", [0], quantities=(nine,)), *statements("a2", [])]
    b = statements("b", [75], quantities=(twelve,))
    assert len(find_pairs([*a, *b], Vectors(Angles()), 0.5)[0]) == 1
    assert not find_pairs([*statements("a", [0]), *statements("b", [75])], Vectors(Angles()), 0.5)[0]


def test_large_stories_are_compared_with_their_nearest_articles() -> None:
    """Beyond a dozen others an article meets its nearest only: pairs grow with the articles, not with their square."""
    few = {f"a{n}": np.array([1.0, 0.0]) for n in range(PARTNERS + 1)}
    assert len(list(partners(few))) == (PARTNERS + 1) * PARTNERS // 2
    turns = np.radians(np.linspace(0, 90, 60))
    many = {f"a{n:02}": np.array([np.cos(t), np.sin(t)]) for n, t in enumerate(turns)}
    found = list(partners(many))
    assert len(found) <= 60 * PARTNERS
    assert ("a00", "a01") in found
    assert ("a00", "a59") not in found
    assert NEIGHBOURS == 3


def test_long_articles_are_compared_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of cosines, however few are held at once, give the pairs of one matrix."""
    a, b = statements("a", range(0, 90, 7)), statements("b", range(0, 90, 4), quantities=(figure("9", 9, predicate="die"),))
    a[3] = replace(a[3], quantities=b[0].quantities)
    whole = find_pairs([*a, *b], Vectors(Angles()), 0.3)
    monkeypatch.setattr("attribution.matching.candidates.HELD", 40)
    assert find_pairs([*a, *b], Vectors(Angles()), 0.3) == whole


def test_many_statements_of_one_measure_meet_the_most_similar_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of two long lists of figures grow with the lists, not with their product."""
    died = (figure("9", 9, predicate="die"),)
    claims = [c for article in "ab" for c in statements(article, [n / 10 for n in range(60)], quantities=died)]
    monkeypatch.setattr("attribution.matching.candidates.SHARERS", 4)
    pairs, _ = find_pairs(claims, Vectors(Angles()), 0.3)
    assert 60 * 4 <= len(pairs) <= 60 * 2 * (4 + NEIGHBOURS)
