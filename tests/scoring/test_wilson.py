"""The interval of a share."""

from __future__ import annotations

import pytest

from attribution.scoring.wilson import wilson


@pytest.mark.parametrize(
    ("hits", "total", "expected"),
    [(9, 10, (0.5958, 0.9821)), (0, 10, (0.0, 0.2775)), (10, 10, (0.7225, 1.0)), (500, 1000, (0.4691, 0.5309))],
)
def test_the_published_interval(hits: int, total: int, expected: tuple[float, float]) -> None:
    """Values as any table of Wilson score intervals gives them; all or none right is no certainty."""
    assert wilson(hits, total) == pytest.approx(expected, abs=1e-4)
