"""Lines with places on pages, as the paragraphs of a story: columns, hyphens, headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from attribution.articles.composing import Paragraph
from attribution.articles.paragraphs import TERMINAL

# The share of a page at its top and its bottom in which what repeats from page to page is no text.
MARGIN = 0.12
PAGE_NUMBER = re.compile(r"(?:page|p\.|seite|página|side)?\s*[-–—(]?\s*\d{1,4}\s*[-–—)]?(?:\s*(?:of|/|von|de|av)\s*\d{1,4})?", re.IGNORECASE)
# An average letter is half as wide as its size; enough to tell a column's full line from the last one of a paragraph.
LETTER = 0.5
HEADING = 1.2
NEW_GAP = 1.35  # times the usual distance of two lines: a new paragraph begins
INDENT = 4.0  # points
SAME_ROW = 2.0
LEAST_ROWS = 3
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line: where it starts in points, its size in points, its words, and how high it stands on its page (0 bottom to 1 top)."""

    x: float
    y: float
    size: float
    text: str
    height: float

    @property
    def right(self) -> float:
        """About where it ends."""
        return self.x + LETTER * self.size * len(self.text)


def without_furniture(pages: list[list[PageLine]]) -> list[list[PageLine]]:
    """The pages without numbers, and without what stands in the same margin of several pages, whatever its figures."""
    counts = Counter(key for page in pages for key in {furniture_key(line) for line in page if in_margin(line)})
    return [
        in_reading_order([line for line in page if not (in_margin(line) and (counts[furniture_key(line)] > 1 or PAGE_NUMBER.fullmatch(line.text)))])
        for page in pages
    ]


def in_margin(line: PageLine) -> bool:
    """Whether a line stands where page headers and footers do."""
    return line.height < MARGIN or line.height > 1 - MARGIN


def furniture_key(line: PageLine) -> tuple[str, int]:
    """What makes two headers the same: their words without figures, and their place."""
    return re.sub(r"\d+", "#", line.text), round(line.y / 6)


def in_reading_order(lines: list[PageLine]) -> list[PageLine]:
    """Lines drawn row by row over several columns, column by column; others stay in the order they are drawn."""
    rows = [list(row) for _, row in groupby(lines, key=RowKey())]
    wide = [index for index, row in enumerate(rows) if len(row) > 1 and all(b.x > a.x + INDENT for a, b in pairwise(row))]
    if len(wide) < LEAST_ROWS or len(wide) * 3 < len(rows):
        return lines
    starts = column_starts([line.x for index in wide for line in rows[index][1:]])
    inside = [line for row in rows[wide[0] : wide[-1] + 1] for line in row]
    ordered = sorted(inside, key=lambda line: sum(line.x >= start - INDENT for start in starts))  # stable: rows stay in order
    return [line for row in rows[: wide[0]] for line in row] + ordered + [line for row in rows[wide[-1] + 1 :] for line in row]


class RowKey:
    """A key for groupby that stays the same while lines follow each other at one height."""

    def __init__(self) -> None:
        self.row = 0
        self.y: float | None = None

    def __call__(self, line: PageLine) -> int:
        """The number of the row this line stands in."""
        if self.y is None or abs(line.y - self.y) > SAME_ROW:
            self.row += 1
        self.y = line.y
        return self.row


def column_starts(places: list[float]) -> list[float]:
    """Where columns begin, by the places at which several lines start."""
    starts: list[list[float]] = []
    for place in sorted(places):
        if starts and place - starts[-1][-1] <= 3 * INDENT:
            starts[-1].append(place)
        else:
            starts.append([place])
    return [min(group) for group in starts if len(group) >= LEAST_ROWS]


def join_lines(pages: Iterable[list[PageLine]]) -> list[Paragraph]:
    """Paragraphs of the lines: cut where the distance, the size or an indent says so, hyphens at line ends joined."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    body = median(size for line in lines for size in [line.size] * len(line.text.split()))
    gaps = [above.y - line.y for above, line in pairwise(lines) if 0 < above.y - line.y < 4 * body and near(above.size, line.size)]
    leading = median(gaps) if gaps else 1.2 * body
    compounds = Counter(word.lower() for line in lines for word in WORD.findall(line.text.rstrip("-")))
    indented = [near(line.size, below.size) and line.y > below.y and line.x > below.x + INDENT for line, below in zip(lines, [*lines[1:], lines[-1]], strict=True)]
    by_indent = sum(opens and above.text[-1:] in TERMINAL for opens, above in zip(indented[1:], lines, strict=False)) >= LEAST_ROWS
    groups: list[list[PageLine]] = []
    for line, opens in zip(lines, indented, strict=True):
        if groups and goes_on(groups[-1], line, leading, opens if by_indent else None):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph(group, body, compounds) for group in groups]


def goes_on(group: list[PageLine], line: PageLine, leading: float, indented: bool | None) -> bool:
    """Whether a line goes on with the paragraph above it; `indented` is None in a document that does not indent."""
    above = group[-1]
    if not near(above.size, line.size):
        return False
    left = min(one.x for one in group)
    ended = above.text[-1:] in TERMINAL
    if line.y > above.y + SAME_ROW or above.y - line.y > 6 * leading:  # the next column or page
        return not ended or indented is False
    if above.y - line.y > NEW_GAP * max(leading, 1.15 * line.size):
        return False
    if len(group) > 1 and line.x > left + INDENT and ended:
        return False
    full = max(one.right for one in group)
    return not (ended and len(group) > 1 and above.right < left + 0.7 * (full - left)) and not (ended and len(group) == 1 and line.x > above.x + INDENT)


def near(a: float, b: float) -> bool:
    """Whether two sizes are of one kind of text."""
    return abs(a - b) <= 0.12 * max(a, b)


def paragraph(group: list[PageLine], body: float, compounds: Counter[str]) -> Paragraph:
    """The words of lines that belong together; those set larger than the body, and short, are a heading."""
    text = group[0].text
    for line in group[1:]:
        text = joined(text, line.text, compounds)
    text = text.replace("\u00ad", "")
    large = group[0].size >= HEADING * body and len(text) <= 200
    return Paragraph(text, None, "heading" if large else None)


def joined(text: str, line: str, compounds: Counter[str]) -> str:
    """Two lines as one: `"opera-" + "tions" -> "operations"`; a hyphen of a compound that the document has elsewhere stays."""
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if not text.endswith(("-", "\u2010")) or not line[:1].islower() or not text[-2:-1].isalpha():
        return text + line if text.endswith(("-", "–", "—")) and line[:1].isalnum() else f"{text} {line}"
    before, after = re.split(r"\s", text[:-1])[-1].lower(), re.split(r"[^\w-]", line)[0].lower()
    whole, hyphened = compounds[before + after], compounds[f"{before}-{after}"]
    return text + line if hyphened > whole else text[:-1] + line
