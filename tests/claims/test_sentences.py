"""Sentences of a story: which are statements at all."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.claims.sentences import story_sentences
from attribution.types import Article, Block


@pytest.mark.parametrize(
    ("caption", "kept"),
    [
        ("FILE - The minister speaks in Vienna on May 20, 2022.", False),
        ("The minister speaks with the country's top diplomat, S...", False),
        ("The minister speaks in Vienna on Friday.", True),
    ],
)
def test_captions_of_other_days_and_broken_ones_are_no_statements(nlp: Any, caption: str, kept: bool) -> None:
    """A picture from the files tells of another day, and a caption that breaks off tells nothing whole."""
    text = f"{caption}\n\nThe minister left Vienna."
    blocks = (Block(0, len(caption), "caption"), Block(len(caption) + 2, len(text), "body"))
    found = story_sentences(Article("a", text, blocks=blocks), nlp(text))
    assert (found[0].role == "caption") is kept
