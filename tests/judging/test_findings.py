"""Judgements become findings: one a slot, in an order that does not depend on the input."""

from __future__ import annotations

from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.types import Span
from tests.judging.building import claim


def draft(a: str, b: str, relation: str = "conflict", **more: Any) -> Draft:
    """A draft about one figure at the start of two articles."""
    settings: dict[str, Any] = {
        "kind": "number", "topic": "number", "slot": "dead", "item_a": Span(0, 2), "item_b": Span(0, 2), "confidence": 0.8,
        "explanation": "x", "code": "C101", "needs_check": False, "evidence": {}, **more,
    }  # fmt: skip
    return Draft(relation=relation, a=claim(f"12 died, says {a}", a), b=claim(f"15 died, says {b}", b), **settings)  # type: ignore[arg-type]


def test_one_finding_a_slot() -> None:
    """Three reports of one toll are one finding with the other pairs behind it."""
    findings = assemble([draft("a", "b"), draft("b", "c", confidence=0.9), draft("a", "c")])
    assert len(findings) == 1
    assert (findings[0].a.article, findings[0].b.article) == ("b", "c")
    assert len(findings[0].also) == 2


def test_relations_of_a_slot_are_kept_apart() -> None:
    """An agreement and a conflict about one slot are two findings, the conflict first."""
    findings = assemble([draft("a", "b", "agree"), draft("b", "c")])
    assert [f.relation for f in findings] == ["conflict", "agree"]
    assert [f.id for f in findings] == ["f1", "f2"]


def test_order_of_input_changes_nothing() -> None:
    """The same findings, byte for byte, in any order."""
    drafts = [draft("a", "b"), draft("c", "d", item_a=Span(4, 6)), draft("e", "f", "update", needs_check=True)]
    assert assemble(drafts) == assemble(drafts[::-1])


def test_fingerprints_follow_the_words_only() -> None:
    """Two printings of one pair of passages have one fingerprint, whatever its confidence."""
    (one,), (two,) = assemble([draft("a", "b")]), assemble([draft("a", "b", confidence=0.5)])
    assert one.fingerprint == two.fingerprint


def test_severity() -> None:
    """What needs a check is high, whatever it is called."""
    (finding,) = assemble([draft("a", "b", "update", needs_check=True)])
    assert finding.severity == "high"
    (quiet,) = assemble([draft("a", "b", "update")])
    assert quiet.severity == "low"
