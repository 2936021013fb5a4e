"""Names as facts: each person, organisation and office at its first mention, for the spelling and the role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from attribution.desk.gravity import name_gravity
from attribution.desk.lines import Line
from attribution.desk.overlaps import Overlaps
from attribution.quotes.titlecase import is_title_case
from attribution.types import Claim, Passage, Person, Reading, Span

# What is named in claims only, not among the people of an article.
OTHER_KINDS = {"facility": "place", "product": "product", "event": "event", "other": "name"}
ACRONYM = re.compile(r"(?:\.[A-Z])+\.?")
POSSESSIVE = re.compile(r"(?:its|his|her|their|our|my)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
# The first word of a name that was cut at a particle: "Terminales | del Estero".
CUT_OFF = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ][\w’'-]*\s$")
LONGEST = 30
# Between an office and its holder: "Foreign Minister | Diop", "Diop, | the foreign minister".
JOIN = re.compile(r",?\s{1,3}")
# A picture's credit names nobody in the story.
CREDIT = re.compile(r"\b(?:photo|file|via|getty|picture|image|credit|courtesy|handout|pool)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named(Span):
    """A first mention, with the office printed beside it; `fact` is what a checker looks up."""

    type: str
    gravity: int
    fact: str


def named(reading: Reading, lines: Sequence[Line]) -> list[Named]:
    """The names of an article that a fact-checker would underline, in text order."""
    text, where = reading.article.text, Overlaps((line, line) for line in lines)
    found = [one for person in reading.people if (one := person_fact(text, person, where))]
    taken = {one.fact.casefold() for one in found} | {person.name.casefold() for person in reading.people}
    days = Overlaps((Span(moment.start, moment.end), moment) for claim in reading.claims for moment in claim.moments)
    return [one for one in disjoint([*found, *others(reading.claims, taken)]) if one.type == "role" or not next(days.touching(one), None)]


def person_fact(text: str, person: Person, where: Overlaps[Line]) -> Named | None:
    """A person's or organisation's first mention outside headlines and credits, widened to the office beside it; None for groups."""
    mention = first_mention(text, person, where)
    if mention is None or person.kind == "group" or not any(map(str.isupper, person.name)):
        return None
    if cut := CUT_OFF.search(text, max(0, mention.start - LONGEST), mention.start) if person.name[:1].islower() else None:
        person, mention = replace(person, name=cut.group() + person.name, role=None), Passage(cut.start(), mention.end, cut.group() + mention.text)
    role = whole(text, mention, person.role) if person.role else None
    span, beside = widened(text, mention, role)
    if role is None:
        return Named(span.start, span.end, "name", name_gravity(person.kind), spelling(person.name if person.kind == "person" or mention.text.isupper() else mention.text, mention.text))
    kind = ("role" if person.kind == "person" else "description") if beside else "name"
    return Named(span.start, span.end, kind, name_gravity(person.kind, described=True), office(person.name, role))


def first_mention(text: str, person: Person, where: Overlaps[Line]) -> Passage | None:
    """The first mention in a line that is neither a headline in title case nor a picture's credit; the fullest form goes first."""
    usable = [m for m in person.mentions if (line := where.around(m)) is not None and not unsuitable(line, text)]
    return next((m for m in usable if m.text == person.name), usable[0] if usable else None)


def unsuitable(line: Line, text: str) -> bool:
    """Whether capitals in a line show nothing, or its names are nobody's in the story."""
    words = line.of(text)
    return (line.role == "title" and is_title_case(words)) or (line.role == "caption" and is_credit(words))


def is_credit(words: str) -> bool:
    """Whether a caption is a picture's credit: "(Ilya Sorokin/Pool Photo via CWS, File)"."""
    return words.startswith("(") and bool(CREDIT.search(words)) and len(words.split()) <= 12


def whole(text: str, mention: Span, role: str) -> str:
    """A role to the end of its last word where a point in initials cut it: "ambassador of France to the U" -> "… to the U.N."."""
    at = text.find(role, mention.start) if role[-1:].isupper() else -1
    rest = ACRONYM.match(text, at + len(role)) if at >= 0 else None
    return role + rest.group() if rest else role


def widened(text: str, mention: Span, role: str | None) -> tuple[Span, bool]:
    """A mention with the office printed right before or behind it, and whether it is there."""
    if role is None:
        return Span(mention.start, mention.end), False
    before = text[max(0, mention.start - len(role) - 3) : mention.start]
    if before.rstrip(", ").endswith(role) and JOIN.fullmatch(before[len(before.rstrip(", ")) :]):
        return Span(mention.start - (len(before) - before.rfind(role)), mention.end), True
    join = JOIN.match(text, mention.end)
    if join and text.startswith(role, join.end()):
        return Span(mention.start, join.end() + len(role)), True
    return Span(mention.start, mention.end), False


def spelling(name: str, printed: str) -> str:
    """`"The name is spelled “Zoë Šarić”."`; of initials what they stand for."""
    if printed != name and printed.isupper():
        return f"“{printed}” stands for “{name}”."
    return f"The name is spelled “{name}”."


def office(name: str, role: str) -> str:
    """`"Zoë Šarić", "mayor of Orlen" -> "Zoë Šarić is mayor of Orlen."`; what leans on other words is given as printed."""
    words = " ".join(role.split())
    lead = ARTICLE.match(words)
    words = words[:1].lower() + words[1:] if lead else words
    if words.lower().startswith("who "):
        return f"{name} {words[4:]}."
    if POSSESSIVE.match(words) or (words[:1].isupper() and " " not in words):
        return f"{name} is rightly described as “{words}”."
    end = "" if words.endswith(".") else "."
    return f"{name} is {words}{end}" if lead or len(words.split()) > 1 else f"{name} is the {words}{end}"


def others(claims: Sequence[Claim], taken: set[str]) -> Iterator[Named]:
    """Buildings, products, events and titles at their first mention, where no headline's capitals made them."""
    for claim in claims:
        for name in claim.names:
            if name.kind in OTHER_KINDS and claim.block == "body" and name.full.casefold() not in taken:
                taken.add(name.full.casefold())
                yield Named(name.start, name.end, OTHER_KINDS[name.kind], 1, f"The name is spelled “{name.full}”.")


def disjoint(found: list[Named]) -> list[Named]:
    """In text order; of two that overlap the longer one."""
    kept: list[Named] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept
