"""What a distance is measured from: "13 miles east of Cloverdale" and "23 miles north of Santa Rosa" are two measures."""

from __future__ import annotations

import re

from attribution.types import Claim, Quantity

# Between a distance and its landmark: a conversion in brackets, a direction, the preposition, and few words of no name.
# The words of a direction are told apart by one pattern only, or a row of them would be read in exponentially many ways.
DIRECTION = r"(?:north|south|east|west|inland|offshore|upstream|downstream|away|out)(?:-?(?:north|south|east|west|ern|erly|wards?))*"
LEADS = re.compile(rf"\)?(?:\s*\([^)]*\))?\s+(?:(?:due\s+|to the\s+)?{DIRECTION}\s+)*(?:of|from|off|outside)\s+(?:[\w'’-]+\s+){{0,5}}", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")


def landmark(claim: Claim, figure: Quantity) -> frozenset[str]:
    """The words of the name that a distance counts from; empty for what is no distance, or where none is named."""
    if figure.kind != "measure":
        return frozenset()
    behind = min((name for name in claim.names if name.start >= figure.end), key=lambda name: name.start, default=None)
    between = claim.text[figure.end - claim.start : behind.start - claim.start] if behind else ""
    if behind is None or not LEADS.fullmatch(between):
        return frozenset()
    return frozenset(WORD.findall(behind.full.casefold()))


def other_landmark(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two distances are counted from two places."""
    left, right = landmark(a, x), landmark(b, y)
    return bool(left and right) and not left & right
