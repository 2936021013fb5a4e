"""Spaced punctuation, as research sets print it."""

from __future__ import annotations

import re

MARKS = (",", ";", ":", "?", "!", "'s", "n't", ")")


def tidy(text: str) -> str:
    """Undo the spaced punctuation of pre-tokenized sets, which no newspaper prints: `"sales , 23 %"` -> `"sales, 23 %"`."""
    text = re.sub(r" \.(?!\d)", ".", text)  # not in "rose .5 percent"
    for mark in MARKS:
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(").replace("-LRB- ", "(").replace(" -RRB-", ")")
