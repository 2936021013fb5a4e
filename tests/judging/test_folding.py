"""One difference is reported once, by the most specific evidence."""

from __future__ import annotations

from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.folding import fold
from attribution.types import Span
from tests.judging.building import claim

A, B = claim("12 people died in the ferry.", "a"), claim("15 people died in the ferry.", "b")


def draft(topic: str, relation: str = "conflict", kind: str = "other", **more: Any) -> Draft:
    """A draft on the two sentences."""
    settings: dict[str, Any] = {"kind": kind, "slot": "s", "confidence": 0.8, "explanation": topic, "code": "C101", "needs_check": False, **more}
    return Draft(relation=relation, topic=topic, a=A, b=B, item_a=Span(0, 2), item_b=Span(0, 2), evidence={}, **settings)  # type: ignore[arg-type]


def test_a_statement_is_folded_into_the_figure_that_explains_it() -> None:
    """The figure stays and tells of the statement."""
    (kept,) = fold([draft("statement"), draft("number", "update", "number")])
    assert kept.topic == "number"
    assert kept.evidence["folded"] == [{"topic": "statement", "relation": "conflict", "confidence": 0.8, "explanation": "statement"}]


def test_what_says_more_is_kept() -> None:
    """A negation beside a figure, an agreement beside a difference, and the words and the content of a quotation stay apart."""
    assert len(fold([draft("statement", kind="negation"), draft("number")])) == 2
    assert len(fold([draft("statement", "agree"), draft("number")])) == 2
    assert len(fold([draft("words", "altered_quote", "wording"), draft("number", kind="number")])) == 2


def test_an_open_question_swallows_nothing() -> None:
    """A figure that cannot be told leaves the statement's conflict standing."""
    assert len(fold([draft("statement"), draft("number", "cannot_tell")])) == 2


def test_an_agreement_beside_a_difference_is_told_by_it() -> None:
    """Fifteen members agree beside eleven and ten of them: the difference has both sentences; beside altered words it stays."""
    (kept,) = fold([draft("number", "agree"), draft("number", "conflict", "number", slot="votes")])
    assert kept.relation == "conflict"
    assert len(fold([draft("date", "agree"), draft("words", "altered_quote", "wording")])) == 2
    assert len(fold([draft("date", "agree"), draft("number", "agree")])) == 2
