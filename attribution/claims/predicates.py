"""Words and phrases of a sentence that name a predicate class, wherever the parse puts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.claims.vocabulary import PHRASE_CLASSES, PHRASE_RE, PHRASE_STARTS, PREDICATE_OF
from attribution.types import Quantity, Span

# A word of a class further away than this belongs to another clause more often than not.
REACH = 90
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A predicate word in a sentence: its class, and whether a comma or semicolon opens its clause."""

    name: str


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """Return the predicate words of `text[start:end]` in order: `"five wounded" -> injure`."""
    found: list[Mention] = []
    reached = start
    for match in WORD.finditer(text, start, end):
        word = match.group().lower()
        if match.start() < reached:
            continue
        phrase = PHRASE_RE.match(text, match.start(), end) if word in PHRASE_STARTS else None
        if phrase is not None and phrase.lastgroup:
            found.append(Mention(match.start(), phrase.end(), PHRASE_CLASSES[int(phrase.lastgroup[1:])]))
            reached = phrase.end()
        elif word in PREDICATE_OF:
            found.append(Mention(match.start(), match.end(), PREDICATE_OF[word]))
    return found


def nearest_mention(said: Sequence[Mention], quantity: Quantity) -> str:
    """Return the class nearest to a figure, one after it preferred over one before: "killing three and wounding five"."""
    best, cost = "", float(REACH)
    for mention in said:
        gap = mention.start - quantity.end if mention.start >= quantity.end else (quantity.start - mention.end) * 1.3
        gap = 0 if mention.overlaps(quantity) else gap
        if 0 <= gap < cost:
            best, cost = mention.name, gap
    return best
