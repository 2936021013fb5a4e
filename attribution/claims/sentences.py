"""The sentences of the story: the parser's, cut to the blocks, wrong cuts mended, with paragraph numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from attribution.claims.tokens import TokenIndex
from attribution.types import Article, BlockRole, Span

BREAK = re.compile(r"\n[^\S\n]*\n")
FROM_FILES = re.compile(r"\s*\(?(?:FILE|Files?)(?: PHOTO| picture| image)?\s*[-–—:)]")
# A sentence ends in one of these, closing marks apart; anything else was cut in the middle.
ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Rev|Sen|Rep|Gov|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vs|approx|[A-Z])\.\s*$"
)
# A mended sentence never grows beyond this; text without any full stop stays bounded.
LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence of the story: offsets, its block's role and its paragraph, counted from 1 as a person would."""

    role: BlockRole
    paragraph: int


def story_sentences(article: Article, doc: Any) -> tuple[Sentence, ...]:
    """Return the sentences of title, captions and body in text order; none crosses a paragraph."""
    paragraphs = list(_paragraphs(article))
    result: list[Sentence] = []
    at = 0
    for start, end in _mended(article.text, ((s.start_char, s.end_char) for s in doc.sents)):
        while at < len(paragraphs) and paragraphs[at].end <= start:
            at += 1
        k = at
        while k < len(paragraphs) and paragraphs[k].start < end:
            inside = _trimmed(article.text, max(start, paragraphs[k].start), min(end, paragraphs[k].end))
            if inside and not is_aside(article.text, inside, paragraphs[k]):
                result.append(Sentence(*inside, paragraphs[k].role, paragraphs[k].paragraph))
            k += 1
    return tuple(result)


def is_aside(text: str, inside: tuple[int, int], paragraph: Sentence) -> bool:
    """Whether a sentence of a caption is no statement of this story: it breaks off ("… Russia's top diplomat, S..."), or the
    picture is from the files ("FILE - …") and tells of another day.
    """
    if paragraph.role != "caption":
        return False
    return text[: inside[1]].endswith(("...", "…")) or bool(FROM_FILES.match(text, paragraph.start))


def _paragraphs(article: Article) -> Iterator[Sentence]:
    """Yield the paragraphs of the story blocks, numbered from 1."""
    number = 0
    for block in article.story_blocks():
        start = block.start
        cuts = [m.span() for m in BREAK.finditer(article.text, block.start, block.end)] + [(block.end, block.end)]
        for first, last in cuts:
            if article.text[start:first].strip():
                number += 1
                yield Sentence(start, first, block.role, number)
            start = last


def _mended(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join sentences that were cut in the middle: no end mark before the cut, or an abbreviation's point."""
    held: tuple[int, int] | None = None
    for start, end in sentences:
        if held is not None and end - held[0] <= LONGEST and _wrongly_cut(text, held, start, end):
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def _wrongly_cut(text: str, held: tuple[int, int], start: int, end: int) -> bool:
    """Say whether the cut at `start` parts what belongs together; a paragraph break never does."""
    if "\n" in text[held[1] - 1 : start + 1] or "\n" in text[max(held[0], start - 2) : start]:
        return False
    tail = text[max(held[0], held[1] - 16) : held[1]]
    if not any(c.isalnum() for c in text[start:end]):
        return True
    return not ENDED.search(tail) or ABBREVIATED.search(tail) is not None or text[start].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch without blanks at its edges, or None if no letter or digit is left."""
    words = text[start:end]
    if not any(c.isalnum() for c in words):
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def as_spans(index: TokenIndex, sentences: Iterable[Sentence]) -> Iterator[Any]:
    """Yield the Doc's span for each sentence, widened to whole tokens; a bisection each."""
    for sentence in sentences:
        first = max(0, bisect_right(index.starts, sentence.start) - 1)
        if index.starts and index.doc[first].idx + len(index.doc[first].text) <= sentence.start:
            first += 1
        yield index.doc[first : bisect_left(index.starts, sentence.end)]
