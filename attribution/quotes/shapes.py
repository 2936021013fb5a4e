"""Direct, mixed or indirect: the shape of a quotation from how marks fill what a cue reports."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.quotes.contents import Content
from attribution.quotes.phrases import Range
from attribution.quotes.ranges import BREAKS, trimmed
from attribution.quotes.words import Words
from attribution.types import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Shape(Span):
    """A span with its kind and fragments."""

    kind: QuoteKind
    fragments: tuple[Span, ...]


def shape(words: Words, content: Content) -> list[Shape]:
    """Return the quotations in what a cue reports, a clause that leads up to whole sentences in marks apart.

    All in marks and a clause of its own -> direct; partly in marks, or a few words in marks -> mixed; else indirect.
    """
    led, ranges = narrowed(words, content)
    before = [reported(words, (led,))] if led is not None else []
    if all(is_quoted(words, found) for found in ranges):
        pieces = [piece for found in ranges for piece in pieces_of(words, found)]
        return [*before, quoted(words, content, pieces)] if pieces else before
    return [*before, reported(words, ranges)]


def narrowed(words: Words, content: Content) -> tuple[Range | None, tuple[Range, ...]]:
    """Return the ranges of a content cut to whole sentences in marks, and a clause that leads up to them, if any.

    `he said with a smile: “We won.”` -> the marks alone; `said it was over: “We lost.”` -> the clause, then the marks.
    """
    first, last = content.ranges[0], content.ranges[-1]
    if content.rule in ("left", "around"):
        ranges = (left_marks(words, first), *content.ranges[1:])
        if content.rule == "left":
            return None, ranges
        return None, (*ranges[:-1], right_marks(words, last)[1])
    if content.rule == "label":
        return None, content.ranges
    led, marks = right_marks(words, last)
    return led, (*content.ranges[:-1], marks)


def left_marks(words: Words, found: Range) -> Range:
    """Return the marks right before a cue where they are a sentence of their own, else the range as it is."""
    first, last = found
    number = words.pair[last - 1]
    if number < 0:
        return found
    start = words.at(words.pairs[number].start)
    while start > first and words.pair[start - 1] >= 0:
        start = words.at(words.pairs[words.pair[start - 1]].start)
    return (start, last) if trimmed(words, first, start) is None or ends_clause(words, start) else found


def right_marks(words: Words, found: Range) -> tuple[Range | None, Range]:
    """Return the whole sentences in marks after a cue, cut from what leads up to them and what follows them.

    The first value is a clause before a colon that is itself reported; both come back as they were where the marks are
    only a part of the reporter's own clause.
    """
    first, last = found
    start = next((i for i in range(first, last) if words.pair[i] >= 0), None)
    if start is None or not (is_sentence(words, start) or (start == first and is_cut_off(words, start, last))):
        return None, found
    led: Range | None = None
    if start > first:
        clause = any(words.finite[i] for i in range(first, start))
        before = words.lower[words.before(start)]
        if not (before == ":" or (before == "," and not clause)):
            return None, found
        led = trimmed(words, first, start) if clause and before == ":" else None
    end = start
    while end < last and (words.pair[end] >= 0 or words.pos[end] == "SPACE"):
        end += 1
    if any(words.pair[i] >= 0 for i in range(end, last)):
        end = last
    return led, (start, end)


def is_cut_off(words: Words, start: int, last: int) -> bool:
    """Say whether words in marks right behind a cue end where another clause of the reporter's begins: “Copy that” | and left."""
    pair = words.pairs[words.pair[start]]
    after = words.at(pair.end)
    if after >= last or not words.text[pair.inner_start].isupper():
        return False
    return words.lower[after] in BREAKS or words.pos[after] == "CCONJ"


def is_sentence(words: Words, start: int) -> bool:
    """Say whether the marks that open at a token hold a whole sentence: a capital first, and a verb or a stop."""
    pair = words.pairs[words.pair[start]]
    inner = words.text[pair.inner_start : pair.inner_end].strip()
    if not inner or not (inner[0].isupper() or inner[0].isdigit() or inner[0] in "…'‘[") or len(inner.split()) < 2:
        return False
    clause = any(words.finite[i] or words.pos[i] in ("VERB", "AUX") for i in range(start, words.at(pair.end)))
    return inner[-1] in "!?" or (inner[-1] in ".…," and clause)


def ends_clause(words: Words, start: int) -> bool:
    """Say whether the narration before a mark is closed off: by a stop, a colon or a dash."""
    return words.lower[words.before(start)] in (".", "!", "?", ":", ";")


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
    before = words.lower[words.before(token)] if token else ""
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
    """Return a span for each piece in marks of a range; a quotation over several paragraphs is one piece."""
    return [Span(words.pairs[number].start, words.pairs[number].end) for number in pairs_of(words, found)]
