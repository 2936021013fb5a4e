"""What an XML parser hands its events to: a tree within bounds, or only the name of the root."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from typing import Any

from attribution.errors import InputError

# The deepest element of real NITF and NewsML-G2 lies some 15 levels down; HTML inside adds perhaps 30.
DEEPEST = 200
# One item (of a stream of any length) may have this many elements: a long story has 2,000.
MOST_ELEMENTS = 200_000


def local(tag: Any) -> str:
    """The name of an element without its namespace: `"{urn:x}newsItem" -> "newsItem"`; "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class RootMetError(Exception):
    """The root element was met; the parser need not go on."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class Bounded:
    """A parser target that builds a tree and gives up beyond the bounds; elements named in `wanted` are handed out whole.

    `ready` holds what was finished; outside the wanted elements no tree is built, so that a stream of them takes no more memory
    than the largest.
    """

    def __init__(self, id: str, wanted: frozenset[str] = frozenset()) -> None:
        from xml.etree.ElementTree import Element

        self.make, self.id, self.wanted = Element, id, wanted
        self.open: list[Any] = []
        self.words: list[str] = []
        self.inside = self.count = 0
        self.root: Any = None
        self.ready: list[Any] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.settle()
        self.count += 1
        if len(self.open) >= DEEPEST:
            raise InputError(f"{self.id} nests XML elements more than {DEEPEST} deep; expected a news document: leave it out", code="too_deep")
        if self.count > MOST_ELEMENTS:
            raise InputError(f"{self.id} has more than {MOST_ELEMENTS:,} XML elements in one item; expected a news document: split it", code="too_large")
        element = self.make(tag, attributes)
        if not self.open:
            self.root = element
        elif self.inside or not self.wanted:
            self.open[-1].append(element)
        self.open.append(element)
        self.inside += local(tag) in self.wanted

    def data(self, text: str) -> None:
        """Text is gathered; outside the wanted elements it is passed over."""
        if self.open and (self.inside or not self.wanted):
            self.words.append(text)

    def settle(self) -> None:
        """Gathered text goes to the element that is open, or behind its last child."""
        if self.words and self.open:
            holder = self.open[-1]
            if len(holder):
                holder[-1].tail = "".join(self.words)
            else:
                holder.text = "".join(self.words)
        self.words = []

    def end(self, tag: str) -> None:
        """An element is complete."""
        self.settle()
        element = self.open.pop()
        if local(tag) in self.wanted:
            self.inside -= 1
            if not self.inside:
                self.ready.append(element)
                self.count = 0

    def close(self) -> Any:
        """The root."""
        return self.root


class Rooted:
    """A parser target that stops at the root element."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the parser's signature
        """The root begins."""
        raise RootMetError(tag)

    def end(self, tag: str) -> None:
        """Never reached."""

    def data(self, text: str) -> None:
        """White space before the root."""

    def close(self) -> None:
        """Nothing to give back."""
