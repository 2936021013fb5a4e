"""Word lists written as plain text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set: `"said says" -> {"said", "says"}`."""
    return frozenset(text.split())
