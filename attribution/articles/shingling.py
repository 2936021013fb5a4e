"""Runs of words as numbers: what two texts are compared by without comparing the texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np

from attribution.types import Article

# An odd factor, so that no word of a run is lost modulo 2**64 (the 64-bit golden ratio, as in Fibonacci hashing).
FACTOR = 0x9E3779B97F4A7C15
KEPT = 1 << 16  # words whose numbers are kept


def body_of(article: Article) -> str:
    """The body blocks of an article, a line each; the whole text of one without a body."""
    return "\n".join(block.of(article.text) for block in article.blocks if block.role == "body") or article.text


def shingles(segments: Iterable[Sequence[str]], size: int) -> Any:
    """A number for every run of `size` words inside a segment: sorted, each once, of dtype uint32.

    Two different runs share a number once in four thousand million: 500 of one text meet 500 of another in 0.00006 of them.
    """
    runs = [np.zeros(0, np.uint64)]
    for words in segments:
        if len(words) >= size:
            numbers = np.fromiter((number(word) for word in words), np.uint64, len(words))
            total = np.zeros(len(words) - size + 1, np.uint64)
            for offset in range(size):
                total = total * np.uint64(FACTOR) + numbers[offset : offset + len(total)]
            runs.append(total)
    return np.unique((np.concatenate(runs) >> np.uint64(32)).astype(np.uint32))


def numbered(words: Iterable[str]) -> Any:
    """The numbers of words: sorted, each once, of dtype uint32."""
    return np.unique(np.array([number(word) >> 32 for word in words], np.uint32))


@lru_cache(KEPT)
def number(word: str) -> int:
    """A word's number, the same in every run and on every machine: 64 bits."""
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def shared(a: Any, b: Any) -> int:
    """How many numbers two sorted arrays have in common."""
    return len(np.intersect1d(a, b, assume_unique=True))
