"""Windows over an article: everything read, nothing too long, sentences whole where they fit."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from attribution.encoder.windows import cut_windows


@pytest.mark.parametrize("seed", range(20))
def test_windows_cover_all_words_and_fit(seed: int) -> None:
    """Every word is in a window, no window exceeds its room, and each starts after the one before."""
    rng = random.Random(seed)
    lengths = [rng.choice([1, 1, 1, 2, 3, 9, 24]) for _ in range(rng.randrange(1, 900))]
    sentences = [i // rng.choice([5, 20, 400]) for i in range(len(lengths))]
    sentences.sort()
    windows = cut_windows(lengths, sentences, 100, 20)
    assert windows[0][0] == 0
    assert windows[-1][1] == len(lengths)
    for first, last in windows:
        assert sum(lengths[first:last]) <= 100
    for (a, b), (c, d) in pairwise(windows):
        assert a < c <= b < d


def test_windows_start_at_sentences() -> None:
    """Where sentences are short, every window starts and ends at one."""
    sentences = [i // 10 for i in range(200)]
    for first, last in cut_windows([1] * 200, sentences, 64, 16):
        assert first % 10 == 0
        assert last % 10 == 0


def test_no_words_no_windows() -> None:
    """An empty article has no window."""
    assert cut_windows([], [], 100, 20) == []
