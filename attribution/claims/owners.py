"""Whose age a figure is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attribution.claims.counted import Found
from attribution.claims.tokens import NOUNS, TokenIndex, has_copula, top, verb_above
from attribution.parsing import governor, subjects
from attribution.types import Quantity

# A name this near before an age, or right after it, is its owner's.
BEFORE, AFTER = 24, 45


def owner(index: TokenIndex, quantity: Quantity, sentence: Any) -> str:
    """Return the surname of the person whose age it is, or "" where none is named beside it.

    `"Enid Sowerby, 74" -> "Sowerby"`; `"the 52-year-old baker, Segundo Ayala" -> "Ayala"`.
    """
    people = [e for e in index.names(sentence.start_char, sentence.end_char) if e.kind == "person"]
    before = [e for e in people if 0 <= quantity.start - e.end_char <= BEFORE]
    after = [e for e in people if 0 <= e.start_char - quantity.end <= AFTER]
    gap = index.text[before[-1].end_char : quantity.start].strip(" ,(") if before else "x"
    if before and gap in ("", "is", "was", "who is", "turned", "now", "aged", "who was"):
        return before[-1].text.split()[-1]
    if after and quantity.text.endswith("old") and not set(".;") & set(index.text[quantity.end : after[0].start_char]):
        return after[0].text.split()[-1]
    return ""


def aged(tokens: Sequence[Any]) -> Found:
    """Return whose age it is: the name or noun that the age stands beside, or the subject of "he was 74"."""
    head = top(tokens)
    above = governor(head)
    inside = {t.i for t in tokens}
    first = tokens[0].i
    for i in range(first - 1, max(first - 4, -1), -1):
        if tokens[0].doc[i].pos_ == "PROPN":
            return Found(tokens[0].doc[i], (tokens[0].doc[i],))
    if above.i not in inside and above.pos_ in NOUNS:
        return Found(above, (above,))
    verb = head if has_copula(head) else verb_above(head)
    nouns = [n for n in subjects(verb) if n.i not in inside] if verb is not None else []
    return Found(nouns[0], (nouns[0],)) if nouns else Found(None)
