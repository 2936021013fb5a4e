"""Printed names of people and organisations in the story, with the role printed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, cast

from attribution.parsing import entity_kind
from attribution.quotes.lexicon import FEMALE_NAMES, MALE_NAMES, ORG_NOUNS, ORG_WORDS, PLACE_WORDS, fold, is_role_noun
from attribution.quotes.names import Run, name_runs
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.sentences import story_start
from attribution.types import Span

Kind = Literal["person", "organization", "group"]
S = TypeVar("S", bound=Span)
APPOSITION = re.compile(
    r",\s+((?:the|a|an|its|his|her|their|[A-Z][\w.]+['’]s)\s[^,.;:!?“”\"()\n]{3,90})(?=[,.;:)]|\s*$)|,\s+((?:[a-z][\w-]+ ){1,4}(?:of|at|for|in|to) [^,.;:!?“”\"()\n]{3,70})(?=[,.;:])|,\s+((?:[A-ZÀ-Þ][\w-]{1,20} ){0,4}[A-ZÀ-Þ][\w-]{1,20})(?=[.;)])"
)
ROLE_WINDOW = 120
ROLE_BEFORE = re.compile(
    r"(?:^|(?<=[\s“\"'‘(]))((?:(?:the|a|an|its|his|her|their|our)\s+)?(?:[\w.\-]+(?:['’]s?)?\s+){0,6}[\w.\-]+),?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One printed name: its words without titles, what it names, its role as printed, and how prominent it stands."""

    words: tuple[str, ...]
    kind: Kind
    role: str | None
    titles: tuple[str, ...]
    subject: bool
    quoted: bool


def read_mentions(doc: Any, text: str, paragraphs: Iterable[Paragraph], marked: list[Span]) -> list[Mention]:
    """Return the people and organisations named in the story's paragraphs, in text order.

    Runs of capitals give the edges of a name, the pipeline's entities its kind; a run without an entity counts where a
    title, a role or a known first name shows a person.
    """
    quotes = Cursor(marked)
    entities = Cursor([Named(e.start_char, e.end_char, entity_kind(e.label_), is_subject(e)) for e in doc.ents])
    found = []
    for paragraph in paragraphs:
        for run in name_runs(text, story_start(text, paragraph), paragraph.end):
            entity = entities.over(run)
            mention = read_mention(text, run, entity, paragraph, quotes.over(run) is not None)
            if mention is not None:
                found.append(mention)
    return found


@dataclass(frozen=True, slots=True)
class Named(Span):
    """An entity of the pipeline: its kind, and whether it is a subject."""

    kind: str
    subject: bool


def is_subject(entity: Any) -> bool:
    """Say whether an entity is the subject of its clause."""
    return bool(entity.root.dep_.startswith("nsubj"))


class Cursor(Generic[S]):
    """Walks spans in text order next to questions in text order, so that all questions together are linear."""

    def __init__(self, spans: Sequence[S]) -> None:
        self.spans = spans
        self.at = 0

    def over(self, span: Span) -> S | None:
        """Return the first span that overlaps the given one."""
        while self.at < len(self.spans) and self.spans[self.at].end <= span.start:
            self.at += 1
        here = self.spans[self.at] if self.at < len(self.spans) else None
        return here if here is not None and here.start < span.end else None


def read_mention(text: str, run: Run, entity: Named | None, paragraph: Paragraph, quoted: bool) -> Mention | None:
    """Return one run of capitals as a mention, or None where it is a place, a date or just a capital."""
    role, titles = role_near(text, run.start, run.end, paragraph)
    kind = kind_of(run, entity, role, titles)
    if kind is None:
        return None
    subject = bool(entity and entity.subject) or run.opens
    return Mention(run.start, run.end, run.words, kind, role, (*run.titles, *titles), subject, quoted)


def kind_of(run: Run, entity: Named | None, role: str | None, titles: tuple[str, ...]) -> Kind | None:
    """Return what a run names, or None: words of the name first, then the entity, then title and first name."""
    if len(run.words) > 1 and not run.titles and any(fold(word) in ORG_WORDS for word in run.words):
        return "organization"
    if len(run.words) > 1 and fold(run.words[0]) in PLACE_WORDS and not run.titles and not role:
        return None
    if run.titles or (len(run.words) > 1 and fold(run.words[0]) in MALE_NAMES | FEMALE_NAMES):
        return "person"
    if entity is not None and entity.kind in ("person", "organization"):
        if role and entity.kind == "organization" and 1 < len(run.words) < 4 and titles_person(titles):
            return "person"
        single = len(run.words) == 1 and run.opens and entity.kind == "person"
        return None if single and not known_first(run.words[0]) else cast(Kind, entity.kind)
    if titles and fold(titles[-1]) in ORG_NOUNS and (entity is None or entity.kind != "place"):
        return "organization"
    if entity is not None and entity.kind != "other" and len(run.words) < 2:
        return None
    return "person" if role and 1 < len(run.words) < 5 and titles_person(titles) else None


def titles_person(titles: tuple[str, ...]) -> bool:
    """Say whether the words of a role are a person's: "the coach", not "the heat-pump maker"."""
    words = [fold(word) for word in titles]
    return not any(word in ORG_NOUNS for word in words[-1:]) and not any(word in ORG_WORDS for word in words[-1:])


def known_first(word: str) -> bool:
    """Say whether a single word is a known first name."""
    return fold(word) in MALE_NAMES or fold(word) in FEMALE_NAMES


def role_near(text: str, start: int, end: int, paragraph: Paragraph) -> tuple[str | None, tuple[str, ...]]:
    """Return the role printed around a name and its single words: "Foreign Minister | Diop" -> ("Foreign Minister", …)."""
    before = text[max(paragraph.start, start - ROLE_WINDOW) : start]
    role = role_before(before)
    after = APPOSITION.match(text, end, min(paragraph.end, end + ROLE_WINDOW))
    if role is None and after:
        role = (after.group(1) or after.group(2) or after.group(3)).strip()
        role = role if after.group(3) is None or is_role_noun(role.split()[-1]) else None
        if role and after.group(2) and not any(is_role_noun(word) for word in role.split()):
            role = None  # ", hoping for an answer," is no office
    words = tuple(re.findall(r"[\w.\-]+", role or ""))
    return role, words


def role_before(before: str) -> str | None:
    """Return the role that ends a text before a name: "said Mali’s Foreign Minister " -> "Mali’s Foreign Minister"."""
    comma = before.rstrip().endswith(",")
    match = re.search(r"[^,.;:!?“”\"()\n]*$", before.rstrip().rstrip(","))
    words = (match.group() if match else "").split()
    found: list[str] = []
    for word in reversed(words):
        if not role_word(word, bool(found)):
            break
        found.insert(0, word)
        if word.lower() in ("the", "a", "an", "its", "his", "her", "their"):
            break
    while found and found[0].lower() in ("of", "for", "and", "at", "in"):
        found.pop(0)
    if not found or (comma and found[0].lower() not in ("the", "a", "an", "its", "his", "her", "their")):
        return None
    return " ".join(found) if any(is_role_noun(word) for word in found) else None


def role_word(word: str, inside: bool) -> bool:
    """Say whether a word can belong to a role: a noun of office, a name of a country, an adjective before one."""
    low = word.lower()
    stops = (
        "said",
        "says",
        "told",
        "that",
        "and",
        "when",
        "while",
        "with",
        "by",
        "to",
        "was",
        "is",
        "as",
        "but",
        "after",
        "on",
    )
    return low not in stops and (inside or is_role_noun(word))
