"""Features of two figures or dates."""

from __future__ import annotations

from attribution.judging.matches import MOST_ITEMS, number_features, number_matches
from attribution.types import Pair
from tests.judging.building import claim, figure


def test_features_mirror() -> None:
    """Two figures have the same features whichever comes first, of two kinds too: "2.6 million" beside "2.6 million euros"."""
    bare, sum_ = figure("2.6 million", 2.6e6), figure("2.6 million euros", 2.6e6, kind="money", unit="EUR")
    span, few = figure("12 days", 12, kind="duration", unit="second"), figure("a dozen", 12, bound="about")
    for a, b in ((bare, sum_), (span, few), (sum_, span)):
        assert number_features(a, b) == number_features(b, a)


def test_a_table_is_not_compared_with_a_table() -> None:
    """Of a statement with thousands of figures the first are compared: pairs do not grow with the square of a list."""
    many = tuple(figure(str(n), n) for n in range(1, 3001))
    pair = Pair(claim("a list", "a", 0, quantities=many), claim("another list", "b", 0, quantities=many), 0.9)
    assert len(list(number_matches(pair))) == MOST_ITEMS**2
