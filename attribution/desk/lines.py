"""The lines of a worksheet: every sentence of a story once, in order; statements give the sentences, what lies between them is kept too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from attribution.claims.sentences import ABBREVIATED, BREAK
from attribution.desk.keys import Keys
from attribution.desk.rows import made, place
from attribution.desk.sheets import Row
from attribution.types import Article, Block, BlockRole, Reading, Span

ENDED = re.compile(r"[.!?…][\s\"'”’»)\]]*$")
# Where text that no statement covers (a caption from the files, an article whose reading failed) is cut into sentences.
CUT = re.compile(r"[.!?…][\"'”’»)\]]*(\s+)(?=[\w\"'“‘«(\[])")
INITIAL = re.compile(r"(?:^|\W)[^\W\d_]\.$")
TAIL = 16
# Text without a full stop is cut here, so that no cell and no fact grows with the article (in characters).
LONGEST = 1_500


@dataclass(frozen=True, slots=True)
class Line(Span):
    """A sentence: its offsets, its number in the worksheet, its paragraph as a person counts (headline and captions too), its block."""

    no: int
    paragraph: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A paragraph of the story."""

    paragraph: int
    role: BlockRole


def lines_of(reading: Reading, first: int = 1) -> tuple[Line, ...]:
    """The lines of an article, numbered from `first`; together they hold every visible character of title, captions and body."""
    text = reading.article.text
    found: list[tuple[Span, Stretch]] = []
    claims = disjoint(reading.claims)
    starts = [claim.start for claim in claims]
    for paragraph in paragraphs(reading.article):
        inside = claims[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        found += [(span, paragraph) for sentence in sentences(text, paragraph, inside) for span in portions(text, sentence)]
    return tuple(Line(span.start, span.end, first + number, at.paragraph, at.role) for number, (span, at) in enumerate(found))


def paragraphs(article: Article) -> Iterator[Stretch]:
    """The paragraphs of the story as statements count them, from 1; an article without layout is all body."""
    number = 0
    for block in article.story_blocks() if article.blocks else (Block(0, len(article.text), "body"),):
        start = block.start
        for first, last in [*(m.span() for m in BREAK.finditer(article.text, block.start, block.end)), (block.end, block.end)]:
            if article.text[start:first].strip():
                number += 1
                yield Stretch(start, first, number, block.role)
            start = last


def disjoint(spans: Iterable[Span]) -> list[Span]:
    """Spans in text order, without those that begin before the one in front has ended."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start < span.end and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def sentences(text: str, paragraph: Span, claims: Sequence[Span]) -> list[Span]:
    """The sentences of a paragraph: its statements, the two halves of one sentence joined, and what stands between them."""
    found: list[Span] = []
    held, joins = None, False
    for piece, stated in pieces(text, paragraph, claims):
        words = piece.of(text)
        if stated and joins and not ENDED.search(found[-1].of(text)[-TAIL:]):
            found[-1] = Span(found[-1].start, piece.end)  # a half in the article's own voice and a half in a speaker's
        elif stated:
            found.append(Span(piece.start if held is None else held.start, piece.end))
        elif any(map(str.isalnum, words)):
            found += split(text, piece if held is None else Span(held.start, piece.end))
        elif found:
            found[-1] = Span(found[-1].start, piece.end)  # a stray mark belongs to the sentence before it
            continue
        else:
            held = piece
            continue
        held, joins = None, stated
    return found if held is None else [*found, held]


def pieces(text: str, paragraph: Span, claims: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """The statements of a paragraph (True) and the visible text between them (False), in order."""
    at = paragraph.start
    for claim in [*claims, Span(paragraph.end, paragraph.end)]:
        gap = trimmed(text, at, claim.start)
        if gap is not None:
            yield gap, False
        at = max(at, min(claim.end, paragraph.end))
        if claim.start < at:
            yield Span(claim.start, at), True


def split(text: str, stretch: Span) -> list[Span]:
    """Text that was not read, cut where a sentence may end: "It sank. Why? Nobody knows." -> three spans."""
    cuts = [match.span(1) for match in CUT.finditer(text, stretch.start, stretch.end)]
    told = [cut for cut in cuts if not shortened(text[max(stretch.start, cut[0] - TAIL) : cut[0]])]
    edges = [stretch.start, *(edge for cut in told for edge in cut), stretch.end]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def portions(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of at most LONGEST characters, cut between words where there are any."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " \n\t\u00a0")
        end = blank if blank > 0 else start + LONGEST
        piece = trimmed(text, start, end)
        if piece is not None:
            yield piece
        start = end
    last = trimmed(text, start, sentence.end)
    if last is not None:
        yield last


def shortened(tail: str) -> bool:
    """Whether a point ends a word cut short, not a sentence: "on Friday, Jan.", "the U.N.", "Mr."."""
    return bool(INITIAL.search(tail) or ABBREVIATED.search(tail))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks at its edges; None where nothing is left."""
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def line_rows(article: Article, lines: Sequence[Line], outlet: str, keys: Keys) -> Iterator[Row]:
    """The rows of an article's lines; how many facts they hold is counted when all sheets are there (attribution.desk.totals)."""
    for line in lines:
        words = line.of(article.text)
        cells = {"no": line.no, "outlet": outlet, "paragraph": line.paragraph, "text": words, **place(article.id, line)}
        yield made("lines", keys.of("lines", article.id, words), **cells)
