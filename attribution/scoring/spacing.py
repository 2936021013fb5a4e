"""Spaced punctuation, as research sets print it."""

from __future__ import annotations

MARKS = (".", ",", ";", ":", "?", "!", "'s", "n't", ")")


def tidy(text: str) -> str:
    """Undo the spaced punctuation of pre-tokenized sets, which no newspaper prints: `"sales , 23 %"` -> `"sales, 23 %"`."""
    for mark in MARKS:
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("-LRB- ", "(").replace(" -RRB-", ")")
