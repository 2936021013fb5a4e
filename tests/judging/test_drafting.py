"""What a draft tells of the entailment model's reading."""

from __future__ import annotations

from dataclasses import replace

from attribution.judging.aligned import Alignment
from attribution.judging.drafting import statement_draft
from attribution.judging.statements import Judged
from attribution.types import Span, Verdict
from tests.judging.building import claim, pair


def test_the_window_that_decided_is_in_the_evidence() -> None:
    """Code points of the article, for the side that was too long to be read at once; nothing where both were read whole."""
    a = replace(claim("The harbour stayed open all day. " * 20, "a"), start=100, end=760)
    b = claim("The harbour was closed.", "b")
    whole, part, both = Verdict(0.1, 0.1, 0.8), Verdict(0.1, 0.1, 0.8, Span(33, 66)), Alignment(0.1, 0.8)
    assert statement_draft(Judged(pair(a, b), part, whole, both, {}), "conflict", 0.9).evidence["windows"] == [[133, 166], None]
    assert "windows" not in statement_draft(Judged(pair(a, b), whole, whole, both, {}), "conflict", 0.9).evidence
