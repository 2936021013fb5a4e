"""Which news agencies an article credits: in its byline, its dateline, or as the outlet itself."""

from __future__ import annotations

import re

from attribution.articles.outlets import AGENCIES, outlet_of
from attribution.types import Article

# The name an editor uses for an agency with a long one.
SHORT = {
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "PA Media": "PA",
    "United Press International": "UPI",
    "Press Trust of India": "PTI",
}
INITIALS = sorted(name.upper() for name in AGENCIES if " " not in name and len(name) <= 4)
NAMES = sorted((name for name in AGENCIES if len(name) > 4), key=len, reverse=True)
# Initials count as capitals only: "pa" is a word and "ap" may be one.
CREDIT = re.compile(rf"\b(?:{'|'.join(INITIALS)})\b|\b(?i:{'|'.join(map(re.escape, NAMES))})\b")
IN_BRACKETS = re.compile(r"\(([^\W\d_][\w .&'’-]{1,30})\)")
LONGEST = 300


def agencies(article: Article) -> tuple[str, ...]:
    """The agencies in order of their names: a dateline "BAMAKO (AFP) —" and a byline "Reuters" -> `("AFP", "Reuters")`."""
    lines = [article.byline or "", *(b.of(article.text) for b in article.blocks if b.role in ("byline", "dateline"))]
    found = {agency(match.group()) for line in lines for match in CREDIT.finditer(line[:LONGEST])}
    for block in article.blocks:
        if block.role == "dateline":
            found |= {agency(match[1]) for match in IN_BRACKETS.finditer(block.of(article.text)[:LONGEST])}
    if article.source and (article.source.lower() in AGENCIES or article.source in AGENCIES.values()):
        found.add(agency(article.source))
    return tuple(sorted(found))


def agency(name: str) -> str:
    """One short name: "Agence France-Presse" and "afp" -> "AFP"; an unknown one as printed."""
    full = outlet_of(name.strip())
    return SHORT.get(full, full)


def is_agency(name: str) -> bool:
    """Whether a name is that of a known news agency: "AFP", "the Associated Press"."""
    return name.strip().lower() in AGENCIES or name.strip() in AGENCIES.values()
