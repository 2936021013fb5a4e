"""When a found passage counts for a gold passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attribution.types import Span

# The rule of the evaluation: at least half of the gold passage shared, at most three times as long (or one sentence).
SHARED = 0.5
LENGTHS = 3
BREAK = re.compile(r"[.!?…][\"”’'»)\]]*(\s+)[\"“‘'«(\[]*(?=[^\W_a-zß-öø-ÿ])")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
ABBREVIATED_WORDS = """
mr mrs ms dr prof rev hon gen col maj capt lt sgt cpl adm cmdr sen rep gov pres st mt ft no nos vs jr sr inc ltd co corp
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun etc al approx est fig vol pp cf
"""
ABBREVIATIONS = frozenset(ABBREVIATED_WORDS.split())


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A passage of one report; offsets are code points into the report's text."""

    article: str
    text: str


def shared(a: Span, b: Span) -> int:
    """Characters two spans of one text have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def counts_for(found: Place, gold: Place, share: float = SHARED) -> bool:
    """Whether `found` meets `gold`: at least `share` of it covered, and no longer than three times it or one sentence.

    gold "at least 19 were killed" (24 characters): a sentence around it counts, the paragraph around it does not.
    """
    if found.article != gold.article or gold.end <= gold.start:
        return False
    if shared(found, gold) < share * (gold.end - gold.start):
        return False
    return found.end - found.start <= LENGTHS * (gold.end - gold.start) or is_one_sentence(found.text)


def is_one_sentence(text: str) -> bool:
    """Whether no sentence ends inside `text`: "Mr. Diop spoke in the U.N. Council." is one, "He left. She stayed." two.

    A blank line always ends a sentence, and so does a line break after a full stop. Linear in the length of the text.
    """
    text = text.strip()
    if BLANK_LINE.search(text):
        return False
    return all("\n" not in found.group(1) and _abbreviated(text, found.start()) for found in BREAK.finditer(text))


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the mark at `stop` is the dot of an abbreviation or an initial: "U.N.", "J.", "Gen."."""
    if text[stop] != ".":
        return False
    start = stop
    while start > 0 and stop - start < 12 and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:stop]
    initials = all(len(part) == 1 and part.isalpha() for part in word.strip(".").split("."))
    return initials or word.casefold() in ABBREVIATIONS
