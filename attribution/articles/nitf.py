"""NITF (IPTC's News Industry Text Format) as an article: headline, byline, dateline and body, captions apart, inline markup as hints."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from typing import Any

from attribution.articles.composing import Paragraph, compose, headed, one_line
from attribution.articles.known import Known, known_date
from attribution.articles.markup import Reader
from attribution.articles.outlets import outlet_of
from attribution.articles.xmltargets import local
from attribution.types import Article, Diagnostic

BY = re.compile(r"^by:?\s+(?=\S)", re.IGNORECASE)
# "20310304T000000-0500": NITF's way to write a day without a time.
NO_TIME = re.compile(r"^(\d{8})T000000(?:Z|[+-]\d{4})?$")


def read_nitf(root: Any, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read an <nitf> element (or a piece of one); what `known` says wins over the document. Raises InputError "no_text"."""
    known = known or Known()
    body = first(root, "body")
    content = below(body, "body.content") or [body if body is not None else root]
    reader = Reader("body")
    story: list[Paragraph] = []
    for element in content:
        reader.done = []
        story += reader.read(element)
    facts, doubts = read_facts(root, id)
    title = known.title or facts.title
    merged = Known(
        title=title, source=known.source or facts.source, url=known.url or facts.url, published=known.published or facts.published,
        byline=known.byline or facts.byline, language=known.language or facts.language,
    )  # fmt: skip
    between = [Paragraph(words, role) for role, words in head_lines(root)]
    tail = [Paragraph(one.text, "boilerplate") for element in below(first(body, "body.end"), "tagline") for one in Reader().read(element)]
    return compose([*headed(title, story, *between), *tail], id=id, known=merged, notes=(*notes, *doubts, *remarks(root, id, reader.tables)))


def read_facts(root: Any, id: str) -> tuple[Known, tuple[Diagnostic, ...]]:
    """What docdata, pubdata and the body's head say."""
    headline = first(first(root, "hedline"), "hl1")
    stated = (attribute(root, name, "norm") for name in ("date.issue", "date.release", "story.date"))
    stamp = next((value for value in (*stated, attribute(root, "pubdata", "date.publication")) if value), None)
    published, doubts = known_date(plain_day(stamp), id)
    reference = attribute(root, "pubdata", "ex-ref") or ""
    return Known(
        title=text_of(headline) or text_of(first(first(root, "head"), "title")),
        source=source(root),
        url=reference if reference.startswith(("http://", "https://")) else None,
        published=published,
        byline=byline(first(root, "byline")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang") or attribute(root, "body", "lang"),
    ), doubts


def source(root: Any) -> str | None:
    """The outlet: the publication, else the distributor, else the holder of the copyright."""
    named = attribute(root, "pubdata", "name") or text_of(first(root, "distributor")) or attribute(root, "doc.copyright", "holder")
    return outlet_of(named) if named else None


def byline(element: Any) -> str | None:
    """Who wrote it: the persons a byline marks, else its words without "By" and the author's title."""
    if element is None:
        return None
    people = [name for name in (text_of(person) for person in below(element, "person")) if name]
    if people:
        return ", ".join(people)
    titles = [text_of(title) for title in below(element, "byttl")]
    words = text_of(element) or ""
    for title in titles:
        words = words.replace(title or "\0", "")
    return BY.sub("", one_line(words)).strip(" ,") or None


def head_lines(root: Any) -> list[tuple[Any, str]]:
    """What a reader sees between headline and story, each with its role: the second headline, byline, dateline."""
    head = first(root, "body.head")
    found: list[tuple[Any, str]] = []
    for name, role in (("hl2", "title"), ("byline", "byline"), ("dateline", "dateline")):
        found += [(role, words) for words in (text_of(element) for element in below(head, name)) if words]
    return found


def remarks(root: Any, id: str, tables: int) -> list[Diagnostic]:
    """What an editor has to know of the document: notes to editors, corrections, tables that were not read."""
    found = []
    notes = [attribute(root, "ed-msg", "info"), *(text_of(note) for note in below(first(root, "body.head"), "note"))]
    found += [Diagnostic("editors_note", f"{id} has a note to editors: {words[:400]}", id) for words in notes if words]
    for element in below(root, "correction"):
        what = element.get("info") or text_of(element) or element.get("id-string") or "no reason given"
        found.append(Diagnostic("correction", f"{id} is a correction of an earlier report: {what[:400]}", id))
    if tables:
        found.append(table_note(id, tables))
    return found


def table_note(id: str, tables: int) -> Diagnostic:
    """The note that tables were passed over."""
    return Diagnostic("table_left_out", f"{id}: {tables} tables were not read; expected running text: check their figures by hand", id)


def plain_day(stamp: str | None) -> str | None:
    """The day alone where the time is only filler."""
    match = NO_TIME.match(stamp) if stamp else None
    return match[1] if match else stamp


def below(element: Any, name: str) -> list[Any]:
    """Every element of a local name below (or being) an element, in document order."""
    return [] if element is None else [one for one in element.iter() if local(one.tag).lower() == name]


def first(element: Any, name: str) -> Any:
    """The first of these, None where there is none."""
    return None if element is None else next((one for one in element.iter() if local(one.tag).lower() == name), None)


def attribute(root: Any, name: str, key: str) -> str | None:
    """An attribute of the first element of a name."""
    element = first(root, name)
    return (element.get(key) or "").strip() or None if element is not None else None


def text_of(element: Any) -> str | None:
    """The words of an element on one line, None for none."""
    return None if element is None else one_line(" ".join(one.text for one in Reader().read(element))) or None
