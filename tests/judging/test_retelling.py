"""One difference told in headline and body has one name and one finding."""

from __future__ import annotations

from dataclasses import replace

from attribution.judging.findings import assemble
from attribution.judging.retelling import settle
from attribution.judging.slots import slots
from attribution.types import Span
from tests.judging.building import claim
from tests.judging.test_slots import joined


def test_headline_and_body_are_one_finding_under_one_name() -> None:
    """A conflict of headlines and an update of sentences on the same two prices is the surer of the two, with both passages."""
    head_a, body_a = claim("Bought for 300", "a"), replace(claim("It pays 300 now.", "a", 2), start=40, end=56)
    head_b, body_b = claim("Sold for 350", "b"), replace(claim("It costs 350 now.", "b", 2), start=40, end=57)
    drafts = [
        joined(head_a, head_b, (Span(11, 14), Span(9, 12)), (300, 350), "conflict", 0.6),
        joined(body_a, body_b, (Span(48, 51), Span(49, 52)), (300, 350), "update", 0.9),
    ]
    (finding,) = assemble(drafts)
    assert (finding.relation, finding.confidence, finding.a.text) == ("update", 0.9, "It pays 300 now.")
    assert [(a.text, b.text) for a, b in finding.also] == [("Bought for 300", "Sold for 350")]
    assert assemble(drafts[::-1]) == (finding,)


def test_equal_figures_and_other_figures_stay_apart() -> None:
    """Two men and two women are two facts; other figures are another difference."""
    a, b = claim("2 men and 2 women of 9", "a"), claim("2 men and 2 women of 7", "b")
    men, women, all_of_them = Span(0, 1), Span(10, 11), Span(21, 22)
    drafts = [
        joined(a, b, (men, men), (2, 2), "agree", 0.9),
        joined(a, b, (women, women), (2, 2), "agree", 0.8),
        joined(a, b, (all_of_them, all_of_them), (9, 7), "conflict", 0.7),
    ]
    assert settle(drafts) == drafts
    assert len(slots(drafts)) == 3
    (shown,) = assemble(drafts)
    assert [folded["relation"] for folded in shown.evidence["folded"]] == ["agree", "agree"]
