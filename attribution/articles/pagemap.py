"""From a span of an article's text back to its web page: W3C selectors (https://www.w3.org/TR/annotation-model/#selectors).

The page is parsed again when asked, so nothing about it is kept with the article. XPaths are those of the tree that lxml
makes of the page; a browser may add elements of its own (a <tbody> in tables).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from attribution.articles.aligning import Stream
from attribution.articles.pagetree import Piece, Unit, parse_page, squeeze, units_of
from attribution.types import Article, Span

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """A character on the page: its text node and where in it (code points)."""

    piece: Piece
    offset: int


def page_selectors(page: str, article: Article, span: Span) -> list[Record]:
    """The selectors of a span of `article.text` on the page it was read from; empty where its words are not on the page.

    A span within one element: `[{"type": "XPathSelector", "value": "/html/body/p[2]", "refinedBy": {"type":
    "TextPositionSelector", "start": 4, "end": 9}}]`; one over several: a RangeSelector from the first to the last. Positions
    count code points of the element's textContent, from 0, the end exclusive; that of a RangeSelector's end is where it stops.
    Raises InputError as reading the page does.
    """
    return PageMap(page, article).selectors(span)


class PageMap:
    """One page and the article read from it, parsed and aligned once for many spans."""

    def __init__(self, page: str, article: Article) -> None:
        self.article = article
        self.stream = Stream(units_of(parse_page(page, article.id, whole=True)))
        self.lines: dict[int, int | None] = {}
        self.lengths: dict[int, tuple[list[int], list[Place]]] = {}
        self.align()
        self.starts = list(self.lines)

    def align(self) -> None:
        """Find every paragraph of the article on the page; each is looked for behind the one before."""
        at = 0
        for line in self.article.text.split("\n"):
            if line.strip():
                found = self.stream.exact(squeeze(line))
                self.lines[at] = found.start if found else None
            at += len(line) + 1

    def selectors(self, span: Span) -> list[Record]:
        """The selectors of one span."""
        words = span.of(self.article.text)
        if not words.strip():
            return []
        first = self.place(span.start + len(words) - len(words.lstrip()))
        last = self.place(span.start + len(words.rstrip()) - 1)
        if first is None or last is None:
            return []
        start, end = position(first), position(last, behind=True)
        if start[0] is end[0]:
            return [selector(start[0], start[1], end[1])]
        return [
            {"type": "RangeSelector", "startSelector": selector(start[0], start[1], start[1] + 1), "endSelector": selector(end[0], end[1], end[1])}
        ]

    def place(self, offset: int) -> Place | None:
        """Where a character of the article stands on the page; a blank stands where the next word does."""
        number = bisect_right(self.starts, offset) - 1
        base = self.lines[self.starts[number]] if number >= 0 else None
        if base is None:
            return None
        key = base + len(squeeze(self.article.text[self.starts[number] : offset]))
        index = self.stream.unit_at(min(key, len(self.stream.text) - 1))
        return self.place_in(index, key - self.stream.starts[index])

    def place_in(self, index: int, wanted: int) -> Place | None:
        """The place of the visible character with a number in a paragraph of the page."""
        ends, places = self.visible(index, self.stream.units[index])
        at = bisect_right(ends, wanted)
        if at >= len(places):
            return None
        piece = places[at].piece
        left = wanted - (ends[at - 1] if at else 0)
        for offset, character in enumerate(piece.raw):
            if squeeze(character):
                if left == 0:
                    return Place(piece, offset)
                left -= 1
        return None

    def visible(self, index: int, unit: Unit) -> tuple[list[int], list[Place]]:
        """The visible characters up to the end of each text node of a paragraph."""
        if index not in self.lengths:
            ends, places, total = [], [], 0
            for piece in unit.pieces:
                total += len(squeeze(piece.raw))
                ends.append(total)
                places.append(Place(piece, 0))
            self.lengths[index] = ends, places
        return self.lengths[index]


def position(place: Place, *, behind: bool = False) -> tuple[Any, int]:
    """The element around a character and its position in that element's textContent."""
    node = place.piece.node
    element = node.getparent() if place.piece.tail else node
    before = 0
    if place.piece.tail:
        before = len(element.text or "")
        for child in element:
            before += len(text_content(child))
            if child is node:
                break
            before += len(child.tail or "")
    return element, before + place.offset + behind


def text_content(element: Any) -> str:
    """The text of an element as a browser's textContent has it."""
    return "".join(element.itertext())


def selector(element: Any, start: int, end: int) -> Record:
    """An element by its path, and a position in it."""
    tree = element.getroottree()
    return {
        "type": "XPathSelector",
        "value": tree.getpath(element),
        "refinedBy": {"type": "TextPositionSelector", "start": start, "end": end},
    }

