"""Read the quotations of one article: marks, extraction, resolution, and the frozen values that leave the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from attribution.quotes.candidates import Candidate
from attribution.quotes.confidence import confidence
from attribution.quotes.extraction import find_quotations
from attribution.quotes.marks import pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.people import read_people
from attribution.quotes.resolution import Resolved
from attribution.types import Article, Diagnostic, Passage, Person, Quote, Span


@dataclass(frozen=True, slots=True)
class QuoteReading:
    """What the quotes room found in one article."""

    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_quotes(article: Article, doc: Any) -> QuoteReading:
    """Return the quotations, the people and the diagnostics of one article.

    `doc` is the spaCy Doc of `article.text`, whole and untouched. Only title, captions and body are read; an article
    without blocks is read as body. Quotations come in text order, "q1" first; a nested one names its `parent`.
    """
    paragraphs = story_paragraphs(article)
    pairing = pair_marks(article.text, paragraphs, article.id)
    candidates = find_quotations(doc, article.text, paragraphs, pairing)
    resolved, people = read_people(doc, article.text, paragraphs, pairing.pairs, candidates)
    quotes = number(article.text, candidates, resolved)
    return QuoteReading(quotes, people, pairing.diagnostics)


def number(text: str, candidates: list[Candidate], resolved: list[Resolved]) -> tuple[Quote, ...]:
    """Return the quotations as values with ids in text order and parents for nested ones."""
    around: list[tuple[int, str]] = []
    quotes = []
    for count, (candidate, known) in enumerate(zip(candidates, resolved, strict=True), start=1):
        while around and around[-1][0] <= candidate.start:
            around.pop()
        inside = around and candidate.end <= around[-1][0]
        quotes.append(make(text, f"q{count}", candidate, known, around[-1][1] if inside else None))
        around.append((candidate.end, f"q{count}"))
    return tuple(quotes)


def make(text: str, name: str, candidate: Candidate, known: Resolved, parent: str | None) -> Quote:
    """Return one Quote from what was found and what was resolved."""
    evidence = {**candidate.evidence, **known.evidence}
    if candidate.speaker is None and candidate.kind not in ("scare", "title"):
        evidence.setdefault("speaker", "none found near the quotation")
    score = confidence(
        candidate.kind, evidence, has_speaker=candidate.speaker is not None, has_name=known.name is not None
    )
    return Quote(
        name,
        candidate.kind,
        candidate.start,
        candidate.end,
        text[candidate.start : candidate.end],
        candidate.fragments or (Span(candidate.start, candidate.end),),
        parent,
        passage(text, candidate.cue),
        passage(text, candidate.speaker),
        known.name,
        known.role,
        candidate.chain,
        score,
        evidence,
    )


def passage(text: str, span: Span | None) -> Passage | None:
    """Return a span with its words."""
    return Passage(span.start, span.end, span.of(text)) if span is not None else None
