"""Figures as ranges, in words and digits: worked cases."""

from __future__ import annotations

from models.entailment.generation import figures, shares, spelling, tallies, wordings


def test_ranges_give_labels() -> None:
    """The worked cases: bounds, rounding, approximation."""
    exact, above, least, about = figures.exact, figures.above, figures.above, figures.about
    assert figures.relation(exact("487", 487), about("about 500", 500)) == "entailment"
    assert figures.relation(exact("380", 380), about("about 500", 500)) == "contradiction"
    assert figures.relation(exact("450", 450), about("about 500", 500)) is None
    assert figures.relation(above("more than 40", 40, 1), exact("52", 52)) == "neutral"
    assert figures.relation(above("more than 40", 40, 1), exact("40", 40)) == "contradiction"
    assert figures.relation(exact("40", 40), least("at least 40", 40, 0)) == "entailment"
    assert figures.relation(exact("510", 510), figures.nearly("nearly 500", 500, 1)) == "contradiction"


def test_two_figures_together() -> None:
    """One wrong figure contradicts the claim, one open figure leaves it open."""
    assert tallies.verdict(["entailment", "entailment"]) == "entailment"
    assert tallies.verdict(["entailment", "neutral"]) == "neutral"
    assert tallies.verdict(["neutral", "contradiction", None]) == "contradiction"
    assert tallies.verdict(["entailment", None]) is None


def test_fractions_and_percentages_agree() -> None:
    """A third and 33 per cent are the same, a third and 30 per cent are not told apart, a quarter is no half."""
    third, percent = (
        shares.near("a third of the", 1 / 3, 0.01, "fraction"),
        shares.near("33 per cent of the", 0.33, 0.006, "percent"),
    )
    assert figures.relation(third, percent) == figures.relation(percent, third) == "entailment"
    assert shares.too_near(shares.near("30 per cent of the", 0.3, 0.006, "percent"), third, "contradiction")


def test_numbers_are_spelled() -> None:
    """Words, digits, scale words and back."""
    assert spelling.spelled(410) == "four hundred and ten"
    assert spelling.scaled(1_200_000) == "1.2 million"
    assert spelling.forms_of(12) == ["12", "a dozen", "twelve"]
    assert spelling.read("17,000") == 17000
    assert spelling.read("Forty") == 40
    assert wordings.is_round(450)
    assert not wordings.is_round(43)
