"""Runs of capitals that may be names, each with what is printed around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from attribution.parsing import entity_kind
from attribution.quotes.lexicon import ORG_WORDS, fold
from attribution.quotes.mentions import Mention
from attribution.quotes.namekinds import PLACE_ENDS, Kind, kind_of, stands_in_place
from attribution.quotes.names import Run, name_runs
from attribution.quotes.officeroles import office, role_near
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.sentences import story_start
from attribution.quotes.titlecase import is_title_case
from attribution.types import Span

S = TypeVar("S", bound=Span)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting(Span):
    """A run of capitals that may be a mention: `kind` is what it seems to name by itself, None where nothing shows it."""

    words: tuple[str, ...]
    kind: Kind | None
    role: str | None
    titles: tuple[str, ...]
    subject: bool
    quoted: bool
    headline: bool
    place: bool
    opens: bool

    def mention(self, kind: Kind) -> Mention:
        """Return the sighting as a mention of one kind."""
        return Mention(self.start, self.end, self.words, kind, self.role, self.titles, self.subject, self.quoted)


def read_sightings(doc: Any, text: str, paragraphs: Iterable[Paragraph], marked: list[Span]) -> list[Sighting]:
    """Return every run of capitals in the story's paragraphs."""
    quotes = Cursor(marked)
    entities = Cursor([Named(e.start_char, e.end_char, entity_kind(e.label_), is_subject(e)) for e in doc.ents])
    found = []
    for paragraph in paragraphs:
        headline = is_title_case(text[paragraph.start : paragraph.end])
        for run in name_runs(text, story_start(text, paragraph), paragraph.end):
            entity = entities.over(run)
            run = without_lead(text, run, entity)
            quoted = quotes.over(run) is not None
            found.append(sighting(text, run, entity, paragraph, quoted=quoted, headline=headline))
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


def without_lead(text: str, run: Run, entity: Named | None) -> Run:
    """Take off words before a person that the pipeline leaves out: "Plucky | Idris Bello", "United States | Ada Brenner"."""
    if entity is not None and entity.kind == "person" and (cut := after_institution(run.words)):
        first = run.end - len(" ".join(run.words[cut:]))
        if text[first : run.end].split() == list(run.words[cut:]):
            return replace(run, start=first, words=run.words[cut:], titles=(*run.titles, *run.words[:cut]))
    if entity is None or entity.kind != "person" or not run.start < entity.start or entity.end < run.end:
        return run
    words = tuple(text[entity.start : run.end].split())
    lead = tuple(text[run.start : entity.start].split())
    if len(words) < 2 or not (run.opens or len(lead) > 1) or not text[entity.start - 1].isspace():
        return run
    return replace(run, start=entity.start, words=words, titles=(*run.titles, *lead))


def after_institution(words: tuple[str, ...]) -> int:
    """Return where a person's two names begin after an institution, 0 for nowhere: "State University | Amneh Jafari"."""
    ends = fold(words[-1]) not in ORG_WORDS and len(words) > 3
    return len(words) - 2 if ends and any(fold(w) in ORG_WORDS | PLACE_ENDS for w in words[:-2]) else 0


def sighting(
    text: str, run: Run, entity: Named | None, paragraph: Paragraph, *, quoted: bool, headline: bool
) -> Sighting:
    """Return one run of capitals with what is printed around it."""
    role, words = role_near(text, run.start, run.end, paragraph)
    kind = kind_of(run, entity.kind if entity else None, role, words)
    if kind == "person":
        role = joined_role(role, office(run.titles))
    subject = bool(entity and entity.subject) or run.opens
    place = (entity is not None and entity.kind == "place") or stands_in_place(text, run, paragraph.start)
    titles = (*run.titles, *words)
    return Sighting(run.start, run.end, run.words, kind, role, titles, subject, quoted, headline, place, run.opens)


def joined_role(before: str | None, title: str | None) -> str | None:
    """Return the role of words before a name and of its capitalised title: "Mali's" + "Foreign Minister"."""
    if before and title and title not in before:
        return f"{before} {title}"
    return before or title
