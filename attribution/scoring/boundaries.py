"""Boundaries of quotations made comparable: what sets annotate differently by convention is set aside on both sides.

Three conventions differ between annotated sets, and each is normalised equally for gold and found:

* the complementizer: PolNeAR counts "that" as part of "said *that the ferry sank*", others do not -> a leading "that" goes;
* the stop of a clause or sentence outside the marks, and blanks: "the ferry sank." -> "the ferry sank"; a stop inside
  marks stays, because the marks end there: “It sank.” -> “It sank.”;
* fragments between which no word stands (a paragraph break, a stop, a mark) are one stretch.

Nothing else is forgiven; measures named `strict` do without the first two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attribution.types import Span

CLAUSE_STOPS = ",;:.…-–—"
SENTENCE_STOPS = CLAUSE_STOPS + "!?"
THAT = re.compile(r"that\s+", re.IGNORECASE)


def core(start: int, text: str) -> Span:
    """The comparable part of a passage that begins at `start`: `core(10, "that it sank. ")` -> Span(15, 22).

    Empty (start == end) where the passage is stops and blanks only.
    """
    left, right = _left(text, 0), len(text)
    while right > left and (text[right - 1].isspace() or text[right - 1] in SENTENCE_STOPS):
        right -= 1
    that = THAT.match(text, left, right)
    left = _left(text, that.end()) if that else left
    return Span(start + min(left, right), start + right)


def _left(text: str, at: int) -> int:
    """The first character from `at` that is neither a blank nor the stop of what stands before."""
    while at < len(text) and (text[at].isspace() or text[at] in CLAUSE_STOPS):
        at += 1
    return at


def joined(spans: Iterable[Sequence[int]], start: int, text: str) -> list[Span]:
    """Fragments in text order, those joined between which no letter or digit stands; `text` begins at `start`.

    `joined([(0, 4), (5, 9)], 0, "One. Two.")` -> [Span(0, 9)].
    """
    whole: list[Span] = []
    for first, last in sorted((first, last) for first, last in spans):
        if whole and not any(c.isalnum() for c in text[whole[-1].end - start : first - start]):
            whole[-1] = Span(whole[-1].start, max(last, whole[-1].end))
        else:
            whole.append(Span(first, last))
    return whole
