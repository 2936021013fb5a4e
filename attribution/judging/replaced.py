"""Figures and dates that a report names only to say that they hold no more: "in September rather than in the spring"."""

from __future__ import annotations

import re

from attribution.types import Claim, Moment, Quantity

# How far before an item its denial can stand.
REACH = 60
LINK = r"(?:\s+(?:in|on|at|by|the|until|of|about|around|some|late|early))*\s*$"
DENIED = re.compile(rf"\b(?:rather than|instead of|no longer|and not|, not|not until after){LINK}", re.IGNORECASE)
# A plan that was moved names its old date; a figure that changed names its old value, which stays true of its time.
MOVED = re.compile(
    rf"\b(?:put back|pushed back|moved|postponed|delayed|deferred|brought forward|rescheduled|shifted|slipped)(?:\s+\w+){{0,3}}?\s+from{LINK}",
    re.IGNORECASE,
)
REVISED = re.compile(rf"\b(?:revised|corrected|lowered)(?: up| down| upwards?| downwards?)?\s+from{LINK}", re.IGNORECASE)


def replaced(claim: Claim, item: Quantity | Moment) -> bool:
    """Whether a statement takes an item back: `"will open in May rather than in April"` of April, not of May."""
    before = claim.text[max(0, item.start - claim.start - REACH) : item.start - claim.start]
    others = (MOVED,) if isinstance(item, Moment) else (REVISED,)
    return any(pattern.search(before) for pattern in (DENIED, *others))
