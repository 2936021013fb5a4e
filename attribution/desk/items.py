"""What a fact-checker would underline in a story: figures with their things, dates, names and offices, places of events, superlatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.desk.gravity import moment_gravity, quantity_gravity
from attribution.types import Claim, Moment, Quantity, Span

TYPES = {
    "count": "figure", "money": "money", "percent": "percentage", "measure": "measurement", "duration": "duration", "age": "age",
    "ordinal": "rank", "score": "result", "rate": "rate",
}  # fmt: skip
# "a man", "another", "some", "several": nothing that anybody could count again.
UNCOUNTED = re.compile(r"(?:an?|another|one|some|several|many|few|a few|both|a number of|a couple of|various|countless)\b", re.IGNORECASE)
# Words between a figure and the thing it counts: "thousands | of | people".
LINK = re.compile(r"[\s\-–]*(?:(?:strong|member|person|seat|man)\s+)?(?:of\s+)?(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
SUPERLATIVE = re.compile(
    r"(?:\b(?:the|its|his|her|their|a|\w+['’]s?)\s+(?:\w+['’]s\s+)?(?P<word>first|only|last(?=\s+to\b)|largest|biggest|smallest|oldest|youngest|longest|shortest|"
    r"highest|lowest|worst|best|deadliest|bloodiest|fastest|richest|poorest|busiest|tallest|deepest|heaviest|costliest|(?:second|third|fourth)-\w+est|"
    r"most\s+\w+|least\s+\w+|record(?=\s+(?:high|low|number|year|sum|breaking)))\b(?:[- ]ever\b)?|\bfor the first time\b|\bnever before\b|\bunprecedented\b)(?:\s+(?!(?:was|is|were|are|had|has|have|in|of|to|at|on|for|by|that|who|since|and|when)\b)[\w’-]+)?",
    re.IGNORECASE,
)
NO_RECORD = re.compile(r"(?:the|its|his|her|their) (?:most (?:part|of)|first (?:of all|place)|last (?:minute|week|month|year|night|time)|best (?:of|to)|least of)", re.IGNORECASE)
AT = re.compile(r"\b(?:in|at|near|outside|off|inside)\s+(?:the\s+|central\s+|northern\s+|southern\s+|eastern\s+|western\s+)*$", re.IGNORECASE)
BEFORE = 40


@dataclass(frozen=True, slots=True)
class Item(Span):
    """A checkable item: its words' offsets, what it is, and its consequence from 1 (little) to 3; `origin` is the value it was read as."""

    type: str
    gravity: int
    origin: Quantity | Moment | None = None


def figures(claim: Claim, text: str) -> Iterator[Item]:
    """Each quantity with the thing it counts, where that stands right behind it: "165 peacekeepers"."""
    for quantity in claim.quantities:
        if quantity.bound == "vague" and UNCOUNTED.match(quantity.text.strip()):
            continue
        if quantity.kind == "count" and quantity.value == 1 and UNCOUNTED.match(quantity.text.strip()):
            continue
        yield Item(quantity.start, thing_end(quantity, text, claim.end), TYPES[quantity.kind], quantity_gravity(quantity), quantity)


def thing_end(quantity: Quantity, text: str, limit: int) -> int:
    """Where the words of the counted thing end; the figure's own end where they do not follow it."""
    thing = quantity.thing_text.strip()
    link = LINK.match(text, quantity.end, limit)
    start = link.end() if link else quantity.end
    return start + len(thing) if thing and text.startswith(thing, start) and start + len(thing) <= limit else quantity.end


def dates(claim: Claim) -> Iterator[Item]:
    """Each day or period that is not inside a figure; "recently" and "the coming months" are none."""
    for moment in claim.moments:
        if moment.precision == "vague" or any(quantity.contains(moment) for quantity in claim.quantities):
            continue
        yield Item(moment.start, moment.end, "time" if moment.precision == "time" else "date", moment_gravity(moment), moment)


def places(claim: Claim, text: str, seen: set[str]) -> Iterator[Item]:
    """Where something is said to have happened, where this is the first that is heard of the place: "in | Bamako"; `seen` grows."""
    for name in claim.names:
        known = name.full in seen
        seen.add(name.full)
        if not known and name.kind in ("place", "facility") and AT.search(text, max(claim.start, name.start - BEFORE), name.start):
            yield Item(name.start, name.end, "place", 2)


def superlatives(claim: Claim, text: str) -> Iterator[Item]:
    """ "The largest", "for the first time": what is wrong more often than writers think."""
    for match in SUPERLATIVE.finditer(text, claim.start, claim.end):
        if not NO_RECORD.match(text, match.start(), claim.end):
            yield Item(match.start(), match.end(), "superlative", 2)


def apart(items: list[Item]) -> list[Item]:
    """Items in text order, without those inside a longer one that came first: a rank inside a superlative is one item."""
    kept: list[Item] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end, item.type)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif kept[-1].type == "superlative" and item.origin is not None:
            kept[-1] = item
    return kept
