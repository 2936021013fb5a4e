"""Fit what the reader tags to the printed quotation marks: boundaries in marks are never guessed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.quotes.pairs import MarkPair
from attribution.quotes.paragraphs import Paragraph
from attribution.types import QuoteKind, Span

ENDS = frozenset(".!?:;…")
# Blanks before a mark are never more than this.
LOOK_BACK = 400
CLOSING = frozenset("\"'”’»)]")


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """A stretch of content that fits the marks; `pairs` are the marks in it, all of them whole."""

    kind: QuoteKind
    pairs: tuple[MarkPair, ...] = ()


class Marks:
    """The outer pairs of an article, found by offset."""

    def __init__(self, text: str, pairs: Sequence[MarkPair], paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.pairs = [pair for pair in pairs if pair.depth == 0]
        self.paragraphs = paragraphs
        self._starts = [pair.start for pair in self.pairs]
        self._heads = [paragraph.start for paragraph in paragraphs]

    def within(self, span: Span) -> list[MarkPair]:
        """Return the pairs that share a character with a span."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return [pair for pair in self.pairs[first : bisect_left(self._starts, span.end)] if pair.end > span.start]

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph an offset stands in or after; -1 before the first."""
        return bisect_right(self._heads, offset) - 1

    def holds(self, span: Span) -> bool:
        """Say whether a span stands inside a pair of marks, smaller than what the pair holds."""
        return any(pair.start < span.start and span.end < pair.end for pair in self.within(span))

    def snap(self, span: Span) -> list[Piece]:
        """Return the quotations in a tagged span: whole sentences in marks apart, the rest by paragraph.

        `he was tired. “I need rest.”` -> indirect `he was tired.`, direct `“I need rest.”`; a pair the span covers only in
        part is taken in whole where most of it is covered, else left out.
        """
        pieces: list[Piece] = []
        at = span.start
        for pair in self.within(span):
            shared = min(pair.end, span.end) - max(pair.start, span.start)
            covers = shared * 2 > pair.end - pair.start or shared == span.end - span.start
            if not covers or not (apart(self.text, pair, span) or pair.start <= span.start):
                continue
            if pair.start <= span.start and pair.end < span.end and goes_on(self.text, pair, span):
                continue
            pieces += self.reported(Span(at, max(at, pair.start)))
            pieces.append(Piece(pair.start, pair.end, "direct", (pair,)))
            at = max(at, pair.end)
        return [*pieces, *self.reported(Span(at, max(at, span.end)))]

    def reported(self, span: Span) -> list[Piece]:
        """Return the reporter's own words in a span, a piece a paragraph, with the marks that stand in them."""
        found = []
        for paragraph in self.paragraphs[max(0, self.paragraph(span.start)) : self.paragraph(max(span.start, span.end - 1)) + 1]:
            inside = Span(max(span.start, paragraph.start), min(span.end, paragraph.end))
            piece = self.fitted(inside) if inside.start < inside.end else None
            if piece is not None:
                found.append(piece)
        return found

    def fitted(self, span: Span) -> Piece | None:
        """Return a span with the marks at its edges taken in whole or left out; None where no word remains."""
        start, end = span.start, span.end
        held = []
        for pair in self.within(span):
            shared = min(pair.end, end) - max(pair.start, start)
            if shared * 2 >= pair.end - pair.start:
                start, end = min(start, pair.start), max(end, pair.end)
                held.append(pair)
            elif pair.start < start:
                start = max(start, pair.end)
            else:
                end = min(end, pair.start)
        while start < end and not self.text[start].isalnum() and not any(p.start == start for p in held) and self.text[start] not in "($£€#[":
            start += 1
        while end > start and self.text[end - 1] in " \n\t,;:—–-":
            end -= 1
        if not any(c.isalnum() for c in self.text[start:end]):
            return None
        return Piece(start, end, "mixed" if held else "indirect", tuple(held))


def apart(text: str, pair: MarkPair, span: Span) -> bool:
    """Say whether marks hold a sentence of their own: nothing, or a stop or colon, before them, and a capital inside."""
    floor = max(0, pair.start - LOOK_BACK)
    before = text[floor : pair.start].rstrip()
    inner = text[pair.inner_start : pair.inner_end].strip()
    whole = bool(inner) and (inner[0].isupper() or not inner[0].isalpha()) and len(inner.split()) > 2
    ended = not before or before[-1] in ENDS or (before[-1] in CLOSING and len(before) > 1 and before[-2] in ".!?,…")
    return whole and (ended or pair.start <= span.start or "\n" in text[floor + len(before) : pair.start])


def goes_on(text: str, pair: MarkPair, span: Span) -> bool:
    """Say whether the reporter's sentence runs on after marks that begin it: `“hard times” lie ahead`."""
    inner = text[pair.inner_start : pair.inner_end].rstrip()
    after = text[pair.end : span.end].lstrip()
    return bool(inner) and inner[-1] not in ".!?,…—-" and after[:1].islower()
