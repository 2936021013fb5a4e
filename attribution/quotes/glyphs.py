"""Quotation glyphs and what each one is in its place: opening, closing, either, an apostrophe or a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Side = Literal["open", "close", "either"]
Family = Literal["double", "single", "angle", "angle_single"]

# Three straight marks behind a word are the inner closing mark and then the outer one: `… home,''' he said`.
# A run of four and more of one glyph is a rule or an accident, not a quotation: it is skipped whole.
GLYPH = re.compile(r"([\"“”„«»'‘’`])\1{3,}|``|(?<=\S)'(?=''(?!'))|''|[\"“”„‟«»‹›'‘’‚‛`´]")
FAMILY: dict[str, Family] = {
    **dict.fromkeys(["``", "''", '"', "“", "”", "„", "‟"], "double"),
    **dict.fromkeys(["'", "‘", "’", "‚", "‛", "`", "´"], "single"),
    **dict.fromkeys(["«", "»"], "angle"),
    **dict.fromkeys(["‹", "›"], "angle_single"),
}
PRIOR: dict[str, Side] = {
    **dict.fromkeys(["``", "“", "„", "‟", "«", "‹", "‘", "‚", "‛"], "open"),
    **dict.fromkeys(["”", "»", "›", "’"], "close"),
}
# Feet and inches: 6'2", 5' 11½", 5'10; the primes proper (′ ″) are no quotation marks at all.
FEET = re.compile(r"\d{1,3}['’] ?\d{1,2}[½¼¾]?(?:''|[\"”])?")
# Words that begin with an apostrophe: 'twas, 'em, rock 'n' roll; and the decades, '90s.
ELISION = re.compile(
    r"(?:\d\ds?|tis|twas|twere|em|til|till|cause|bout|n|round|cos|cuz|neath|tween|nuff)\b", re.IGNORECASE
)
OPENS_BEFORE = frozenset("([{<—–-/…:;,.=>|")


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph that takes part in pairing: `"` at 10 -> Mark(10, 11, '"', "double", "either")."""

    start: int
    end: int
    glyph: str
    family: Family
    side: Side


def read_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the marks of one paragraph in order, apostrophes and measures left out; linear in its length."""
    measures = {
        offset
        for match in FEET.finditer(text, start, end)
        if not (match.start() and text[match.start() - 1].isalnum())
        for offset in range(match.start(), match.end())
    }
    marks = []
    for match in GLYPH.finditer(text, start, end):
        if match.start() in measures or match.group(1):
            continue
        side = side_of(text, match.start(), match.end(), start, end)
        if side is not None:
            glyph = match.group()
            marks.append(Mark(match.start(), match.end(), glyph, FAMILY[glyph], side))
    return marks


def side_of(text: str, start: int, end: int, first: int, last: int) -> Side | None:
    """Return which side a glyph can be from its shape and neighbours; None for an apostrophe."""
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    glyph = text[start:end]
    opening = (before.isspace() or before in OPENS_BEFORE or before in FAMILY) and not after.isspace()
    closing = not before.isspace() and not after.isalnum()
    if FAMILY[glyph] == "single":
        return single_side(text, start, end, before, after, opening, closing)
    prior = PRIOR.get(glyph)
    if glyph in "“‟" and before in ",.!?…" and not after.isalnum() and after not in FAMILY:
        return "close"  # typed for ”, as in `here,“ he said`
    if before.isspace() and not after.isspace() and after.isalnum():
        return "open"
    if not before.isspace() and before not in OPENS_BEFORE and closing and prior is None:
        return "close" if not (before in FAMILY and after.isalnum()) else "either"
    if prior == "open" and closing and before.isalnum():
        return "close"
    return prior or "either"


def single_side(text: str, start: int, end: int, before: str, after: str, opening: bool, closing: bool) -> Side | None:
    """Return the side of a single mark: don't -> None, '90s -> None, ‘it -> open, workers’ -> close (pairing decides)."""
    glyph = text[start:end]
    if glyph in "‘‚":
        return None if ELISION.match(text, end) and glyph == "‘" and not after.isupper() else "open"
    if before.isalnum() and after.isalnum():
        return None
    ends_both = before in ",.;:" and after in FAMILY  # `… by June,'" he said`: the inner quotation ends first
    if opening and not ends_both and (after.isalnum() or after in '“"…$£€('):
        if glyph in "’´" or ELISION.match(text, end):
            return None
        return "open"
    return "close" if closing else None
