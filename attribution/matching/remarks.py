"""Quoted words of different articles that may be one remark."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from attribution.matching.wording import SMALL, Word, plain_words, words
from attribution.types import Article, Claim, Quote, Reading, Span

OPENING, CLOSING = "“\"'‘«„‹`", "”\"'’»‹›“`,.;:!?"
# A remark's rare words find its counterpart; a word that more remarks of a story hold finds too many.
COMMON = 60


@dataclass(frozen=True, slots=True)
class Remark(Span):
    """Words inside quotation marks: the span without marks, whose they are, and the statement they stand in.

    `whole` says that the marks hold a full quotation (direct), not a part of a sentence (mixed). `stretch` is all that stands
    between these marks: a remark is one sentence of it. `page` is the text of the article.
    """

    article: str
    text: str
    quote: Quote
    speaker: str | None
    claim: Claim
    whole: bool
    stretch: str = ""
    page: str = field(default="", repr=False, compare=False)

    def words(self) -> list[Word]:
        """The words without ellipses and bracketed insertions."""
        return plain_words(self.text)


def inside_marks(article: Article, quote: Quote) -> Iterator[Span]:
    """The stretches between quotation marks of a quotation, marks taken off: fragments of a direct one, pieces of a mixed one."""
    if quote.kind == "direct":
        for fragment in quote.fragments:
            yield trimmed(article.text, fragment)
        return
    start: int | None = None
    for index in range(quote.start, quote.end):
        letter = article.text[index]
        if start is None and letter in "“\"«„‘":
            start = index
        elif start is not None and letter in "”\"»’" and closes(article.text, index):
            yield trimmed(article.text, Span(start, index + 1))
            start = None


def closes(text: str, index: int) -> bool:
    """Whether a mark at `index` can close: it is not an apostrophe inside a word."""
    return not (text[index] in "’'" and index + 1 < len(text) and text[index + 1].isalnum())


def trimmed(text: str, span: Span) -> Span:
    """A span without the marks at its ends and the punctuation before the closing one."""
    start, end = span.start, span.end
    while start < end and (text[start] in OPENING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in CLOSING or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def remarks_of(reading: Reading, people: dict[tuple[str, str], str]) -> list[Remark]:
    """Every remark of an article; `people` maps (article id, name) to the name used across articles."""
    out: list[Remark] = []
    text = reading.article.text
    for quote in reading.quotes:
        if quote.kind not in ("direct", "mixed"):
            continue
        name = quote.speaker_name
        speaker = people.get((reading.article.id, name), name) if name else None
        for span in inside_marks(reading.article, quote):
            for piece, claim in by_sentence(text, span, reading.claims):
                if words(piece.of(text)):
                    whole = quote.kind == "direct"
                    place = piece.start, piece.end, reading.article.id, piece.of(text)
                    out.append(Remark(*place, quote, speaker, claim, whole, span.of(text), text))
    return out


def by_sentence(text: str, span: Span, claims: Sequence[Claim]) -> Iterator[tuple[Span, Claim]]:
    """The part of a stretch in each statement it runs over: a remark of three sentences is compared sentence by sentence."""
    first = max(0, bisect_right(claims, span.start, key=lambda c: c.start) - 1)
    for claim in claims[first:]:
        if claim.start >= span.end:
            return
        if claim.end > span.start:
            yield trimmed(text, Span(max(span.start, claim.start), min(span.end, claim.end))), claim


def pair_remarks(remarks: Sequence[Remark], focus: Set[str] | None = None) -> Iterator[tuple[Remark, Remark]]:
    """Pairs of different articles that share telling words, or one speaker; each pair once, in text order.

    With a `focus` one side is of these articles.
    """
    ordered = sorted(remarks, key=lambda r: (r.article, r.start))
    postings: dict[str, list[int]] = defaultdict(list)
    for index, remark in enumerate(ordered):
        for key in {w.form for w in remark.words() if w.form not in SMALL}:
            postings[key].append(index)
        if remark.speaker is not None:
            postings[f"speaker:{remark.speaker}"].append(index)
    weight: dict[tuple[int, int], float] = defaultdict(float)
    for key in sorted(postings):
        holders = postings[key]
        if len(holders) > COMMON:
            continue
        gain = 1.0 if key.startswith("speaker:") else math.log(1 + len(ordered) / len(holders))
        for i, a in enumerate(holders):
            for b in holders[i + 1 :]:
                if ordered[a].article != ordered[b].article:
                    weight[a, b] += gain
    for a, b in sorted(pair for pair, total in weight.items() if total >= 1.0):
        if focus is None or not focus.isdisjoint((ordered[a].article, ordered[b].article)):
            yield ordered[a], ordered[b]
