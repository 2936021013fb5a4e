"""Groups of articles beside the true stories: pairs of articles that are together, and should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence

from attribution.scoring.tally import Ratio


def together(groups: Iterable[Sequence[str]], truth: Mapping[str, Hashable]) -> tuple[Ratio, Ratio]:
    """Precision and recall over pairs of articles: `[[a, b, c]]` with truth a=1, b=1, c=2, d=2 -> 1/3, 1/2."""
    right = found = 0
    for group in groups:
        found += _pairs(len(group))
        right += sum(_pairs(size) for size in Counter(truth[name] for name in group).values())
    return Ratio(right, found), Ratio(right, sum(_pairs(size) for size in Counter(truth.values()).values()))


def _pairs(size: int) -> int:
    """Pairs among so many."""
    return size * (size - 1) // 2
