"""Statements that look contradictory and speak of two scopes: one direction and the other, a day and all told."""

from __future__ import annotations

import re

from attribution.types import Claim

PER = re.compile(r"\b(?:an?|per|each|every) (?:day|hour|week|month|year|night|head|person)\b|\b(?:daily|hourly|weekly|monthly|annual(?:ly)?)\b", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:all told|in total|altogether|overall|to date|so far)\b", re.IGNORECASE)
SIDES = tuple(
    tuple(re.compile(rf"\b{word}\b", re.IGNORECASE) for word in pair.split())
    for pair in ("eastbound westbound", "northbound southbound", "inbound outbound", "uphill downhill", "upstairs downstairs")
)


def other_scope(a: Claim, b: Claim) -> bool:
    """Whether two statements say themselves that they speak of two things: `"18 million a day" / "71 million all told"`."""
    if any(c.quantities for c in (a, b)) and (rate_and_total(a, b) or rate_and_total(b, a)):
        return True
    return any(one.search(x.text) and other.search(y.text) and not other.search(x.text) and not one.search(y.text) for one, other in SIDES for x, y in ((a, b), (b, a)))


def rate_and_total(a: Claim, b: Claim) -> bool:
    """Whether the first gives something per unit of time and the second altogether."""
    return bool(PER.search(a.text) and TOTAL.search(b.text)) and not PER.search(b.text) and not TOTAL.search(a.text)
