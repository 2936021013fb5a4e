"""What a report says a person is, and offices that one person does not hold at once: chief arbiter and deputy arbiter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.types import Claim, Name

# Offices by group; inside a group nobody holds two of them, and the first word or words stand for the others of a line.
GROUPS: dict[str, str] = {
    "firm": "chief executive officer|chief executive|managing director|director-general|director general|general director|ceo / "
    "chairman|chairwoman|chairperson|chair / finance chief|finance director|chief financial officer|cfo / "
    "operations chief|chief operating officer|coo",
    "crew": "skipper|captain|master / mate / engineer / bosun|boatswain / cook / deckhand",
    "council": "council leader|leader of the council / cabinet member / mayor / council chairman",
    "force": "lieutenant general / major general / brigadier general|brigadier / general / colonel / major / sergeant / corporal / superintendent / inspector / constable",
    "state": "minister / president / governor / ambassador / senator / secretary",
    "school": "headmistress|headmaster|head teacher|headteacher|principal|head of the school / deputy head of the school|deputy headteacher / teacher / caretaker",
    "court": "judge / prosecutor / solicitor|defence lawyer|barrister / clerk",
    "trade": "nurse / pharmacist / doctor|surgeon|physician / teacher / butcher / fishmonger / baker / novelist / historian / painter / composer / "
    "ranger / harbourmaster|harbour master / guard|watchman / forklift driver / electrician / plumber / farmer / postman / pilot / carpenter / librarian",
    "match": "arbiter / referee / umpire / coach / captain of the team",
}
HEADS = {form: (group, line.split("|")[0].strip()) for group, lines in GROUPS.items() for line in lines.split(" / ") for form in line.strip().split("|")}
HEAD = "|".join(sorted((re.escape(form) for form in HEADS), key=len, reverse=True))
BELOW = frozenset(["deputy", "vice", "assistant", "lieutenant", "lt"])
ABOVE = frozenset(["chief", "senior", "first"])
PASSING = re.compile(r"\b(?:former|ex|acting|interim|outgoing|incoming|until|since|then|late|new|next|designate|elect|become|becomes|became|named|succeeds?|replac\w+)\b", re.IGNORECASE)
BOTH = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
TITLE = r"(?:(?:Dr|Sir|Dame|Mr|Mrs|Ms|Lord|Lady|Prof|Sister|Father|Rev)\.?\s+)?"
FIELD = r"(?:\s+(?:for|of|in charge of)\s+(?:the\s+)?(?P<after>[a-z]+))?"
OFFICE = rf"(?P<before>(?:[\w'’-]+\s+){{0,2}})(?P<head>{HEAD}){FIELD}"
AHEAD = re.compile(rf"(?:^|[\s,]){OFFICE},?\s+{TITLE}$", re.IGNORECASE)
BEHIND = re.compile(rf"^,\s+(?:an?\s+|the\s+|its\s+|their\s+|his\s+|her\s+)?(?:[\w'’-]+['’]s\s+)?{OFFICE}\b", re.IGNORECASE)
REACH, NEAR, CLAUSE = 60, 12, re.compile(r"[.;:!?()“”\"‘—–]")
STOP = frozenset(["the", "its", "their", "his", "her", "said", "says", "told", "by", "with", "to", "a", "an", "of", "our", "state", "city", "regional", "national", "local"])


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed beside a name: its group, its head word, whether below or above the plain office, and its field."""

    group: str
    head: str
    rank: str
    field: str
    text: str


def office_of(claim: Claim, name: Name) -> Office | None:
    """The office that stands in front of or behind a name: `"the first mate, Ann Berg" -> crew, mate`; None where none does, or one that passes."""
    start, end = name.start - claim.start, name.end - claim.start
    ahead = CLAUSE.split(claim.text[max(0, start - REACH) : start].replace("Dr. ", "Dr ").replace("Mr. ", "Mr "))[-1]
    behind = re.split(r"(?<=.),|[.;:!?()“”\"‘—–]", claim.text[end : end + REACH])[0]
    for pattern, text in ((AHEAD, ahead), (BEHIND, behind)):
        found = pattern.search(text)
        if found is not None and not PASSING.search(text[max(0, found.start() - NEAR) : found.end()]) and not BOTH.search(found.group()):
            return read(found)
    return None


def read(found: re.Match[str]) -> Office:
    """An office from its match."""
    group, head = HEADS[found["head"].casefold()]
    before = [word.casefold() for word in found["before"].split() if word.isalpha()]
    rank = "below" if set(before) & BELOW else "above" if set(before) & ABOVE else ""
    fields = [word for word in before if word not in BELOW | ABOVE | STOP and len(word) > 3]
    field = (found["after"] or "").casefold() or (fields[-1] if fields else "")
    return Office(group, head, rank, field, found.group().strip(" ,"))


def at_odds(a: Office, b: Office) -> bool:
    """Whether one person does not hold both: other offices of one group, one below the other, or one office of two fields."""
    if a.group != b.group:
        return False
    if a.head != b.head:
        return True
    if "below" in (a.rank, b.rank) and a.rank != b.rank:
        return True
    fielded = a.head in ("minister", "secretary", "cabinet member", "mayor")
    return fielded and bool(a.field and b.field) and a.field[:4] != b.field[:4]


def odd_offices(one: list[tuple[Claim, Name, Office]], other: list[tuple[Claim, Name, Office]]) -> Iterator[tuple[int, int]]:
    """The first two offices of one person in two reports that are at odds, where no two of them are the same."""
    fits = [(i, j) for i, a in enumerate(one) for j, b in enumerate(other) if a[2].group == b[2].group and not at_odds(a[2], b[2])]
    odd = [(i, j) for i, a in enumerate(one) for j, b in enumerate(other) if at_odds(a[2], b[2])]
    if odd and not fits:
        yield odd[0]
