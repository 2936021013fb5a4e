"""The facts of a story as a fact-checker lists them: one row a checkable item, in the voice of whoever vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from attribution.desk import items, telling
from attribution.desk.gravity import BY_SEVERITY, PRIORITIES, statement_gravity
from attribution.desk.insertions import PRONOUNS, Telling
from attribution.desk.items import Item
from attribution.desk.keys import Keys
from attribution.desk.lines import Line
from attribution.desk.links import Link, told
from attribution.desk.naming import is_credit, named
from attribution.desk.overlaps import Overlaps
from attribution.desk.rows import made, place
from attribution.desk.sentences import only_person, sentences
from attribution.desk.sheets import Row
from attribution.judging.independence import QUOTED
from attribution.types import Claim, Quote, Reading, Span

SPEECH = frozenset(["direct", "mixed", "indirect"])
OWN = "the report itself"
WORD = re.compile(r"[^\W_]+")
# A statement of fewer words of its own, quoted words, cue and speaker apart, asserts nothing that the Quotations do not hold.
OWN_WORDS = 6
# Inside quotation marks a figure of this consequence is checked as a fact, too: the speaker may have said it and be wrong.
GRAVE_ENOUGH = 2
INVITES = re.compile(r"(?:read|see|watch|listen|click|sign up|subscribe|follow|share)\b[^.]{0,60}$", re.IGNORECASE)
# A finding's span is about an item where it is no longer than so many times the item; else it is about the whole statement.
LONGER, SLACK = 3, 8
NAMES = frozenset(["name", "role", "description", "product", "event"])


@dataclass(slots=True)
class Fact:
    """A fact on its way to a row; `links` are what other reports say of it."""

    span: Span
    type: str
    gravity: int
    sentence: str
    voice: str
    links: list[Link] = field(default_factory=list)

    @property
    def priority(self) -> str:
        """By what hangs on it, and never below the gravest finding against it."""
        found = [BY_SEVERITY[link.finding.severity] for link in self.links if link.relation in ("conflict", "disputed", "update")]
        return PRIORITIES[max([self.gravity, *found])]


def facts_of(reading: Reading, lines: Sequence[Line], found: Iterable[Link] = ()) -> list[Fact]:
    """The facts of one article in text order, with what other reports say of each."""
    facts = [*stated(reading, lines), *unread(reading, lines)]
    facts += [Fact(Span(one.start, one.end), one.type, one.gravity, one.fact, OWN) for one in named(reading, lines)]
    facts.sort(key=lambda fact: (fact.span.start, fact.type in NAMES, fact.span.end))
    linked(facts, found)
    return facts


def stated(reading: Reading, lines: Sequence[Line]) -> Iterator[Fact]:
    """The facts of the statements: their items, or they themselves where they have none."""
    text = reading.article.text
    spoken = Overlaps((span, quote) for quote in reading.quotes if quote.kind in SPEECH for span in telling.fragments(quote))
    people = frozenset(person.name for person in reading.people if person.kind == "person")
    seen: set[str] = set()
    before: tuple[int, str | None] = (0, None)
    for claim, main in sentences(reading, lines):
        he = before[1] if claim.paragraph - before[0] in (0, 1) else None
        chosen = [(item, spoken.around(item)) for item in found_in(claim, text, seen)]
        kept = [(item, quote) for item, quote in chosen if quote is None or quote.kind != "direct" or is_grave(item)]
        for item, quote in kept:
            yield Fact(Span(item.start, item.end), item.type, item.gravity, telling.fact(Telling(reading.article, claim, quote, he), item), voice(quote))
        if not any(quote is None or quote.kind != "direct" for _, quote in kept) and asserts(claim, main, text):
            whose = None if main is not None and main.kind == "direct" else main
            whole = Item(claim.start, claim.end, "statement", statement_gravity(claim, spoken=whose is not None))
            yield Fact(Span(claim.start, claim.end), "statement", whole.gravity, telling.fact(Telling(reading.article, claim, whose, he), whole), voice(whose))
        before = claim.paragraph, only_person(claim, main, people)


def found_in(claim: Claim, text: str, seen: set[str]) -> list[Item]:
    """The items of a statement; `seen` are the places told already."""
    marked = [match.span() for match in QUOTED.finditer(text, claim.start, claim.end)]
    quiet = [item for item in (*items.superlatives(claim, text), *items.places(claim, text, seen)) if not any(a <= item.start < b for a, b in marked)]
    dated = [item for item in items.dates(claim) if not any(a <= item.start < b for a, b in marked)]
    return items.apart([*items.figures(claim, text), *dated, *quiet])


def is_grave(item: Item) -> bool:
    """Whether a figure that somebody quoted says is checked as a fact, too."""
    return item.origin is not None and item.gravity >= GRAVE_ENOUGH and item.type not in ("rank", "age")


def asserts(claim: Claim, quote: Quote | None, text: str) -> bool:
    """Whether a statement can be checked as it is: no question, no invitation, and words of its own beside those in marks."""
    words = claim.text.strip()
    if words.endswith("?") or INVITES.match(words):
        return False
    apart = [Span(*match.span()) for match in QUOTED.finditer(text, claim.start, claim.end)]
    if quote is not None:
        apart += [passage for passage in (quote.cue, quote.speaker) if passage is not None]
        apart += telling.fragments(quote) if quote.kind == "direct" else ()
        apart += office_at(quote, claim, text)
    own = sum(not any(span.start <= m.start() < span.end for span in apart) for m in WORD.finditer(text, claim.start, claim.end))
    return own >= OWN_WORDS or (claim.block == "title" and own >= OWN_WORDS - 2 and not apart)


def office_at(quote: Quote, claim: Claim, text: str) -> list[Span]:
    """Where the office of a speaker stands in the sentence that quotes them: it is checked with the name."""
    at = text.find(quote.role, claim.start, claim.end) if quote.role else -1
    return [Span(at, at + len(quote.role))] if quote.role and at >= 0 else []


def unread(reading: Reading, lines: Sequence[Line]) -> Iterator[Fact]:
    """Sentences that are no statements to the reader (captions from the files): facts as they stand, but for broken-off ones and credits."""
    text, claims = reading.article.text, Overlaps((Span(claim.start, claim.end), claim) for claim in reading.claims)
    for line in lines:
        words = " ".join(line.of(text).split())
        if next(claims.touching(line), None) or len(WORD.findall(words)) < OWN_WORDS - 1 or words.endswith(("...", "…", "?")) or is_credit(words):
            continue
        yield Fact(Span(line.start, line.end), "statement", 2, words, OWN)


def voice(quote: Quote | None) -> str:
    """`"the report itself"`, `"Zoë Šarić"`, `"the port police (unnamed)"`, with whoever passed the words on: `", via AFP"`."""
    if quote is None:
        return OWN
    printed = " ".join(quote.speaker.text.split()) if quote.speaker else ""
    is_name = bool(quote.speaker_name) and any(word[:1].isupper() for word in (quote.speaker_name or "").split())
    who = (quote.speaker_name or "") if is_name else f"{printed} (unnamed)" if printed and printed.lower() not in PRONOUNS else "unknown speaker"
    return who + (f", via {', '.join(quote.chain)}" if quote.chain else "")


def linked(facts: list[Fact], found: Iterable[Link]) -> None:
    """Give each link to the facts it is about: those of its very words, else the statement, else the first fact of its sentence."""
    index = Overlaps((fact.span, fact) for fact in facts if fact.type not in NAMES)
    named_ones = Overlaps((fact.span, fact) for fact in facts if fact.type in NAMES)
    for link in found:
        touched = [fact for _, fact in index.touching(link.span)]
        exact = [fact for fact in touched if close(fact.span, link.span)]
        whole = [fact for fact in touched if fact.type == "statement"]
        names = [fact for _, fact in named_ones.touching(link.span)] if link.finding.kind in ("name", "role") else []
        for fact in names or exact or whole[:1]:
            fact.links.append(link)
        if touched and not (names or exact or whole):
            touched[0].links.append(replace(link, whole=True))


def close(item: Span, compared: Span) -> bool:
    """Whether compared words are an item's, not those of a whole sentence around it."""
    return compared.end - compared.start <= LONGER * (item.end - item.start) + SLACK


def fact_rows(reading: Reading, facts: Sequence[Fact], where: Overlaps[Line], first: int, keys: Keys, names: Mapping[str, str]) -> Iterator[Row]:
    """The rows of an article's facts, numbered from `first`."""
    article = reading.article
    for number, fact in enumerate(facts, first):
        line = next((line for _, line in where.touching(fact.span)), None)
        words = fact.span.of(article.text)
        cells = {"id": f"F{number}", "words": words, "fact": fact.sentence, "type": fact.type, "voice": fact.voice, "priority": fact.priority}
        key = keys.of("facts", article.id, fact.type, words, line.of(article.text) if line else "")
        sources = told(fact.links, article.id, names)
        yield made("facts", key, line=line.no if line else "", sources=sources, **cells, **place(article.id, fact.span))
