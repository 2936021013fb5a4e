"""A finding's fingerprint is of words: edits elsewhere, and the order of the articles, do not change it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.judging.findings import assemble
from attribution.types import Claim, Span
from tests.judging.test_findings import draft


def shifted(claim: Claim, by: int) -> Claim:
    """The statement when a paragraph of `by` characters was put above it."""
    return replace(claim, id=f"{claim.id}-{by}", start=claim.start + by, end=claim.end + by, paragraph=claim.paragraph + 1)


@pytest.mark.parametrize(("in_a", "in_b"), [(1, 0), (0, 250), (40, 7000)])
def test_a_paragraph_elsewhere_changes_nothing(in_a: int, in_b: int) -> None:
    """Above either passage, or above both."""
    one = draft("a", "b")
    later = replace(
        one, a=shifted(one.a, in_a), b=shifted(one.b, in_b), item_a=Span(in_a, in_a + 2), item_b=Span(in_b, in_b + 2)
    )
    (before,), (after,) = assemble([one]), assemble([later])
    assert (after.fingerprint, after.relation) == (before.fingerprint, before.relation)
    assert after.a.start == in_a


def test_the_passages_own_words_change_it() -> None:
    """Another figure is another finding."""
    one = draft("a", "b")
    other = replace(one, a=replace(one.a, text="13 died, says a"))
    assert assemble([one])[0].fingerprint != assemble([other])[0].fingerprint


def test_the_deciding_item_changes_it() -> None:
    """Two figures of one sentence are two findings."""
    one = draft("a", "b")
    assert assemble([one])[0].fingerprint != assemble([replace(one, item_a=Span(9, 13))])[0].fingerprint


def test_the_order_of_the_two_does_not() -> None:
    """Whichever article comes first."""
    one = draft("a", "b")
    turned = replace(one, a=one.b, b=one.a)
    assert assemble([one])[0].fingerprint == assemble([turned])[0].fingerprint
