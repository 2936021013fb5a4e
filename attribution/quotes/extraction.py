"""Find the quotations of an article with their printed cues and speakers: the seam that a trained reader takes over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from attribution.quotes.according import according_to
from attribution.quotes.candidates import Candidate
from attribution.quotes.contents import Content, read_contents
from attribution.quotes.floating import attach_floating
from attribution.quotes.headlines import is_headline, read_headline
from attribution.quotes.hits import find_hits, verb_group
from attribution.quotes.leftovers import uncued
from attribution.quotes.marks import Pairing
from attribution.quotes.marks import nested as nest
from attribution.quotes.nested import nested_quotations
from attribution.quotes.pairs import MarkPair
from attribution.quotes.paragraphs import Paragraph
from attribution.quotes.scare import is_term
from attribution.quotes.sentences import Sentence, read_sentences
from attribution.quotes.shapes import shape
from attribution.quotes.sources import document_source, outlet_chain
from attribution.quotes.transcripts import as_pairs, places_of, read_lines, spoken
from attribution.quotes.words import Words, read_words, with_pairs
from attribution.types import Span


def find_quotations(
    doc: Any, text: str, paragraphs: tuple[Paragraph, ...], pairing: Pairing, plain: Words | None = None
) -> list[Candidate]:
    """Return the quotations of a parsed text in text order, speakers as printed (not yet resolved).

    `doc` is the spaCy Doc of the whole text: `doc[i].idx` are offsets into `text`. `plain` are its words, where they were read before.
    """
    lines = read_lines(text, paragraphs, places_of(doc))
    pairs = nest([*pairing.pairs, *as_pairs(lines)]) if lines else pairing.pairs
    outer = [pair for pair in pairs if pair.depth == 0]
    terms = {pair.start for pair in outer if is_term(text, pair)}
    words = with_pairs(plain or read_words(doc, text), [pair for pair in outer if pair.start not in terms])
    told = {number for line in lines for number in line.paragraphs}
    sentences = read_sentences(words, paragraphs)
    found = [made for s in sentences if s.paragraph not in told for made in read_sentence(words, s)]
    found = attach_floating(words, sentences, unique(found))
    found.extend(spoken(doc, text, lines))
    found.extend(nested_quotations(words, pairs, sentences, read_sentence))
    found.extend(term(text, pair, paragraphs) for pair in outer if pair.start in terms)
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.end))


def unique(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates in text order, each stretch once: the one with a cue where two rules found it.

    What lies within another quotation of the same depth is a part of it ("told them that he had put it ‘in a drawer’").
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, -c.end, c.cue is None)):
        if not kept or candidate.end > kept[-1].end or not any(f.contains(candidate) for f in kept[-1].fragments):
            kept.append(candidate)
    return kept


def term(text: str, pair: MarkPair, paragraphs: tuple[Paragraph, ...]) -> Candidate:
    """Return a pair of marks that is no speech: a title of a work, a nickname or a term."""
    number = bisect_right([paragraph.start for paragraph in paragraphs], pair.start) - 1
    kind = is_term(text, pair)
    assert kind is not None
    return Candidate(pair.start, pair.end, kind, (), number, evidence={"span": f"marks of a {kind}"})


def read_sentence(words: Words, sentence: Sentence) -> list[Candidate]:
    """Return the quotations of one sentence: by cue, by "according to", then what marks are left."""
    hits = find_hits(words, sentence)
    contents = read_contents(words, sentence, hits)
    found = [made for content in contents for made in by_cue(words, sentence, content)]
    found = by_according(words, sentence, found)
    if not found and is_headline(words, sentence):
        found = read_headline(words, sentence)
    taken = {number for candidate in found for number in pairs_in(words, candidate)}
    left = [n for n in sentence_pairs(words, sentence) if n not in taken]
    return [*found, *uncued(words, sentence, left)]


def sentence_pairs(words: Words, sentence: Sentence) -> list[int]:
    """Return the indices of the pairs that start in a sentence (not those that go on from the paragraph before)."""
    inside = {number for number in words.pair[sentence.first : sentence.last] if number >= 0}
    return sorted(n for n in inside if words.at(words.pairs[n].start) >= sentence.first)


def pairs_in(words: Words, candidate: Candidate) -> list[int]:
    """Return the indices of the pairs that a candidate covers."""
    first, last = words.at(candidate.start), words.at(candidate.end)
    return sorted({number for number in words.pair[first:last] if number >= 0})


def by_cue(words: Words, sentence: Sentence, content: Content) -> list[Candidate]:
    """Return the quotations one cue reports (several where it governs several pairs of marks)."""
    hit = content.hit
    assert hit.subject is not None
    speaker, document = document_source(words, hit.subject)
    chain = (*document, *outlet_chain(words, sentence, content))
    return [
        Candidate(
            made.start,
            made.end,
            made.kind,
            made.fragments,
            sentence.paragraph,
            words_span(words, *verb_group(words, hit)),
            words_span(words, *speaker),
            chain,
            {"span": f"{content.rule} of cue", "speaker": "subject of cue", "cue": hit.lemma},
        )
        for made in shape(words, content)
    ]


def by_according(words: Words, sentence: Sentence, found: list[Candidate]) -> list[Candidate]:
    """Add what "according to" reports, or the source as chain of the quotation it stands behind."""
    report = according_to(words, sentence)
    if report is None:
        return found
    for number, candidate in enumerate(found):
        if candidate.start < report.end and report.start < candidate.end:
            if report.source is not None:
                found[number] = replace_chain(candidate, report.source.of(words.text))
            return found
    return [*found, report.candidate(sentence.paragraph)]


def replace_chain(candidate: Candidate, source: str) -> Candidate:
    """Return the candidate with one more intermediate source."""
    return replace(candidate, chain=(*candidate.chain, source))


def words_span(words: Words, first: int, last: int) -> Span:
    """Return the span of tokens `first` up to, not including, `last`."""
    return Span(words.starts[first], words.ends[last - 1])
