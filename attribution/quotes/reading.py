"""Read the quotations of one article: marks, extraction, resolution, and the frozen values that leave the room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from attribution.quotes.candidates import Candidate
from attribution.quotes.desk import NO_DESK, Desk
from attribution.quotes.extraction import find_quotations
from attribution.quotes.features import read_features
from attribution.quotes.marks import Pairing, pair_marks
from attribution.quotes.mentionlinks import read_links
from attribution.quotes.merging import merge
from attribution.quotes.numbering import number
from attribution.quotes.paragraphs import Paragraph, story_paragraphs
from attribution.quotes.people import read_people
from attribution.quotes.proposals import Proposal, read_proposals
from attribution.quotes.snapping import Marks
from attribution.quotes.sourcechains import with_sources
from attribution.quotes.vetoes import is_unsaid
from attribution.quotes.words import Words, read_words, with_pairs
from attribution.types import Article, Diagnostic, Person, Quote, Span

if TYPE_CHECKING:
    from attribution.encoder.quotation_reader import QuotationReader, ReadArticle
    from attribution.encoder.wordtable import WordTable


@dataclass(frozen=True, slots=True)
class QuoteReading:
    """What the quotes room found in one article."""

    quotes: tuple[Quote, ...] = ()
    people: tuple[Person, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One article after the rules: what they found, and the words as the trained reader takes them."""

    article: Article
    doc: Any
    paragraphs: tuple[Paragraph, ...]
    pairing: Pairing
    words: Words
    candidates: list[Candidate]
    table: WordTable
    index: list[int]


def draft_quotes(article: Article, doc: Any) -> Draft:
    """Return what rules and marks find; `doc` is the spaCy Doc of `article.text`, whole and untouched.

    Only title, captions and body are read; an article without blocks is read as body.
    """
    paragraphs = story_paragraphs(article)
    pairing = pair_marks(article.text, paragraphs, article.id)
    words = read_words(doc, article.text)
    candidates = find_quotations(doc, article.text, paragraphs, pairing, words)
    table, index = read_features(doc, paragraphs, pairing, candidates)
    return Draft(article, doc, paragraphs, pairing, words, candidates, table, index)


def finish_quotes(
    draft: Draft, read: ReadArticle | None = None, *, rules: bool = True, desk: Desk = NO_DESK
) -> QuoteReading:
    """Return the quotations, the people and the diagnostics of an article.

    `read` is what the trained reader made of `draft.table`; without it the rules speak alone, with `rules` False it does.
    `desk` is what the desk knows of people. Quotations come in text order, "q1" first; a nested one names its `parent`.
    """
    text, pairs = draft.article.text, draft.pairing.pairs
    candidates, links = draft.candidates, None
    if read is not None:
        marks = Marks(text, pairs, draft.paragraphs)
        proposals = read_proposals(draft.doc, draft.index, marks, read.attributions)
        words = with_pairs(draft.words, marks.pairs)
        said = [proposal for proposal in proposals if not unsaid(words, proposal)]
        candidates = merge(candidates, said, marks, rules=rules)
    candidates = [with_complementizer(text, candidate) for candidate in candidates]
    candidates = with_sources(text, draft.paragraphs, candidates)
    if read is not None:
        links = read_links(draft.doc, draft.index, candidates, read.states)
    resolved, people = read_people(
        draft.doc, text, draft.paragraphs, pairs, candidates, links=links, desk=desk, article=draft.article.id
    )
    return QuoteReading(number(text, candidates, resolved), people, draft.pairing.diagnostics)


def read_quotes(article: Article, doc: Any, reader: QuotationReader | None = None) -> QuoteReading:
    """Return what is quoted in one article; without a reader by rules alone. Many articles read faster together."""
    draft = draft_quotes(article, doc)
    return finish_quotes(draft, reader.read([draft.table])[0] if reader is not None else None)


def unsaid(words: Words, proposal: Proposal) -> bool:
    """Say whether a proposal's cue tells of speech that was not uttered: "did not mention", "would say"."""
    cue = proposal.cue
    return cue is not None and is_unsaid(words, words.at(cue.start), words.at(cue.end))


def with_complementizer(text: str, candidate: Candidate) -> Candidate:
    """Return a reported clause with the "that" that opens it, as PolNeAR and GUM annotate them."""
    if candidate.kind not in ("indirect", "mixed") or candidate.start < 5:
        return candidate
    start = candidate.start - 5
    if text[start : candidate.start].lower() != "that " or (start and text[start - 1].isalnum()):
        return candidate
    pieces = candidate.fragments or (Span(candidate.start, candidate.end),)
    return replace(candidate, start=start, fragments=(Span(start, pieces[0].end), *pieces[1:]))
