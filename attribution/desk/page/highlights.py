"""The text of a line cut into pieces, each with the facts, quotations and findings whose words it holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from attribution.desk.columns import SheetName
from attribution.desk.offsets import offsets
from attribution.desk.sheets import Worksheet

# Of rows on the same words, the first is opened by a click, and the next by the next click.
RANK: tuple[SheetName, ...] = ("conflicts", "quotations", "facts")


@dataclass(frozen=True, slots=True)
class Highlight:
    """The words of a row in an article: code points `start` to `end`; `target` is the id of its card, `label` what a reader calls it."""

    article: str
    start: int
    end: int
    sheet: SheetName
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line and the highlights on it, most pressing first; `ends` are the labels of findings that end here."""

    text: str
    on: tuple[Highlight, ...] = ()
    ends: str = ""

    @property
    def sheets(self) -> str:
        """The sheets of its highlights, as class names."""
        return " ".join(sheet for sheet in RANK if any(one.sheet == sheet for one in self.on))


def highlights(worksheet: Worksheet) -> dict[str, list[Highlight]]:
    """The highlights of every article, in the order of its text."""
    found: dict[str, list[Highlight]] = {}
    for sheet in RANK:
        prefixes = ("a_", "b_") if sheet == "conflicts" else ("",)
        for index, row in enumerate(worksheet.rows(sheet)):
            for prefix in prefixes:
                if (at := offsets(row, prefix)) is not None:
                    article = row.get(f"{prefix}article")
                    found.setdefault(article, []).append(Highlight(article, *at, sheet, f"{sheet}-{index}", row.get("id")))
    for spans in found.values():
        spans.sort(key=lambda one: (one.start, one.end))
    return found


def by_line(spans: Iterable[Highlight], lines: Sequence[tuple[int, int]]) -> list[list[Highlight]]:
    """The highlights that touch each line; lines are sorted and do not overlap."""
    found: list[list[Highlight]] = [[] for _ in lines]
    ends = [end for _, end in lines]
    for span in spans:
        at = bisect_right(ends, span.start)
        while at < len(lines) and lines[at][0] < span.end:
            found[at].append(span)
            at += 1
    return found


def pieces(start: int, text: str, spans: Sequence[Highlight]) -> Iterator[Piece]:
    """The text of a line that starts at `start`, in order; joined, the pieces are the text. `spans` are sorted by start."""
    end = start + len(text)
    cuts = sorted({start, end} | {min(max(at, start), end) for span in spans for at in (span.start, span.end)})
    waiting, active = 0, list[Highlight]()
    for left, right in pairwise(cuts):
        active = [span for span in active if span.end > left]
        while waiting < len(spans) and spans[waiting].start <= left:
            if spans[waiting].end > left:
                active.append(spans[waiting])
            waiting += 1
        on = tuple(sorted(active, key=lambda span: (RANK.index(span.sheet), span.end - span.start)))
        yield Piece(text[left - start : right - start], on, " ".join(dict.fromkeys(one.label for one in on if one.sheet == "conflicts" and one.end == right)))
