"""The interval of a share."""

from __future__ import annotations

from math import sqrt

# The 97.5% point of the normal distribution: 95% intervals.
Z = 1.959963984540054


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% score interval of `hits` of `total` (Wilson 1927, J. Am. Stat. Assoc. 22): `wilson(9, 10)` is (0.596, 0.982).

    It is meant for draws that do not depend on each other; unlike a bootstrap it is honest where all or none are hits.
    """
    share, spread = hits / total, Z * Z / total
    middle = (share + spread / 2) / (1 + spread)
    reach = Z / (1 + spread) * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, middle - reach), min(1.0, middle + reach)
