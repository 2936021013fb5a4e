"""An OpenDocument text (.odt) as an article: headings and paragraphs as they read with all tracked changes accepted."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from attribution.articles.bounds import LARGEST_DOCUMENT
from attribution.articles.composing import Paragraph, compose, one_line
from attribution.articles.events import events
from attribution.articles.known import Known
from attribution.articles.nitf import first, table_note, text_of
from attribution.articles.xmlsafe import parse_xml
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

MIMETYPE = b"application/vnd.oasis.opendocument.text"
# Deleted words, comments, footnotes, contents pages and what else is no running text.
SKIPPED = frozenset(["tracked-changes", "annotation", "note", "table-of-content", "bibliography", "alphabetical-index", "forms", "script", "ruby-text", "sequence-decls"])
SVG = "svg-compatible"  # descriptions of pictures, which nobody sees
SIGNS = {"s": " ", "tab": " ", "line-break": "\n"}


def looks_like_odt(data: bytes) -> bool:
    """Whether bytes open as a zip whose first entry says OpenDocument text."""
    return data.startswith(b"PK\x03\x04") and MIMETYPE in data[:200]


def read_odt(data: bytes, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read an OpenDocument text; text in frames is a caption. Raises InputError: "unreadable", "too_large", "no_text"."""
    content, meta = packed(data, id)
    root, _ = parse_xml(content, id)
    body = first(root, "text")
    if body is None:
        raise InputError(f"{id} is an OpenDocument file without a text; expected an .odt: save it as a text document", code="unreadable")
    tables: list[Any] = []
    story = [one for one in paragraphs_of(body, tables) if one.text]
    if tables:
        notes = (*notes, table_note(id, len(tables)))
    return compose(story, id=id, known=known or facts(meta, story, id), notes=notes)


def packed(data: bytes, id: str) -> tuple[bytes, bytes | None]:
    """The two parts that matter, content.xml and meta.xml, unpacked within bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in part(archive, "META-INF/manifest.xml", id):
                raise InputError(f"{id} is protected by a password; expected an open document: save it without one", code="encrypted")
            return part(archive, "content.xml", id), part(archive, "meta.xml", id) if "meta.xml" in archive.namelist() else None
    except InputError:
        raise
    except Exception as error:  # whatever a hostile file makes of a parser
        reason = f"{type(error).__name__}: {error}"[:200]
        raise InputError(f"{id} is no OpenDocument text ({reason}); expected an .odt file: open it and save it again", code="unreadable") from error


def part(archive: zipfile.ZipFile, name: str, id: str) -> bytes:
    """One part of the document. Raises InputError "too_large"."""
    if archive.getinfo(name).file_size > LARGEST_DOCUMENT:
        raise InputError(f"{id} unpacks to {archive.getinfo(name).file_size:,} bytes; expected at most {LARGEST_DOCUMENT:,}: save the article itself as text", code="too_large")
    with archive.open(name) as stream:
        return stream.read(LARGEST_DOCUMENT)


def facts(meta: bytes | None, story: list[Paragraph], id: str) -> Known:
    """The title a document states about itself, where it is the headline printed too; authors and dates there are of the file."""
    stated = text_of(first(parse_xml(meta, id)[0], "title")) if meta else None
    return Known(title=stated if stated and any(one.text == stated for one in story[:3]) else None)


def paragraphs_of(body: Any, tables: list[Any]) -> Iterator[Paragraph]:
    """Every paragraph in order; those in frames as captions, tables only noted. A paragraph around a frame goes on behind it."""
    skipped = frames = 0
    open_words: list[list[str]] = []
    headings: list[bool] = []
    for event, name, element, text in events(body):
        if event == "text":
            if open_words and not skipped:
                open_words[-1].append(text)
        elif name in SKIPPED or name == "table" or SVG in element.tag:
            skipped += 1 if event == "start" else -1
            if event == "start" and name == "table" and skipped == 1:
                tables.append(element)
        elif skipped:
            continue
        elif name in ("p", "h"):
            if event == "start":
                open_words.append([])
                headings.append(name == "h")
            else:
                words = one_line("".join(open_words.pop()))
                yield Paragraph(words, "caption" if frames else None, "heading" if headings.pop() and not frames else None)
        elif name == "text-box":
            frames += 1 if event == "start" else -1
        elif name in SIGNS and event == "start" and open_words:
            open_words[-1].append(SIGNS[name])
