"""Words beside a figure which say that it counts a part, or something further: traps for a hasty comparison."""

from __future__ import annotations

import re

from attribution.types import Claim, Span

# "13 more bodies", "seven of whom", "the remaining nine", "another four", "all but four": the figure is not the whole.
AFTER = re.compile(r"^\s*(?:\w+\s+){0,2}?(?:more|further|others?|additional|extra|(?:out )?of (?:whom|them|those|these|the|all|which|its|his|her|their)|in (?:ten|five|four|three))\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:another|remaining|further|additional|other|extra|all but|among (?:them|whom)|including|of whom|fewer than|rise of|increase of|up by|down by|by)\s*$", re.IGNORECASE)
REACH = 30


def counts_part(claim: Claim, item: Span) -> bool:
    """Whether the words around a figure make it a part of something or an addition to it."""
    start, end = item.start - claim.start, item.end - claim.start
    return bool(AFTER.search(claim.text[end : end + REACH]) or BEFORE.search(claim.text[max(0, start - REACH) : start]))
