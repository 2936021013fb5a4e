"""XML from outside: parsed by defusedxml only, within the bounds of its target, nothing ever fetched."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from attribution.articles.encodings import decode
from attribution.articles.xmltargets import Bounded, Rooted, RootMetError
from attribution.errors import InputError
from attribution.types import Diagnostic

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CHUNK = 64 * 1024
# A character HTML names and XML does not know unless a DTD is there: `&nbsp;`.
NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


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
