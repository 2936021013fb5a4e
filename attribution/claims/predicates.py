"""Words and phrases of a sentence that name a predicate class, wherever the parse puts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.claims.vocabulary import PHRASE_CLASSES, PREDICATE_OF, PREDICATE_RE
from attribution.types import Quantity, Span

# A word of a class further away than this belongs to another clause more often than not.
REACH = 90


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A predicate word in a sentence: its class, and whether a comma or semicolon opens its clause."""

    name: str


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """Return the predicate words of `text[start:end]` in order: `"five wounded" -> injure`."""
    found = []
    for match in PREDICATE_RE.finditer(text, start, end):
        group = match.lastgroup or "word"
        name = PREDICATE_OF[match.group().lower()] if group == "word" else PHRASE_CLASSES[int(group[1:])]
        found.append(Mention(match.start(), match.end(), name))
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
