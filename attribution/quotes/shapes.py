"""Direct, mixed or indirect: the shape of a quotation from how marks fill what a cue reports."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.quotes.contents import Content, trimmed
from attribution.quotes.pairs import MarkPair
from attribution.quotes.phrases import Range
from attribution.quotes.words import Words
from attribution.types import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Shape(Span):
    """A span with its kind and fragments."""

    kind: QuoteKind
    fragments: tuple[Span, ...]


def shape(words: Words, content: Content) -> list[Shape]:
    """Return the quotations in what a cue reports.

    All in marks and a clause of its own -> direct; partly in marks, or a few words in marks -> mixed; else indirect.
    """
    if content.rule == "label":
        return [mixed(words.pairs[number]) for number in pairs_of(words, content.ranges[0])]
    if content.rule == "left":
        return left_shape(words, content)
    if all(is_quoted(words, found) for found in content.ranges):
        pieces = [piece for found in content.ranges for piece in pieces_of(words, found)]
        return [quoted(words, content, pieces)]
    return [reported(words, content.ranges)]


def left_shape(words: Words, content: Content) -> list[Shape]:
    """Shape what precedes a cue: the marks right before it, or the whole clause where the marks belong to it."""
    first, last = content.ranges[0]
    number = words.pair[last - 1]
    if number < 0:
        return [reported(words, content.ranges)]
    start = words.at(words.pairs[number].start)
    while start > first and words.pair[start - 1] >= 0:
        start = words.at(words.pairs[words.pair[start - 1]].start)
    before = trimmed(words, first, start)
    if before is None or ends_clause(words, start):
        return [quoted(words, content, pieces_of(words, (start, last)))]
    return [reported(words, content.ranges)]


def ends_clause(words: Words, start: int) -> bool:
    """Say whether the narration before a mark is closed off: by a stop, a colon or a dash."""
    return words.lower[start - 1] in (".", "!", "?", ":", ";")


def quoted(words: Words, content: Content, pieces: list[Span]) -> Shape:
    """Return a direct quotation, or a mixed one where the marks hold only some words."""
    first, last = pieces[0].start, pieces[-1].end
    kind: QuoteKind = "direct" if stands_alone(words, content, pieces) else "mixed"
    return Shape(first, last, kind, tuple(pieces))


def stands_alone(words: Words, content: Content, pieces: list[Span]) -> bool:
    """Say whether what is in marks is a sentence of its own and not a part of the reporter's."""
    if content.rule in ("left", "around"):
        return True
    token = words.at(pieces[0].start)
    before = words.lower[token - 1] if token else ""
    inner = words.text[pieces[0].start + 1 : pieces[0].end]
    clause = any(words.finite[i] for i in range(token, words.at(pieces[-1].end)))
    if before == ":":
        return True
    if before == "that":
        return clause and inner[:1].isupper()
    return clause or inner[:1].isupper() or before == ","


def reported(words: Words, ranges: tuple[Range, ...]) -> Shape:
    """Return the reported clause with the marks inside it: mixed where there are any, else indirect."""
    spans = tuple(Span(words.starts[first], end_of(words, last)) for first, last in ranges)
    inside = any(words.pair[i] >= 0 for first, last in ranges for i in range(first, last))
    return Shape(spans[0].start, spans[-1].end, "mixed" if inside else "indirect", spans)


def end_of(words: Words, last: int) -> int:
    """Return where a range ends, a closing mark at its end taken in whole."""
    number = words.pair[last - 1]
    return words.pairs[number].end if number >= 0 else words.ends[last - 1]


def is_quoted(words: Words, found: Range) -> bool:
    """Say whether every word of a range stands in marks."""
    return all(words.pair[i] >= 0 or words.pos[i] in ("PUNCT", "SPACE", "CCONJ") for i in range(*found))


def pairs_of(words: Words, found: Range) -> list[int]:
    """Return the indices of the pairs in a range, in order."""
    return sorted({words.pair[i] for i in range(*found) if words.pair[i] >= 0})


def pieces_of(words: Words, found: Range) -> list[Span]:
    """Return a span for each piece in marks of a range, the parts of a long quotation apart."""
    return [piece for number in pairs_of(words, found) for piece in parts(words.pairs[number])]


def parts(pair: MarkPair) -> tuple[Span, ...]:
    """Return the parts of a pair over several paragraphs, or the pair itself."""
    return pair.parts or (Span(pair.start, pair.end),)


def mixed(pair: MarkPair) -> Shape:
    """Return a pair of marks as a mixed quotation."""
    return Shape(pair.start, pair.end, "mixed", parts(pair))
