"""The outlet a text names itself: the agency of its dateline or the holder of its copyright."""

from __future__ import annotations

import re

AGENCIES = {
    "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press",
    "afp": "Agence France-Presse", "agence france-presse": "Agence France-Presse", "reuters": "Reuters",
    "thomson reuters": "Reuters", "pa": "PA Media", "upi": "United Press International", "dpa": "dpa", "efe": "EFE",
    "tass": "TASS", "xinhua": "Xinhua", "pti": "Press Trust of India", "ani": "ANI", "ians": "IANS",
}  # fmt: skip
HOLDER = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:copyright|©|\(c\)|by|\d{4}(?:\s*[-–]\s*\d{4})?|,|\s)*"
    r"(?P<holder>(?:the )?[^\W\d_][\w&.'’-]*(?:,? (?:[^\W\d_][\w&'’-]*(?:\.(?=\w)[\w]+)*|of|and|&)){0,6}?)"
    r"(?=\.\s|\.?$|,|\s\d{4}|\s*[|;–—]|\s+all rights)",
    re.IGNORECASE,
)
NOT_AN_OUTLET = frozenset({"all rights reserved", "all rights", "all", "notice", "material", "protected", "policy"})


def outlet_of(agency: str) -> str:
    """Return the name an agency goes by: "AP" -> "Associated Press"; an unknown one as printed."""
    return AGENCIES.get(agency.lower(), agency)


def copyright_holder(line: str) -> str | None:
    """Return whose copyright a line states: "Copyright © The Associated Press. All rights reserved." -> "Associated Press"."""
    match = HOLDER.search(line[:300])
    holder = match["holder"].strip() if match else ""
    if not holder or holder.lower() in NOT_AN_OUTLET or not holder[0].isupper():
        return None
    return outlet_of(holder)
