"""Blocks of a page beside gold blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.scoring.tally import Ratio
from attribution.types import Block, Span

STORY = ("title", "caption", "body")
JUNK = ("related", "boilerplate")


def layout_tally(gold: Sequence[Block], found: Sequence[Block], text: str) -> dict[str, Ratio]:
    """Blocks that mostly have the right role, characters of junk kept as story, and characters of story lost.

    gold related teasers of 400 characters, 100 of them found as body -> "junk kept" 100/400. White space is not counted:
    whether the blank line between two paragraphs belongs to a block is nobody's concern.
    """
    story = [block for block in found if block.role in STORY]
    sizes = {id(block): printed(block, text) for block in gold}
    kept = {id(block): _inside(block, story, text) for block in gold}
    junk = [id(block) for block in gold if block.role in JUNK]
    real = [id(block) for block in gold if block.role in STORY]
    right = sum(2 * _inside(b, [f for f in found if f.role == b.role], text) >= sizes[id(b)] for b in gold)
    return {
        "role of block": Ratio(right, len(gold)),
        "junk kept": Ratio(sum(kept[key] for key in junk), sum(sizes[key] for key in junk)),
        "story lost": Ratio(sum(sizes[key] - kept[key] for key in real), sum(sizes[key] for key in real)),
    }


def printed(span: Span, text: str) -> int:
    """Characters of a span that are not white space."""
    return sum(not character.isspace() for character in span.of(text))


def _inside(gold: Block, found: Iterable[Block], text: str) -> int:
    """Printed characters of a gold block inside blocks that do not overlap each other."""
    cuts = (Span(max(gold.start, b.start), min(gold.end, b.end)) for b in found if gold.overlaps(b))
    return sum(printed(cut, text) for cut in cuts)
