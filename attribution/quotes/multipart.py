"""Quotations that run over paragraphs: the opening mark is repeated at each, and only the last is closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.quotes.glyphs import Mark
from attribution.quotes.pairs import MarkPair, MarkRun
from attribution.quotes.paragraphs import Paragraph
from attribution.types import Span

# `“We are ready, he said.`: the cue stands inside, so the closing mark was forgotten and nothing goes on.
SWALLOWED_CUE = re.compile(r"[,?!] (?:[\w.'’-]+ ){0,5}(?:said|says|added|told|asked|wrote)\b[^.?!]*[.?!]\s*$")


def join_parts(
    text: str, paragraphs: Sequence[Paragraph], runs: Sequence[MarkRun]
) -> tuple[list[MarkPair], list[Mark]]:
    """Join what paragraphs leave open with what the next ones take up; returns all pairs and the stray marks."""
    pairs: list[MarkPair] = []
    stray: list[Mark] = []
    number = 0
    while number < len(runs):
        last = last_part(text, paragraphs, runs, number)
        if last > number:
            pairs.append(joined(paragraphs, runs, number, last))
        for index in range(number, last + 1):
            settle(paragraphs[index], runs[index], pairs, stray, begins=index < last, goes_on=index > number)
        number = last + 1
    return pairs, stray


def open_mark(run: MarkRun) -> Mark | None:
    """Return the outermost mark that a paragraph leaves open, if it may run on: no pair of its kind follows it."""
    mark = next((m for m in run.opened if m.family != "single" or m.glyph == "‘"), None)
    if mark is None or any(pair.start > mark.start and pair.family == mark.family for pair in run.pairs):
        return None
    return mark


def last_part(text: str, paragraphs: Sequence[Paragraph], runs: Sequence[MarkRun], number: int) -> int:
    """Return the index of the last paragraph of the quotation left open in paragraph `number` (itself if it ends there)."""
    while number + 1 < len(runs):
        mark = open_mark(runs[number])
        here, after = paragraphs[number], paragraphs[number + 1]
        first = runs[number + 1].first
        if mark is None or first is None or first.start != after.start or here.role != after.role:
            break
        if first.family != mark.family or first.side == "close":
            break
        if SWALLOWED_CUE.search(text, max(mark.end, here.end - 160), here.end):
            break
        number += 1
        if open_mark(runs[number]) != first:
            break
    return number


def joined(paragraphs: Sequence[Paragraph], runs: Sequence[MarkRun], first: int, last: int) -> MarkPair:
    """Return one pair over the paragraphs `first` to `last`, a part for each."""
    start = open_mark(runs[first])
    assert start is not None
    opening = runs[last].first
    assert opening is not None
    closing = next((pair for pair in runs[last].pairs if pair.start == opening.start), None)
    end = closing.end if closing else paragraphs[last].end
    middle = tuple(Span(paragraphs[i].start, paragraphs[i].end) for i in range(first + 1, last))
    parts = (Span(start.start, paragraphs[first].end), *middle, Span(paragraphs[last].start, end))
    inner_end = closing.inner_end if closing else end
    return MarkPair(start.start, end, start.end, inner_end, start.family, 0, closing is not None, parts)


def settle(
    paragraph: Paragraph, run: MarkRun, pairs: list[MarkPair], stray: list[Mark], *, begins: bool, goes_on: bool
) -> None:
    """File the pairs and open marks of one paragraph; `begins`: its open mark runs on, `goes_on`: its first mark is taken."""
    taken = {run.first.start} if goes_on and run.first else set()
    running = open_mark(run) if begins else None
    if running is not None:
        taken.add(running.start)
    pairs.extend(pair for pair in run.pairs if pair.start not in taken)
    stray.extend(run.stray)
    left = [mark for mark in run.opened if mark.start not in taken]
    stray.extend(left)
    tail = open_mark(run)
    if tail is not None and tail in left and paragraph.end - tail.end > 1:
        pairs.append(MarkPair(tail.start, paragraph.end, tail.end, paragraph.end, tail.family, closed=False))
