"""Whom the trained reader takes a pronoun or description for: names before it, with probabilities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attribution.parsing.labels import entity_kind
from attribution.quotes.candidates import Candidate
from attribution.quotes.links import NOBODY_KEY, LinkTable
from attribution.types import Span

if TYPE_CHECKING:
    from attribution.encoder.quotation_reader import ArticleStates

LINKED = frozenset(["PRON", "NOUN", "DET"])
NAMED = frozenset(["person", "organization"])
# Names further back than the reader sees are not asked for; the bound keeps a long article linear.
MOST_NAMES = 120


def read_links(doc: Any, index: Sequence[int], candidates: Sequence[Candidate], states: ArticleStates) -> LinkTable:
    """Return, for the start of each speaker printed as a pronoun or description, the names it may mean, best first.

    A name is given by the offset of its last word, with its probability; NOBODY_KEY stands for none of them.
    """
    rows = {token: row for row, token in enumerate(index)}
    starts = [doc[i].idx for i in index]
    names = name_rows(doc, index)
    links: dict[int, list[tuple[int, float]]] = {}
    for candidate in candidates:
        speaker = candidate.speaker
        if speaker is None or speaker.start in links:
            continue
        head = head_row(doc, index, rows, starts, speaker)
        if head is None or doc[index[head]].pos_ not in LINKED:
            continue
        before = [name for name in names_before(names, head) if starts[name] < speaker.start]
        chances, nobody = states.link(head, before)
        found = [*zip([starts[n] for n in before], chances, strict=True), (NOBODY_KEY, nobody)]
        links[speaker.start] = sorted(((start, p) for start, p in found if p > 0), key=lambda pair: (-pair[1], -pair[0]))
    return links


def name_rows(doc: Any, index: Sequence[int]) -> list[int]:
    """Return the rows of the last words of people's and organisations' names."""
    found = []
    for row, i in enumerate(index):
        token = doc[i]
        if token.ent_type_ and entity_kind(token.ent_type_) in NAMED:
            following = doc[index[row + 1]] if row + 1 < len(index) else None
            if following is None or following.ent_iob_ != "I":
                found.append(row)
    return found


def names_before(names: Sequence[int], row: int) -> Sequence[int]:
    """Return the nearest names before a row, at most MOST_NAMES."""
    last = bisect_left(names, row)
    return names[max(0, last - MOST_NAMES) : last]


def head_row(doc: Any, index: Sequence[int], rows: Mapping[int, int], starts: Sequence[int], span: Span) -> int | None:
    """Return the row of a phrase's head: the word whose own head lies outside it."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    inside = range(first, last)
    for row in inside:
        token = doc[index[row]]
        if token.pos_ in ("PUNCT", "ADP", "DET") and len(inside) > 1:
            continue
        if token.head.i == token.i or rows.get(token.head.i, -1) not in inside:
            return row
    return first if first < last else None
