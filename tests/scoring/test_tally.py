"""Counts, rates and bootstrap intervals."""

from __future__ import annotations

import pytest

from attribution.scoring.tally import Ratio, add, harmonic, intervals, rates


def test_ratios_add_up_name_by_name() -> None:
    """Stories are added by counts, not by averaging their rates."""
    total = add([{"x": Ratio(1, 2), "y": Ratio(1, 1)}, {"x": Ratio(0, 2)}])
    assert total == {"x": Ratio(1, 4), "y": Ratio(1, 1)}


def test_nothing_counted_has_no_rate() -> None:
    """An empty selection is unknown, not zero."""
    assert Ratio(0, 0).rate is None
    assert rates({"x": Ratio(0, 0), "y": Ratio(0, 2)}) == {"y": 0.0}
    assert add([]) == {}


@pytest.mark.parametrize(
    ("precision", "recall", "expected"), [(0.5, 0.5, 0.5), (1.0, 0.5, 2 / 3), (0.0, 0.0, 0.0), (None, 1.0, None)]
)
def test_harmonic(precision: float | None, recall: float | None, expected: float | None) -> None:
    """F1 is the harmonic mean, unknown where a part is."""
    assert harmonic(precision, recall) == (pytest.approx(expected) if expected is not None else None)


def test_f1_is_made_of_the_named_rates() -> None:
    """Rates of F1s come from the precision and recall they name."""
    found = rates({"p": Ratio(1, 2), "r": Ratio(1, 1)}, {"f": ("p", "r"), "g": ("p", "none")})
    assert found["f"] == pytest.approx(2 / 3)
    assert "g" not in found


def test_intervals_are_the_same_every_time() -> None:
    """The same seed gives the same interval, and it encloses the rate."""
    tallies = [{"x": Ratio(n % 3, 2)} for n in range(20)]
    first, second = intervals(tallies), intervals(tallies)
    assert first == second
    low, high = first["x"]
    assert low < sum(n % 3 for n in range(20)) / 40 < high


def test_interval_of_equal_stories_is_a_point() -> None:
    """Where every story has the same rate, no resample has another."""
    assert intervals([{"x": Ratio(1, 2)}] * 5, resamples=50)["x"] == (0.5, 0.5)


def test_intervals_draw_whole_stories() -> None:
    """One large story moves the rate as a whole: the ends are those of the stories."""
    low, high = intervals([{"x": Ratio(100, 100)}, {"x": Ratio(0, 100)}], resamples=200)["x"]
    assert (low, high) == (0.0, 1.0)


def test_no_stories_have_no_intervals() -> None:
    """An empty set is not an error."""
    assert intervals([]) == {}
