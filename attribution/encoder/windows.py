"""Cut an article into overlapping windows that fit the encoder, at sentence starts where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def cut_windows(lengths: Sequence[int], sentences: Sequence[int], room: int, overlap: int, start: int = 0) -> list[tuple[int, int]]:
    """Ranges of words whose pieces fit into `room`, each starting at least `overlap` pieces before the end of the last.

    `lengths[i]` is the number of pieces of word i (a word longer than `room` counts as `room`). Every word from `start` on
    is in some window, and windows go forward: `lengths=[1]*10, room=6, overlap=2 -> [(0, 6), (4, 10)]` in one sentence.
    """
    ends = list(accumulate(min(n, room) for n in lengths))
    total = len(lengths)
    windows: list[tuple[int, int]] = []
    first = start
    while first < total:
        before = ends[first - 1] if first else 0
        last = first
        while last < total and ends[last] - before <= room:
            last += 1
        if last < total:
            shorter = _back_to_start(sentences, first, last)
            last = shorter if not windows or shorter > windows[-1][1] else last
        if windows and last <= windows[-1][1]:  # a long word ahead: go on until it fits
            first += 1
            continue
        windows.append((first, last))
        if last >= total:
            break
        following = last
        while following > first + 1 and ends[last - 1] - ends[following - 1] < overlap:
            following -= 1
        first = max(_back_to_start(sentences, first, following, limit=40), first + 1)
    return windows


def _back_to_start(sentences: Sequence[int], first: int, last: int, limit: int = 60) -> int:
    """The start of the sentence that word `last` is in, unless that lies more than `limit` words back."""
    word = last
    while word > first + 1 and last - word < limit:
        if sentences[word] != sentences[word - 1]:
            return word
        word -= 1
    return last
