"""What the trained reader proposes for one article, as offsets into its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attribution.quotes.snapping import Marks
from attribution.types import Span

if TYPE_CHECKING:
    from attribution.encoder.quotation_reader import Attribution


@dataclass(frozen=True, slots=True)
class Proposal:
    """The contents that hang on one anchor with their source and cue.

    `chance` is the probability that the anchor reports speech, `certainty` that of the spans given the anchor.
    """

    anchor: int
    contents: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    chance: float
    certainty: float


def read_proposals(doc: Any, index: Sequence[int], marks: Marks, found: Sequence[Attribution]) -> list[Proposal]:
    """Return the proposals with any content, in order of their anchors.

    `index` gives the token of each row. An anchor inside quotation marks reports what the speaker reports, which is not
    the article's own attribution: it is left out.
    """
    starts = [doc[i].idx for i in index]
    proposals = []
    for attribution in found:
        anchor = starts[attribution.anchor]
        contents = tuple(span_of(doc, index, rows) for rows in attribution.contents)
        if not contents or any(p.inner_start <= anchor < p.inner_end for p in marks.within(Span(anchor, anchor + 1))):
            continue
        source = nearest(anchor, [span_of(doc, index, rows) for rows in attribution.sources])
        cue = nearest(anchor, [span_of(doc, index, rows) for rows in attribution.cues])
        proposals.append(Proposal(anchor, contents, source, cue, attribution.probability, attribution.certainty))
    return proposals


def span_of(doc: Any, index: Sequence[int], rows: tuple[int, int]) -> Span:
    """Return the offsets of rows `rows[0]` up to, not including, `rows[1]`."""
    last = doc[index[rows[1] - 1]]
    return Span(doc[index[rows[0]]].idx, last.idx + len(last))


def nearest(anchor: int, spans: Sequence[Span]) -> Span | None:
    """Return the span that stands nearest to an offset, the earlier of two; None of none."""
    return min(spans, key=lambda s: (max(s.start - anchor, anchor - s.end, 0), s.start), default=None)
