"""XML from outside: parsed by defusedxml only, bounded in size, depth and number of elements, nothing ever fetched."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from attribution.articles.encodings import decode
from attribution.errors import InputError
from attribution.types import Diagnostic

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The deepest element of real NITF and NewsML-G2 lies some 15 levels down; HTML inside adds perhaps 30.
DEEPEST = 200
# One item (of a stream of any length) may have this many elements: a long story has 2,000.
MOST_ELEMENTS = 200_000
CHUNK = 64 * 1024
# A character HTML names and XML does not know unless a DTD is there: `&nbsp;`.
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


class RootMetError(Exception):
    """The root element was met; the parser need not go on."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class Bounded:
    """A parser target that builds a tree and gives up beyond the bounds; elements named in `wanted` are handed out whole.

    `ready` holds what was finished; a wanted element is cut off from its parent, so that a stream of them takes no more memory
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
        if self.open:
            self.open[-1].append(element)
        else:
            self.root = element
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
                if self.open:
                    self.open[-1].remove(element)

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


def local(tag: Any) -> str:
    """The name of an element without its namespace: `"{urn:x}newsItem" -> "newsItem"`; "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def root_tag(head: bytes, id: str) -> str | None:
    """The root element's tag by the first bytes of a file, None where they are no XML. Raises InputError "unsafe_xml"."""
    try:
        parser(Rooted()).feed(head)
    except RootMetError as found:
        return found.tag
    except Exception as error:  # noqa: BLE001 - cut off in the middle, or no XML at all
        refuse_unsafe(error, id)
    return None


def parse_xml(data: bytes, id: str) -> tuple[Element, list[Diagnostic]]:
    """The root of an XML document and what was guessed of its encoding. Raises InputError: "unsafe_xml", "invalid_xml", …"""
    try:
        return whole(data, id), []
    except InputError as error:
        if error.code != "invalid_xml":
            raise
        text, notes = decode(data, id)
        named = NAMED.sub(lambda match: characters().get(match[1], match[0]), text)
        if not notes and named == text:
            raise
        return whole(DECLARATION.sub("", named).encode("utf-8", "replace"), id), notes


def whole(data: bytes, id: str) -> Any:
    """Parse bytes that are held already."""
    target = Bounded(id)
    try:
        reader = parser(target)
        for start in range(0, len(data), CHUNK):
            reader.feed(data[start : start + CHUNK])
        return reader.close()
    except Exception as error:
        raise told(error, id) from error


def stream_elements(stream: BinaryIO, wanted: frozenset[str], id: str) -> Iterator[Element]:
    """Yield each outermost element whose local name is wanted, as soon as it is read. Raises InputError."""
    target = Bounded(id, wanted)
    try:
        reader = parser(target)
        while chunk := stream.read(CHUNK):
            reader.feed(chunk)
            while target.ready:
                yield target.ready.pop(0)
        reader.close()
    except InputError:
        raise
    except Exception as error:
        raise told(error, id) from error
    yield from target.ready


def parser(target: Any) -> Any:
    """A parser that refuses entities and external references, and knows the names HTML has for characters."""
    from defusedxml.ElementTree import DefusedXMLParser

    made = DefusedXMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    made.entity.update(characters())
    return made


@cache
def characters() -> dict[str, str]:
    """`nbsp`, `mdash` and so on, which NITF's DTD defines and no document declares."""
    from html.entities import html5

    return {name.rstrip(";"): value for name, value in html5.items()}


def refuse_unsafe(error: Exception, id: str) -> None:
    """Raise InputError where an XML parser refused a construct that is used for attacks."""
    from defusedxml import DefusedXmlException

    if isinstance(error, DefusedXmlException):
        message = (
            f"{id} declares XML entities or external references ({type(error).__name__}), which can read files or grow without bound; "
            "expected a document without them: have them written out"
        )
        raise InputError(message, code="unsafe_xml") from error


def told(error: Exception, id: str) -> InputError:
    """Whatever stopped the parser, as an InputError."""
    if isinstance(error, InputError):
        return error
    try:
        refuse_unsafe(error, id)
    except InputError as unsafe:
        return unsafe
    return InputError(f"{id} is no well-formed XML ({str(error)[:120]}); expected a whole document: export it again", code="invalid_xml")
