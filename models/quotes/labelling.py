"""Lay gold offsets over the words of a parsed text: anchors, labelled ranges, and whom mentions mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from attribution.encoder.quotation_reader import REACH
from attribution.encoder.wordtable import WordTable
from attribution.quotes.candidates import Candidate
from attribution.quotes.lexicon import fold
from attribution.quotes.mentionlinks import name_rows
from models.quotes.columns import Labelled, Link
from models.quotes.gold import Attribution, GoldText, Range

CONTENT, SOURCE, CUE = range(3)
REPORTING = frozenset(["VERB", "AUX"])


class Rows:
    """Offsets -> rows of the table."""

    def __init__(self, doc: Any, index: list[int]) -> None:
        self.doc, self.index = doc, index
        self.tokens = [doc[i] for i in index]
        self.starts = [token.idx for token in self.tokens]
        self.of = {token.i: row for row, token in enumerate(self.tokens)}

    def span(self, start: int, end: int) -> Range:
        """The rows that share a character with the offsets; empty where there are none."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if first < len(self.tokens) and self.tokens[first].idx + len(self.tokens[first]) <= start:
            first += 1
        return first, bisect_left(self.starts, end)

    def head(self, first: int, last: int) -> int:
        """The row whose head lies outside a range: its syntactic top."""
        for row in range(first, last):
            head = self.of.get(self.tokens[row].head.i, row)
            if (head == row or not first <= head < last) and self.tokens[row].pos_ not in ("PUNCT", "ADP", "DET"):
                return row
        return first


def label(gold: GoldText, doc: Any, table: WordTable, index: list[int], candidates: Sequence[Candidate]) -> Labelled:
    """Return the table with its labels; attributions that hang on one word become one."""
    rows = Rows(doc, index)
    spans: dict[int, set[tuple[int, int, int]]] = {}
    speech: dict[int, bool] = {}
    unsure = {row for start, end in gold.ignored for row in range(*rows.span(start, end))}
    links = list(cluster_links(gold, rows))
    for attribution in gold.attributions:
        contents = [rows.span(*piece) for piece in attribution.contents]
        cues = [rows.span(*piece) for piece in attribution.cue] or derived_cue(rows, attribution, candidates)
        anchor = rows.head(*cues[0]) if cues else contents[0][0]
        if not attribution.speech:
            unsure.update(row for cue in cues for row in range(*cue))
            unsure.add(anchor)
        held = spans.setdefault(anchor, set())
        held.update((CONTENT, *piece) for piece in contents if piece[0] < piece[1])
        held.update((CUE, *piece) for piece in cues if piece[0] < piece[1])
        if attribution.source is not None:
            source = rows.span(*attribution.source)
            held.add((SOURCE, *source))
            links += speaker_link(rows, source, attribution.name)
        speech[anchor] = speech.get(anchor, False) or attribution.speech
    if not gold.complete:
        unsure.update(row for c in candidates if c.cue for row in range(*rows.span(c.cue.start, c.cue.end)))
    attributions = [(anchor, speech[anchor], sorted(held)) for anchor, held in sorted(spans.items())]
    unsure -= {anchor for anchor, said in speech.items() if said}
    return Labelled(table, attributions, sorted(unsure), gold.quotes, links)


def derived_cue(rows: Rows, attribution: Attribution, candidates: Sequence[Candidate]) -> list[Range]:
    """The cue where the gold names none: the one the rules see for the same content, else the verb over the speaker."""
    start, end = attribution.contents[0][0], attribution.contents[-1][1]
    best = max(candidates, key=lambda c: min(c.end, end) - max(c.start, start), default=None)
    if best is not None and best.cue is not None and min(best.end, end) - max(best.start, start) > (end - start) / 2:
        return [rows.span(best.cue.start, best.cue.end)]
    if attribution.source is None:
        return []
    first, last = rows.span(*attribution.source)
    if first >= last:
        return []
    token = rows.tokens[rows.head(first, last)].head
    near = min(abs(token.idx - start), abs(token.idx - end)) < 60
    if token.pos_ in REPORTING and near and not start <= token.idx < end and token.i in rows.of:
        return [(rows.of[token.i], rows.of[token.i] + 1)]
    return []


def cluster_links(gold: GoldText, rows: Rows) -> list[Link]:
    """Pronouns and descriptions of the chains with the names before them, those of their own chain marked."""
    heads: dict[int, int] = {}
    for number, chain in enumerate(gold.clusters):
        for start, end in chain:
            first, last = rows.span(start, end)
            if first < last:
                heads.setdefault(rows.head(first, last), number)
    ordered = sorted(heads)
    names = [row for row in ordered if rows.tokens[row].pos_ == "PROPN"]
    if gold.id.startswith("development-"):  # GAP marks two names only: the others are rivals too
        names = sorted({*names, *name_rows(rows.doc, rows.index)})
    found = []
    for row in ordered:
        if rows.tokens[row].pos_ not in ("PRON", "NOUN", "DET"):
            continue
        before = [name for name in names if row - REACH < name < row]
        meant = [heads.get(name) == heads[row] for name in before]
        if rows.tokens[row].pos_ == "PRON" or any(meant):
            found.append((row, list(zip(before, meant, strict=True))))
    return found


def speaker_link(rows: Rows, source: Range, name: str | None) -> list[Link]:
    """A speaker printed as a pronoun or description, linked to the mentions of the gold name's last word."""
    if not name or source[0] >= source[1]:
        return []
    row = rows.head(*source)
    if rows.tokens[row].pos_ not in ("PRON", "NOUN", "DET"):
        return []
    last = fold(name.split()[-1])
    before = [head for head in name_rows(rows.doc, rows.index) if row - REACH < head < row]
    return [(row, [(head, fold(rows.tokens[head].text) == last) for head in before])]
