"""Blocks against gold blocks."""

from __future__ import annotations

from attribution.scoring.layout import layout_tally
from attribution.scoring.tally import Ratio
from attribution.types import Block

TEXT = ("x" * 20 + "\n\n" + "x" * 100 + "\n\n" + "x" * 40 + "\n") * 2
GOLD = [Block(0, 20, "title"), Block(22, 122, "body"), Block(124, 164, "related")]


def test_a_perfect_page() -> None:
    """Every block has its role, no junk is kept, no story lost."""
    counts = layout_tally(GOLD, GOLD, TEXT)
    assert counts == {"role of block": Ratio(3, 3), "junk kept": Ratio(0, 40), "story lost": Ratio(0, 120)}


def test_junk_kept_and_story_lost_are_counted_in_characters() -> None:
    """A body that ends late keeps junk, one that starts late loses story."""
    counts = layout_tally(GOLD, [Block(0, 20, "title"), Block(42, 134, "body"), Block(134, 164, "related")], TEXT)
    assert counts == {"role of block": Ratio(3, 3), "junk kept": Ratio(10, 40), "story lost": Ratio(20, 120)}


def test_a_page_that_was_not_read() -> None:
    """No blocks: nothing kept, everything lost."""
    counts = layout_tally(GOLD, [], TEXT)
    assert counts == {"role of block": Ratio(0, 3), "junk kept": Ratio(0, 40), "story lost": Ratio(120, 120)}


def test_white_space_between_blocks_is_not_story() -> None:
    """One gold block or a block a paragraph: the same score."""
    text = "One.\n\nTwo."
    counts = layout_tally([Block(0, 10, "body")], [Block(0, 4, "body"), Block(6, 10, "body")], text)
    assert counts["story lost"] == Ratio(0, 8)
