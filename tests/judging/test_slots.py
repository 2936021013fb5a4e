"""Which judgements share a slot, and which facts of one article are never put into one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.slots import slots
from attribution.types import Claim, Span
from tests.judging.building import claim

DEAD = "12 people died and 30 were injured."


def joined(a: Claim, b: Claim, items: tuple[Span, Span], values: tuple[float, float], relation: str, confidence: float, **more: Any) -> Draft:
    """A number draft with the figures in its evidence."""
    sides = {side: {"figure": {"value": v, "low": v, "high": v, "unit": ""}} for side, v in zip("ab", values, strict=True)}
    return Draft(
        relation, "number", "number", "dead", a, b, *items, confidence, "x", "C101", False, {**sides, **more}  # type: ignore[arg-type]
    )


def test_a_wrong_match_does_not_join_two_slots() -> None:
    """Dead with dead, injured with injured; the weak match of dead with injured joins nothing and stands by itself."""
    a, b = claim(DEAD, "a"), claim(DEAD, "b")
    dead, hurt = Span(0, 2), Span(19, 21)
    drafts = [
        joined(a, b, (dead, dead), (12, 12), "agree", 0.95),
        joined(a, b, (hurt, hurt), (30, 30), "agree", 0.9),
        joined(a, b, (dead, hurt), (12, 30), "conflict", 0.5),
    ]
    found = slots(drafts)
    assert sorted(len(s.whole) for s in found) == [1, 1, 1]
    assert found == slots(drafts[::-1])


def test_one_fact_told_twice_in_an_article_is_one_slot() -> None:
    """Headline and body with one value meet the other report's sentence in one finding with two pairs."""
    head, body, other = claim("12 dead", "a"), replace(claim("Twelve died", "a", 2), start=50, end=61), claim("15 dead", "b")
    drafts = [
        joined(head, other, (Span(0, 2), Span(0, 2)), (12, 15), "conflict", 0.9),
        joined(body, other, (Span(50, 56), Span(0, 2)), (12, 15), "conflict", 0.8),
    ]
    (finding,) = assemble(drafts)
    assert len(finding.also) == 1


def said(a: str, b: str, confidence: float) -> Draft:
    """Two statements that agree."""
    one, two = claim(f"{a} sailed", a), claim(f"{b} sailed", b)
    return Draft("agree", "other", "statement", "s", one, two, Span(0, 8), Span(0, 8), confidence, "x", "G101", False, {})


def test_statements_do_not_chain() -> None:
    """a–b, b–c, c–d: three are one slot, the fourth hangs on one of them only; with its links to the others it belongs."""
    chain = [said("a", "b", 0.9), said("b", "c", 0.8), said("c", "d", 0.7)]
    assert sorted(len(s.whole) for s in slots(chain)) == [1, 2]
    assert [len(s.whole) for s in slots([*chain, said("a", "d", 0.6)])] == [4]


def test_parts_of_one_article_are_held_apart_like_articles() -> None:
    """With --within a headline's 12 and the body's 15 are two sides of one slot."""
    head, body = claim("12 dead", "a"), replace(claim("15 died", "a", 2), start=50, end=57)
    again = replace(claim("Fifteen died", "a", 3), start=90, end=102)
    drafts = [
        joined(head, body, (Span(0, 2), Span(50, 52)), (12, 15), "conflict", 0.9, within=["headline", "body"]),
        joined(head, again, (Span(0, 2), Span(90, 97)), (12, 15), "conflict", 0.8, within=["headline", "body"]),
    ]
    assert [len(s.members) for s in slots(drafts)] == [2]


def test_every_relation_of_a_slot_is_told_in_each_of_its_findings() -> None:
    """a and b conflict, b and c agree: two findings, and each lists both pairs."""
    a, b, c = claim("12 dead", "a"), claim("15 dead", "b"), claim("15 dead", "c")
    item = (Span(0, 2), Span(0, 2))
    found = assemble([joined(a, b, item, (12, 15), "conflict", 0.8), joined(b, c, item, (15, 15), "agree", 0.9)])
    assert [f.relation for f in found] == ["conflict", "agree"]
    for finding in found:
        assert sorted(pair["relation"] for pair in finding.evidence["pairs"]) == ["agree", "conflict"]
