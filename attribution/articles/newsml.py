"""NewsML-G2 as articles: each news item with its text inside, what a package refers to, and the items of a message one by one."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any, BinaryIO

from attribution.articles.composing import Paragraph, compose, headed, one_line
from attribution.articles.known import Known, known_date
from attribution.articles.markup import Reader, html_paragraphs
from attribution.articles.nitf import BY, below, first, read_nitf, text_of
from attribution.articles.outlets import outlet_of
from attribution.articles.paragraphs import paragraphs
from attribution.articles.xmlsafe import stream_elements
from attribution.articles.xmltargets import local
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
ITEMS = frozenset(("newsItem", "packageItem"))
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Item classes (NewsCodes ninat:) that hold no report of their own.
SILENT = frozenset(["picture", "graphic", "video", "audio", "animation"])
MOST_NAMED = 10


def read_newsml(stream: BinaryIO, id: str, *, message: bool) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic) for each item; an item of a `message` has the id `id!/guid`, a lone one `id`.

    Items are read one at a time. Packages are no articles: what they refer to and this file has not is told.
    """
    seen: dict[str, int] = {}
    wanted: dict[str, None] = {}
    silent = 0
    for element in stream_elements(stream, ITEMS, id):
        guid = element.get("guid") or f"item {len(seen) + 1}"
        seen[guid] = seen.get(guid, 0) + 1
        if local(element.tag) == "packageItem":
            wanted |= dict.fromkeys(refer for refer in (one.get("residref") for one in below(element, "itemref")) if refer)
            continue
        if item_class(element) in SILENT:
            silent += 1
            continue
        version = f"@{element.get('version') or seen[guid]}" if seen[guid] > 1 else ""
        place = f"{id}!/{guid}{version}" if message else id
        try:
            yield place, read_item(element, id=place)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), place, failed=True)
    if silent:
        yield id, Diagnostic("left_out", f"{id}: {silent} items are pictures, sound or video; expected text: their captions were not read", id)
    missing = [guid for guid in wanted if guid not in seen]
    if missing:
        named = ", ".join(missing[:MOST_NAMED]) + (" …" if len(missing) > MOST_NAMED else "")
        yield id, Diagnostic("package", f"{id}: a package names {len(missing)} items that this file has not ({named}); expected their files too: give them along", id)
    if not seen:
        yield id, Diagnostic("no_text", f"{id} has no news items; expected NewsML-G2 with items inside: export it with its content", id, failed=True)


def read_item(item: Any, *, id: str) -> Article:
    """One <newsItem> as an article. Raises InputError: "withdrawn", "remote_content", "no_text"."""
    status = code(first(item, "pubstatus"), "qcode")
    if status == "canceled":
        raise InputError(f"{id} is canceled by its provider (pubStatus); expected a usable item: leave it out", code="withdrawn")
    known, doubts = read_facts(item, id)
    notes = (*doubts, *remarks(item, id, status))
    content = first(item, "contentset")
    nitf = first(content, "nitf") if content is not None else None
    if nitf is None and content is not None:
        nitf = next((one for one in below(content, "inlinexml") if "nitf" in (one.get("contenttype") or "") and len(one)), None)
    if nitf is not None:
        return read_nitf(nitf, id=id, known=known, notes=notes)
    lines = [Paragraph(words, role) for role, words in head_lines(item)]
    return compose(headed(known.title, list(story(content, id)), *lines), id=id, known=known, notes=notes)


def story(content: Any, id: str) -> list[Paragraph]:
    """The paragraphs of the first rendition that has any: XHTML or other XML, then inline data."""
    for element in below(content, "inlinexml"):
        found = Reader("body").read(element)
        if found:
            return found
    for element in below(content, "inlinedata"):
        text = inline_data(element)
        if "html" in (element.get("contenttype") or ""):
            found = html_paragraphs(text, "body")
        else:
            found = [Paragraph(one_line(span.of(text)), "body") for span in paragraphs(text)]
        if found:
            return found
    remote = below(content, "remotecontent")
    if remote:
        where = remote[0].get("href") or remote[0].get("residref") or "elsewhere"
        raise InputError(f"{id} only points to its text ({where[:200]}); expected the text inside: export the item with its content", code="remote_content")
    raise InputError(f"{id} has no text inside; expected inlineXML or inlineData: export the item with its content", code="no_text")


def inline_data(element: Any) -> str:
    """The text of <inlineData>, decoded where it says base64."""
    text = "".join(element.itertext())
    if "base64" in (element.get("encoding") or ""):
        try:
            return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return ""
    return text


def read_facts(item: Any, id: str) -> tuple[Known, tuple[Diagnostic, ...]]:
    """What itemMeta and contentMeta say. The version's own time is taken as published, since versions are compared."""
    meta, content = first(item, "itemmeta"), first(item, "contentmeta")
    stamps = (text_of(first(meta, "versioncreated")), text_of(first(content, "contentmodified")), text_of(first(meta, "firstcreated")))
    published, doubts = known_date(next((stamp for stamp in stamps if stamp), None), id)
    guid = item.get("guid") or ""
    language = first(content, "language")
    by = text_of(first(content, "by")) or name(first(content, "creator"))
    return Known(
        title=text_of(first(content, "headline")) or text_of(first(meta, "title")),
        source=provider(first(meta, "provider")) or provider(first(content, "infosource")),
        url=guid if guid.startswith(("http://", "https://")) else None,
        published=published,
        byline=BY.sub("", by) if by else None,
        language=(language.get("tag") if language is not None else None) or item.get(LANGUAGE),
    ), doubts


def head_lines(item: Any) -> list[tuple[Any, str]]:
    """Byline and dateline as a reader sees them."""
    content = first(item, "contentmeta")
    found = [("byline", text_of(first(content, "by"))), ("dateline", text_of(first(content, "dateline")))]
    return [(role, words) for role, words in found if words]


def remarks(item: Any, id: str, status: str) -> list[Diagnostic]:
    """Notes to editors, and an item that is withheld or under embargo."""
    notes = [text_of(one) for one in below(first(item, "itemmeta"), "ednote")]
    found = [Diagnostic("editors_note", f"{id} has a note to editors: {words[:400]}", id) for words in notes if words]
    embargo = text_of(first(item, "embargoed"))
    if status == "withheld" or embargo:
        until = f" until {embargo}" if embargo else ""
        found.append(Diagnostic("withheld", f"{id} is withheld by its provider{until}; it was read: check before you print from it", id))
    return found


def item_class(item: Any) -> str:
    """The class of an item: `ninat:text -> "text"`."""
    return code(first(item, "itemclass"), "qcode") or code(first(item, "itemclass"), "uri")


def code(element: Any, key: str) -> str:
    """The last part of a code: `stat:usable -> "usable"`."""
    value = (element.get(key) or "") if element is not None else ""
    return value.rpartition(":")[2].rpartition("/")[2].lower()


def name(element: Any) -> str | None:
    """What a party is called: its <name>, its literal, the end of its code."""
    if element is None:
        return None
    return text_of(first(element, "name")) or element.get("literal") or (element.get("qcode") or "").rpartition(":")[2] or None


def provider(element: Any) -> str | None:
    """A party as outlet: `nprov:AFP -> "Agence France-Presse"`."""
    named = name(element)
    return outlet_of(named) if named else None
