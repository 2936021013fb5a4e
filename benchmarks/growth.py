"""How a figure grows: the exponent of a power law through sizes and values."""

from __future__ import annotations

from collections.abc import Sequence
from math import log


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float | None:
    """The slope of log value on log size by least squares: `[1, 2, 4], [3, 6, 12]` -> 1.0; None for fewer than two sizes or a value of 0."""
    if len(set(sizes)) < 2 or len(sizes) != len(values) or min(values) <= 0:
        return None
    x, y = [log(size) for size in sizes], [log(value) for value in values]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((one - mean_x) ** 2 for one in x)
    return sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True)) / spread
