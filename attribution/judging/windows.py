"""The part of a statement that carries one item: the clause around it, and the statement with the item masked or exchanged."""

from __future__ import annotations

import re

from attribution.types import Claim, Span

# Clause borders a reader hears; a comma alone is one only where enough words stand on the item's side.
BORDER = re.compile(r"[;:—–()“”\"…]|(?<=\w), |(?<=\d)\. (?=[A-Z])| - ")
MIN_WORDS = 7
MASK = "N"


def local(claim: Claim, item: Span) -> Span:
    """The clause around an item, in article offsets: the stretch between borders, widened to at least 7 words."""
    text, base = claim.text, claim.start
    cuts = [0, *sorted({m.end() for m in BORDER.finditer(text)} | {m.start() for m in BORDER.finditer(text)}), len(text)]
    first = max(i for i, cut in enumerate(cuts) if cut <= item.start - base)
    last = min(i for i, cut in enumerate(cuts) if cut >= item.end - base)
    while len(text[cuts[first] : cuts[last]].split()) < MIN_WORDS and (first > 0 or last < len(cuts) - 1):
        first, last = max(0, first - 1), min(len(cuts) - 1, last + 1)
    piece = text[cuts[first] : cuts[last]]
    left = len(piece) - len(piece.lstrip(" ,;:—–-"))
    right = len(piece.rstrip(" ,;:—–-"))
    return Span(base + cuts[first] + left, base + cuts[first] + max(right, left))


def exchanged(claim: Claim, item: Span, replacement: str, within: Span | None = None) -> str:
    """The statement (or the part `within`) with other words in the item's place: `"15 died" -> "N died"`."""
    part = within or claim
    text = claim.text[part.start - claim.start : part.end - claim.start]
    start, end = item.start - part.start, item.end - part.start
    return f"{text[:start]}{replacement}{text[end:]}"


def words_of(claim: Claim, part: Span) -> str:
    """The words of a part of a statement."""
    return claim.text[part.start - claim.start : part.end - claim.start]
