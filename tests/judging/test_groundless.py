"""Contradictions that a model sees between statements that do not contradict each other."""

from __future__ import annotations

import pytest

from attribution.judging.groundless import denies_another, figures_apart, groundless, other_stage
from tests.judging.building import claim, figure


def test_figures_that_comparators_judge() -> None:
    """Two sums of which neither has its equal are figures apart, whatever else agrees; equal ones leave the contradiction standing."""
    euros = figure("€2.1 billion", 2.1e9, kind="money", unit="EUR", thing="")
    dollars = figure("$2.3 billion", 2.3e9, kind="money", unit="USD", thing="")
    two = figure("two", 2, thing="company")
    a, b = claim("Sold for €2.1 billion by two companies.", quantities=(euros, two)), claim("Sold for $2.3 billion by two companies.", "b", quantities=(dollars, two))
    assert figures_apart(a, b)
    assert figures_apart(b, a)
    assert groundless(a, b)
    assert not figures_apart(a, claim("The two companies said no.", "b", quantities=(two,)))
    approved, rejected = claim("40 members approved it.", quantities=(figure("40", 40),)), claim("40 members rejected it.", "b", quantities=(figure("40", 40),))
    assert not groundless(approved, rejected)


@pytest.mark.parametrize(
    ("denied", "told", "expected"),
    [
        ("Stahl has not been convicted of selling prints.", "Stahl is accused of selling prints.", True),
        ("Roth was never charged with fraud.", "Roth was arrested on suspicion of fraud.", True),
        ("Stahl has not been convicted of selling prints.", "Stahl was convicted of selling prints.", False),
        ("Roth was not arrested.", "Roth was jailed for fraud.", False),
        ("The bridge was not closed.", "The bridge was closed.", False),
    ],
)
def test_stages_of_a_case(denied: str, told: str, expected: bool) -> None:
    """Not convicted is no denial of accused; not arrested denies arrested and, nearly, jailed."""
    a, b = claim(denied, negated=True), claim(told, "b")
    assert other_stage(a, b) is expected
    assert other_stage(b, a) is expected


def test_a_denial_of_another_thing() -> None:
    """A denial of bribing says nothing of meeting; one of taking bribes is held against who took them."""
    bribed = claim("Prandi denied on Tuesday that he had bribed officials.", lemmas=("prandi", "deny", "bribe", "official"))
    assert denies_another(bribed, claim("Prandi met officials.", "b", lemmas=("prandi", "meet", "official")))
    assert not denies_another(bribed, claim("Prandi bribed officials.", "b", lemmas=("prandi", "bribe", "official")))
    taking = claim("Prandi denied taking bribes.", lemmas=("prandi", "deny", "take", "bribe"))
    assert not denies_another(taking, claim("Prandi took bribes.", "b", lemmas=("prandi", "take", "bribe")))
    assert not denies_another(claim("Prandi denied it.", lemmas=("prandi", "deny")), claim("Prandi met officials.", "b", lemmas=("prandi", "meet")))
