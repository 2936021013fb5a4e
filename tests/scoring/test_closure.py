"""Agreements that follow from a chain."""

from __future__ import annotations

from typing import Any

from attribution.scoring.closure import close_agreements
from attribution.scoring.gold import GoldPair, gold_pair
from tests.scoring.building import place, record

A, B, C, D = (place(doc, 0, 20) for doc in "abcd")


def closed(*records: dict[str, Any]) -> set[frozenset[str]]:
    """The reports of the pairs that the closure adds."""
    pairs: list[GoldPair] = [gold_pair(item) for item in records]
    return {pair.reports for pair in close_agreements(pairs)[len(pairs) :]}


def test_a_chain_closes() -> None:
    """a–b and b–c give a–c; a longer chain gives every pair."""
    chain = [record("agree", A, B), record("agree", B, C)]
    assert closed(*chain) == {frozenset("ac")}
    assert closed(*chain, record("agree", D, C)) == {frozenset("ac"), frozenset("ad"), frozenset("bd")}


def test_the_order_of_records_does_not_matter() -> None:
    """Two chains that a later record joins are one."""
    assert closed(record("agree", A, B), record("agree", C, D), record("agree", C, B)) == {
        frozenset("ac"),
        frozenset("ad"),
        frozenset("bd"),
    }


def test_passages_link_by_overlap() -> None:
    """b's passage need not be cut alike in both pairs, but it must be the same words."""
    assert closed(record("agree", A, B), record("agree", place("b", 15, 40), C)) == {frozenset("ac")}
    assert closed(record("agree", A, B), record("agree", place("b", 20, 40), C)) == set()


def test_slots_are_apart() -> None:
    """One sentence about two things links no chains."""
    assert closed(record("agree", A, B), record("agree", B, C, slot="date")) == set()


def test_never_across_another_relation() -> None:
    """A pair annotated otherwise in the slot stays what it is."""
    for relation in ("conflict", "different_scope"):
        assert closed(record("agree", A, B), record("agree", B, C), record(relation, C, place("a", 10, 30))) == set()


def test_other_relations_make_no_chain() -> None:
    """Agreement with one side of a conflict says nothing of the other side."""
    assert closed(record("agree", A, B), record("conflict", B, C)) == set()


def test_nothing_closes_to_nothing() -> None:
    """An empty slot is not an error."""
    assert close_agreements([]) == ()
