"""Consequence first, confidence second."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.severity import weigh
from attribution.types import Span
from tests.judging.building import claim


def draft(relation: str, kind: str = "number", confidence: float = 0.9, check: bool = False, article: str = "a", **evidence: Any) -> Draft:
    """A draft of a relation and kind with some evidence."""
    a, b = claim("12 died", article), claim("15 died", f"{article}2")
    return Draft(relation, kind, "t", "s", a, b, Span(0, 2), Span(0, 2), confidence, "x", "C101", check, evidence)  # type: ignore[arg-type]


def figure(kind: str, predicate: str = "") -> dict[str, Any]:
    """One side's facts."""
    return {"a": {"figure": {"kind": kind, "predicate": predicate}}, "b": {"figure": {"kind": kind, "predicate": ""}}}


@pytest.mark.parametrize(
    ("given", "severity"),
    [
        (draft("conflict", **figure("count", "die")), "high"),
        (draft("conflict", **figure("money")), "high"),
        (draft("conflict", **figure("count")), "medium"),
        (draft("conflict", **figure("measure")), "low"),
        (draft("conflict", "date"), "medium"),
        (draft("conflict", "name"), "high"),
        (draft("disputed", **figure("count", "die")), "medium"),
        (draft("update", **figure("count", "die")), "low"),
        (draft("altered_quote", "wording", gravity="grave"), "high"),
        (draft("altered_quote", "wording", gravity="minor"), "low"),
        (draft("misattributed", "wording", gravity="minor"), "high"),
        (draft("agree", **figure("count", "die")), "low"),
    ],
)
def test_consequence_decides(given: Draft, severity: str) -> None:
    """Deaths, money, names and quoted words without their hedge are high; a measurement is low."""
    assert weigh(given).severity == severity


def test_low_confidence_is_never_high_but_for_an_implausible_update() -> None:
    """An unsure conflict of deaths is medium and says why; what is implausible in size is high whatever its chance."""
    unsure = weigh(draft("conflict", confidence=0.55, **figure("count", "die")))
    assert unsure.severity == "medium"
    assert "not sure enough" in " ".join(unsure.reasons)
    assert weigh(draft("update", confidence=0.4, check=True, **figure("count", "die"))).severity == "high"


def test_report_order() -> None:
    """Severity, then relation, then confidence; agreements last however sure."""
    found = assemble(
        [
            draft("agree", confidence=0.99, article="p"),
            draft("conflict", confidence=0.95, article="q", **figure("measure")),
            draft("disputed", confidence=0.9, article="r", **figure("count", "die")),
            draft("conflict", confidence=0.7, article="s", **figure("count", "die")),
            draft("conflict", confidence=0.8, article="t", **figure("count", "die")),
        ]
    )
    assert [f.a.article for f in found] == ["t", "s", "r", "q", "p"]
    assert [f.id for f in found] == ["f1", "f2", "f3", "f4", "f5"]
    assert found[0].evidence["severity"] == {"consequence": 3, "reasons": ["deaths", "one of the two is wrong"]}
