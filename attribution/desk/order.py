"""Two orders of the same passages: what stands where it stood, and what was moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence

# Above this many passages in one article the alignment is left to the later stages (equal words, keys, likeness).
LONGEST = 20_000


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Positions of the longest common subsequence: equal passages in the same order, so that neighbours settle which of several equal ones is meant."""
    from rapidfuzz.distance import LCSseq

    if not old or not new or max(len(old), len(new)) > LONGEST:
        return
    numbers: dict[Hashable, int] = {}
    one, other = ([numbers.setdefault(item, len(numbers)) for item in items] for items in (old, new))
    for block in LCSseq.editops(one, other).as_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))


def steady(positions: Sequence[int]) -> set[int]:
    """Which of the given old positions, listed in their new order, were not moved: the longest rising run (n log n).

    >>> sorted(steady([0, 3, 1, 2]))
    [0, 1, 2]
    """
    ends: list[int] = []
    chains: list[int] = []
    before: dict[int, int | None] = {}
    for position in positions:
        at = bisect_left(ends, position)
        ends[at:at + 1] = [position]
        chains[at:at + 1] = [position]
        before[position] = chains[at - 1] if at else None
    found: set[int] = set()
    last = chains[-1] if chains else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
