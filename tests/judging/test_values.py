"""Figures are compared by what their wording allows (annotation guide, rules 1 and rulings)."""

from __future__ import annotations

import pytest

from attribution.judging.values import compare_values, plain
from attribution.types import Quantity
from tests.judging.building import figure

CASES = [
    (figure("more than 17,000", 17000, "more_than", step=1000), figure("17,500", 17500, step=100), "agree"),
    (figure("about 100", 100, "about", step=100), figure("104", 104), "agree"),
    (figure("dozens", 50, "vague", low=24, high=99), figure("36", 36), "agree"),
    (figure("at least 19", 19, "at_least"), figure("15", 15), "differ"),
    (figure("at least 19", 19, "at_least"), figure("at least 15", 15, "at_least"), "agree"),
    (figure("more than 40", 40, "more_than", step=10), figure("40", 40, step=10), "agree"),
    (figure("about 150,000", 150000, "about", step=10000), figure("157,000", 157000, step=1000), "differ"),
    (figure("more than 30", 30, "more_than", step=10), figure("3,000", 3000, step=1000), "differ"),
    (figure("165", 165), figure("304", 304), "differ"),
    (figure("430", 430, step=10), figure("340", 340, step=10), "differ"),
    (figure("$5m", 5e6, kind="money", unit="USD"), figure("€5m", 5e6, kind="money", unit="EUR"), "incomparable"),
    (figure("5%", 5, kind="percent", unit="percent"), figure("5", 5), "incomparable"),
]


@pytest.mark.parametrize(("a", "b", "outcome"), CASES, ids=lambda x: getattr(x, "text", x))
def test_outcomes(a: Quantity, b: Quantity, outcome: str) -> None:
    """Bounds, rounding, vague words and units decide; the order of the two sides never does."""
    assert compare_values(a, b).outcome == outcome
    assert compare_values(b, a).outcome == outcome


def test_plain_numbers() -> None:
    """Numbers are written as readers write them."""
    assert [plain(17500.0), plain(2.5), plain(float("inf"))] == ["17,500", "2.5", "any number"]
