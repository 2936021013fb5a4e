"""An `Article` from the paragraphs of a page: headline, story, then captions and notes, with what is known of each."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from attribution.articles.building import build_article
from attribution.articles.corrections import Note, told
from attribution.articles.known import Known
from attribution.articles.lines import FURNITURE_LENGTH, Kind, furniture
from attribution.articles.pagebody import HEADINGS
from attribution.articles.pagetree import Unit
from attribution.types import Article, Block, Diagnostic, Span

BREAK = "\n\n"
# Furniture that a page marks as a paragraph like any other, told by its wording alone up to a length in characters.
BY_WORDING: dict[Kind, int] = {
    "ad": 120, "boilerplate": 250, "related_link": 250, "related_heading": 120, "ender": 250, "age": 120, "byline": 200, "date": 120,
    "credit": 120, "caption": 300, "bio": 300,
}  # fmt: skip
# What a heading may be by its wording; others ("Live", "Photos:") are headings of the story.
LISTS = frozenset({"ad", "related_heading"})
# Invitations that stand below stories on pages and hardly in texts that people saved.
INVITING = re.compile(
    r"^\W{0,3}(?:our standards:|we want to hear (?:what you think|from you)\b|(?:please )?(?:submit|send (?:us )?|write) (?:a|your) (?:letter|story tip|tip|comment)\b|"
    r"(?:do you )?(?:want|would you like) to (?:be (?:kept )?informed|stay (?:informed|up to date)|hear more|get (?:more|updates))\b|"
    r"(?:click|tap) here\b|(?:sign|subscribe|register) (?:up )?(?:now |today |here )?(?:to|for) (?:our|the|get|receive)\b|stay up[- ]to[- ]date\b|"
    r"(?:support|help fund) our (?:journalism|work|reporting)\b|this (?:article|story) (?:first|originally) appeared\b|republished (?:with permission|under)\b)",
    re.IGNORECASE,
)
INVITATION = 250


@dataclass(slots=True)
class Composition:
    """A text as it grows: where each paragraph stands, and what it is."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    kinds: dict[int, Kind] = field(default_factory=dict)
    fixed: list[Block] = field(default_factory=list)

    def add(self, words: str) -> Span:
        """Add a paragraph behind a blank line, and return where it stands."""
        start = self.length + (len(BREAK) if self.parts else 0)
        self.parts.append(words)
        self.length = start + len(words)
        return Span(start, self.length)

    @property
    def text(self) -> str:
        """The whole text."""
        return BREAK.join(self.parts)


def compose(
    units: Sequence[Unit],
    *,
    id: str,
    known: Known,
    headline: str | None,
    captions: Sequence[str] = (),
    notes: Sequence[Note] = (),
    updated: str | None = None,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Article:
    """Put an article together: one paragraph of the page is one paragraph of the text.

    The headline comes first if it was seen on the page; captions and notes come last, so that they part no sentences.
    """
    page = Composition()
    if headline:
        span = page.add(headline)
        page.fixed.append(Block(span.start, span.end, "title"))
    for unit in units:
        span = page.add(unit.text)
        page.spans.append(span)
        page.kinds[span.start] = kind_of(unit)
    for words in captions:
        span = page.add(words)
        page.fixed.append(Block(span.start, span.end, "caption"))
    said = []
    for note in notes:
        span = page.add(note.words)
        page.fixed.append(Block(span.start, span.end, "boilerplate"))
        said.append(told(note, id, span.start, span.end))
    article = build_article(
        page.text, id=id, known=known, spans=page.spans, kinds=page.kinds, fixed=page.fixed, diagnostics=(*diagnostics, *said)
    )
    return replace(article, updated=updated) if updated else article


def kind_of(unit: Unit) -> Kind:
    """What the markup and the wording say of a paragraph of the story."""
    worded = furniture(unit.text) if len(unit.text) <= FURNITURE_LENGTH else None
    if worded and len(unit.text) <= BY_WORDING.get(worded, 0) and (unit.tag not in HEADINGS or worded in LISTS):
        return worded
    if len(unit.text) <= INVITATION and INVITING.match(unit.text):
        return "boilerplate"
    return "heading" if unit.tag in HEADINGS else "prose"


def merged(known: Known | None, facts: Mapping[str, str | None]) -> Known:
    """What is known from outside, filled by what the page says."""
    given = known or Known()
    return Known(**{name: getattr(given, name) or value for name, value in facts.items()})
