"""An XML file as the news format its root element names: NITF, NewsML-G2, RSS, Atom or XHTML."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from attribution.articles.bounds import CHUNK, whole
from attribution.articles.documents import read_pages
from attribution.articles.feeds import read_feed
from attribution.articles.newsml import read_newsml
from attribution.articles.nitf import read_nitf
from attribution.articles.xmlsafe import parse_xml, root_tag, stream_elements
from attribution.articles.xmltargets import local
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

FEEDS = frozenset(("rss", "feed", "rdf"))
EXPECTED = "expected NITF, NewsML-G2, RSS, Atom or XHTML"


def read_xml(stream: BinaryIO, id: str) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic). Raises InputError: "unsafe_xml", "invalid_xml", "not_a_news_format", "no_text"."""
    head = bytes(stream.peek(CHUNK)[:CHUNK])  # type: ignore[attr-defined]
    name = local(root_tag(head, id) or "")
    if name in ("newsItem", "packageItem", "newsMessage"):
        yield from read_newsml(stream, id, message=name == "newsMessage")
    elif name.lower() == "newsml":
        yield from older_newsml(stream, id)
    elif name.lower() in FEEDS:
        yield from read_feed(whole(stream, id), id)
    elif name.lower() == "html":
        yield from read_pages(whole(stream, id), id)
    else:
        root, notes = parse_xml(whole(stream, id), id)
        if local(root.tag).lower() != "nitf":
            raise InputError(f"{id} is XML with the root <{local(root.tag)[:40]}>; {EXPECTED}: export the article in one of them", code="not_a_news_format")
        yield id, read_nitf(root, id=id, notes=tuple(notes))


def older_newsml(stream: BinaryIO, id: str) -> Iterator[tuple[str, Article | Diagnostic]]:
    """The NITF documents inside a NewsML 1.x file, each as an article."""
    number = 0
    for number, root in enumerate(stream_elements(stream, frozenset(("nitf",)), id), start=1):
        place = f"{id}!/{number}"
        try:
            yield place, read_nitf(root, id=place)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), place, failed=True)
    if not number:
        raise InputError(f"{id} is NewsML 1.x without NITF inside; {EXPECTED}: export the article in one of them", code="no_text")
