"""A Word document as an article: its paragraphs as they read with all tracked changes accepted, and the way back to its runs."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from attribution.articles.building import build_article
from attribution.articles.known import Known
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# A book of 500 pages has 2 MB of XML; what unpacks to more than this is no report.
LARGEST = 60_000_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands for a character or two among the pieces of a run.
SIGNS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "\u2011", f"{WORD}softHyphen": "\u00ad"}
# Words in these are not read: deleted by a tracked change, moved away, or in a box beside the text.
OUTSIDE = frozenset(f"{WORD}{name}" for name in ("del", "moveFrom", "txbxContent"))
# What may stand around whole paragraphs of the text.
AROUND = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph's text: the `w:r` it stands in, the element that holds it, its words."""

    run: Any
    element: Any
    text: str


def read_docx(data: bytes, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read a Word document; paragraphs are parted by a blank line, offsets are into that text (`located` maps them back).

    Raises InputError: "unreadable" where it is no Word document, "too_large", "no_text".
    """
    document = opened(data, id)
    texts = [text for _, text, _ in located(document)]
    if not texts:
        raise InputError(f"{id}: no text in the document; expected running text: is it a scan?", code="no_text")
    tables = len(document.tables)
    if tables:
        notes = (*notes, Diagnostic("table_left_out", f"{id}: {tables} tables were not read; expected running text: check their figures by hand", id))
    return build_article("\n\n".join(texts), id=id, known=known, diagnostics=notes)


def looks_like_docx(data: bytes) -> bool:
    """Whether bytes open as a zip whose first entries are those of an office document with a text in it."""
    return data.startswith(b"PK\x03\x04") and (b"word/" in data[:4096] or b"word/document.xml" in data[-65_536:])


def opened(data: bytes, name: str) -> Any:
    """The document in these bytes. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > LARGEST:
            raise InputError(f"{name} unpacks to {size:,} bytes; expected at most {LARGEST:,}: save the article itself as text", code="too_large")
        from docx import Document

        return Document(io.BytesIO(data))
    except InputError:
        raise
    except Exception as error:  # whatever a hostile file makes of a parser
        reason = f"{type(error).__name__}: {error}"[:200]
        raise InputError(f"{name} is no Word document ({reason}); expected a .docx file: open it in Word and save it again", code="unreadable") from error


def located(document: Any) -> Iterator[tuple[int, str, Any]]:
    """Each paragraph that has words: where it starts in the article's text, its words, its `w:p` element."""
    start = 0
    for paragraph in paragraphs_below(document.element.body):
        text = "".join(piece.text for piece in pieces(paragraph))
        if text.strip():
            yield start, text, paragraph
            start += len(text) + 2


def paragraphs_below(element: Any) -> Iterator[Any]:
    """Every `w:p` of the running text, those in content controls and custom XML too, which templates put around headline and story; no tables."""
    for child in element:
        if child.tag == f"{WORD}p":
            yield child
        elif child.tag in AROUND:
            yield from paragraphs_below(child)


def pieces(paragraph: Any) -> list[Piece]:
    """The pieces of a paragraph's text in order, tracked insertions read, deletions not."""
    return [
        Piece(run, element, element.text or "" if element.tag == f"{WORD}t" else SIGNS[element.tag])
        for run in runs(paragraph)
        for element in run
        if element.tag == f"{WORD}t" or element.tag in SIGNS
    ]


def runs(element: Any) -> Iterator[Any]:
    """Every `w:r` below an element that belongs to the text."""
    for child in element:
        if child.tag == f"{WORD}r":
            yield child
        elif child.tag not in OUTSIDE and isinstance(child.tag, str):
            yield from runs(child)
