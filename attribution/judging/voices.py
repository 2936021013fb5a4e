"""Who vouches for two statements, and whether they are sources that contradict each other."""

from __future__ import annotations

import re
from typing import Literal

from attribution.types import Claim, Voice

Standing = Literal["own", "same", "mixed_party", "mixed_plain", "different"]

# A speaker with a stake in the matter: when the article's own voice says otherwise, the sources dispute (annotation guide,
# rulings). Everyone else who is quoted (police, doctors, statistics offices) reports, and then the reports conflict.
PARTY = re.compile(
    r"\b(union|unions|organi[sz]ers?|protesters?|opposition|rebels?|militants?|insurgents?|junta|government|ministry|minister|"
    r"company|firm|operator|owner|airline|bank|manufacturer|club|federation|association|campaign(?:ers)?|activists?|lawyers?|"
    r"defen[cs]e|prosecut(?:or|ion)s?|party|spokes(?:man|woman|person)|residents?|workers?|strikers?|critics?|founder|director|"
    r"chief executive|president|leader|captain|coach|manager|agent|family|relatives?)\b",
    re.IGNORECASE,
)


def identity(voice: Voice) -> str | None:
    """One key for a source: its name, else its printed words; None for the article's own voice."""
    if voice.speaker is None:
        return None
    return (voice.name or voice.speaker).casefold().removeprefix("the ")


def standing(a: Claim, b: Claim) -> Standing:
    """How two statements' voices stand to each other."""
    left, right = identity(a.voice), identity(b.voice)
    if left is None and right is None:
        return "own"
    if left is not None and right is not None:
        return "same" if left == right or left in right or right in left else "different"
    speaker = a.voice.speaker or b.voice.speaker or ""
    return "mixed_party" if PARTY.search(speaker) else "mixed_plain"
