"""Figures of two areas, or counted from two starting points: "into Aruna" / "into Kessia", "since 2022" / "since January"."""

from __future__ import annotations

import re
from datetime import timedelta

from attribution.types import Claim, Moment, Quantity

# The whole country, as against a part of it.
WIDE = re.compile(
    r"\b(?:(?:nationwide|countrywide|statewide|worldwide|nationally|globally)(?=\s*(?:[,.;)]|$|(?:turnout|average|rate|figure|total|since|in|on|after|when|has|have|was|were|rose|fell)\b))|"
    r"(?:across|throughout) the (?:whole |entire )?(?:country|nation|state|world|continent|region)\b|"
    r"in the (?:whole|entire) (?:country|nation|state|region)\b|in the country as a whole\b|national (?=turnout|average|rate|figure|total))",
    re.IGNORECASE,
)
# A name, or a kind of place, that a count is limited to; months are names of times.
NAMED = r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
MONTHS = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b")
NARROW = re.compile(rf"\b(?:[Ii]n|[Ww]ithin)\s+(?:the (?:capital|city|town|district|province|county)\b|{NAMED}(?![\w'’-]))(?!\s+(?:said|told|says?)\b)")
CLAUSE_ENDS = re.compile(r"[,;.](?:\s|$)")
# Where what is counted goes, or how far the count reaches, right behind the thing counted.
BEHIND = re.compile(rf"\s+(?:of\s+)?(?:[a-z'’-]+\s+){{0,2}}?(?P<lead>into|to|in|across|throughout)\s+(?:the\s+)?{NAMED}")
GOALS, REACHES = frozenset(["into", "to"]), frozenset(["across", "throughout"])
# Two starts no further apart than this may be one: "since the weekend" and "since Monday".
ONE_START = timedelta(days=31)
SINCE = re.compile(r"\bsince\b[^,;.]*", re.IGNORECASE)


def other_area(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two figures are of two areas as worded.

    One counts all of the country and the other names a part ("nationwide" / "in the capital"), they go to two places ("into
    Aruna" / "into Kessia"), or one reaches across an area and the other is in another ("in Ossan" / "across the Tamar basin").
    """
    whole, part = clause(a, x), clause(b, y)
    return whole_and_part(whole, part) or whole_and_part(part, whole) or two_places(a, x, b, y)


def clause(claim: Claim, figure: Quantity) -> str:
    """A statement up to the first comma or stop behind a figure: what comes after is mostly who says so."""
    end = CLAUSE_ENDS.search(claim.text, max(0, figure.end - claim.start))
    return claim.text[: end.start() if end else len(claim.text)]


def whole_and_part(whole: str, part: str) -> bool:
    """Whether the first speaks of a whole country and the second, which does not, names a place inside."""
    if not WIDE.search(whole) or WIDE.search(part):
        return False
    return any(found["name"] is None or not MONTHS.match(found["name"]) for found in NARROW.finditer(part))


def two_places(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether the places right behind what is counted are two."""
    left, right = behind(a, x), behind(b, y)
    if left is None or right is None or left[1] in b.text or right[1] in a.text:
        return False
    leads = {left[0], right[0]}
    return leads <= GOALS or (bool(leads & REACHES) and "in" in leads)


def behind(claim: Claim, figure: Quantity) -> tuple[str, str] | None:
    """The preposition and the place behind a figure and what it counts: `"120,000 refugees into Aruna" -> ("into", "Aruna")`."""
    found = BEHIND.match(claim.text, figure.end - claim.start)
    if found is None or MONTHS.match(found["name"]):
        return None
    return found["lead"], found["name"]


def other_start(a: Claim, x: Quantity, b: Claim, y: Quantity) -> bool:
    """Whether two figures are counted from starts that lie further apart than a month."""
    one, other = start(a, x), start(b, y)
    if one is None or other is None or one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    return one.first - other.last > ONE_START or other.first - one.last > ONE_START


def start(claim: Claim, figure: Quantity) -> Moment | None:
    """The date a figure counts from: its own, else the one named in the words after "since": `"since the war began in 2022"`."""
    if figure.since is not None:
        return figure.since
    for found in SINCE.finditer(claim.text, max(0, figure.end - claim.start)):
        inside = (m for m in claim.moments if found.start() <= m.start - claim.start < found.end())
        return next(inside, None)
    return None
