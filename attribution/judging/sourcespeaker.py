"""Whether the speaker that a draft names is the one that the source names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from attribution.matching.turns import ASKS, Turn, name_parts
from attribution.types import Person, Quote

Same = Literal["same", "other", "unknown"]
# Speakers that our reading names less surely than this accuse nobody.
SURE = 0.6
VERY_SURE = 0.8
# Two spellings of one name share this much ("Wierzba", "Wieczba").
ALIKE = 0.8
# Rules by which a name was found that leave a doubt who is meant.
DOUBTFUL = frozenset(["pronoun", "plural pronoun", "first person", "description", "role", "ambiguous", "anonymous", "none", "document", "organisation"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a draft says spoke: name and role where known, and whether that is sure enough to hold against the source."""

    name: str
    role: str
    sure: bool


def speaker_of(quote: Quote, people: Sequence[Person]) -> Speaker | None:
    """The speaker of a quotation, or None where the draft names nobody."""
    printed = quote.speaker.text if quote.speaker else ""
    name = quote.speaker_name or ""
    if not name and not printed:
        return None
    kind = next((person.kind for person in people if person.name == name), "person" if name else "group")
    rule = quote.evidence.get("rule", "")
    doubtful = rule in DOUBTFUL
    confidence = float(quote.evidence.get("speaker_confidence", "0" if doubtful else "1"))
    doubtful = doubtful and not (rule == "pronoun" and confidence >= VERY_SURE)
    sure = bool(name_parts(name)) and kind == "person" and confidence >= SURE and not doubtful
    return Speaker(name or printed, f"{quote.role or ''} {printed}".strip(), sure)


def same_speaker(speaker: Speaker | None, turn: Turn | None) -> Same:
    """Whether a turn of the source is the draft's speaker; "unknown" where either side does not say clearly.

    `Abdoulaye Diop` / `MR. DIOP` -> same; `Abdoulaye Diop` / `BRENNER` -> other; `Abdoulaye Diop` / `MINISTER` -> by his role.
    """
    if speaker is None or turn is None:
        return "unknown"
    if turn.kind == "answer":
        return "unknown"
    if turn.kind == "question":
        asks = any(word in ASKS for word in words_of(f"{speaker.name} {speaker.role}"))
        return "other" if speaker.sure and not asks else "unknown"
    if turn.kind == "role":
        return "same" if set(words_of(turn.name)) & set(words_of(speaker.role)) else "unknown"
    if same_name(speaker.name, turn.name):
        return "same"
    return "other" if speaker.sure and turn.kind == "name" else "unknown"


def same_name(a: str, b: str) -> bool:
    """Whether two printed names can be one person's: a word in common, nearly one, or the other's initials."""
    left, right = name_parts(a), name_parts(b)
    if left & right:
        return True
    if any(len(x) > 3 and len(y) > 3 and SequenceMatcher(None, x, y, autojunk=False).ratio() >= ALIKE for x in left for y in right):
        return True
    return initials(a) == letters(b) or initials(b) == letters(a)


def initials(name: str) -> str:
    """`"Abdoulaye Diop" -> "ad"`."""
    return "".join(word[0] for word in words_of(name)) if len(words_of(name)) > 1 else "?"


def letters(name: str) -> str:
    """A name's letters alone, lower case."""
    return "".join(c for c in name.casefold() if c.isalpha())


def words_of(name: str) -> list[str]:
    """The words of a name or role, lower case."""
    return [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
