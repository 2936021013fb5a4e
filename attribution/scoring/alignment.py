"""Gold spans and found spans of one text, paired one to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attribution.scoring.passages import shared
from attribution.types import Span


def likeness(a: Span, b: Span) -> float:
    """Jaccard: characters in common over characters in either; 1.0 for equal spans, so a quotation in another keeps its own."""
    common = shared(a, b)
    return common / max(1, a.end - a.start + b.end - b.start - common)


def coverage(gold: Span, found: Span) -> float:
    """The share of the gold span's characters that the found one covers; a whole page covers everything on it."""
    return shared(gold, found) / max(1, gold.end - gold.start)


def identity(gold: Span, found: Span) -> float:
    """1.0 for the same offsets, else 0.0."""
    return float((gold.start, gold.end) == (found.start, found.end))


def overlapping(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Every (gold index, found index) of spans that share a character, by one sweep over their starts."""
    events = sorted(
        [(span.start, 0, index) for index, span in enumerate(gold)]
        + [(span.start, 1, index) for index, span in enumerate(found)]
    )
    sides = (gold, found)
    open_: tuple[list[int], list[int]] = ([], [])
    for start, side, index in events:
        for each, spans in zip(open_, sides, strict=True):
            each[:] = [other for other in each if spans[other].end > start]
        if sides[side][index].end <= start:
            continue
        for other in open_[1 - side]:
            yield (index, other) if side == 0 else (other, index)
        open_[side].append(index)


def one_to_one(scored: Iterable[tuple[float, float, int, int]]) -> list[tuple[int, int]]:
    """Greedy pairs, best first, from (score, likeness, gold index, found index); no index twice on its side.

    Ties go to the greater likeness, then to what comes first in the text, where indices follow the text. Pairs come back
    in gold order: `[(0.9, 0.9, 0, 0), (0.8, 0.8, 0, 1), (0.7, 0.7, 1, 0)]` -> [(0, 0)].
    """
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, gold, found in sorted(scored, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        if gold not in taken and found not in used:
            taken[gold] = found
            used.add(found)
    return sorted(taken.items())
