"""A PDF with a text layer as an article: lines joined to paragraphs, columns in order, page headers and footers dropped."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import logging
from typing import Any

from attribution.articles.composing import compose
from attribution.articles.known import Known
from attribution.articles.pdflines import PageLine, join_lines, without_furniture
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# A report has a few pages, a parliament's day 200; pypdf itself unpacks no stream beyond 75 MB.
MOST_PAGES = 500
LARGEST_PAGE = 8_000_000
MOST_TEXT = 5_000_000
LEAST_LETTERS = 20  # fewer on all pages: a scan with a stamp on it


def read_pdf(data: bytes, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read a PDF's text layer; offsets are into the text put together from it.

    Raises InputError: "extra" without pypdf, "encrypted", "unreadable", "too_large", "no_text" for a scan.
    """
    pages = pages_of(data, id)
    if sum(character.isalpha() for page in pages for line in page for character in line.text) < LEAST_LETTERS:
        raise InputError(
            f"{id} has {len(pages)} pages without a text layer; expected text that can be marked and copied: it looks like a scan, run it through OCR first",
            code="no_text",
        )
    return compose(join_lines(without_furniture(pages)), id=id, known=known or Known(), notes=notes)


def pages_of(data: bytes, id: str) -> list[list[PageLine]]:
    """The lines of every page. Raises InputError."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError as error:
        from attribution.articles.extras import missing_extra

        raise missing_extra(id, "a PDF", "pypdf") from error
    # What pypdf notices of a broken file is not printed unless the program around us has asked for logs.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    locked = InputError(f"{id} is protected by a password; expected an open PDF: save it without one", code="encrypted")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
        if len(reader.pages) > MOST_PAGES:
            raise InputError(f"{id} has {len(reader.pages):,} pages; expected at most {MOST_PAGES}: save the report's own pages", code="too_large")
        return read_pages(reader, id)
    except InputError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise locked from error
    except (Exception, RecursionError) as error:  # whatever a hostile file makes of a parser
        reason = f"{type(error).__name__}: {error}"[:160]
        raise InputError(f"{id} is no readable PDF ({reason}); expected a whole one: print it to PDF again", code="unreadable") from error


def read_pages(reader: Any, id: str) -> list[list[PageLine]]:
    """The lines of every page, within bounds. Raises InputError "too_large"."""
    pages = []
    size = 0
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > LARGEST_PAGE:
            raise InputError(f"{id} has a page of {len(contents.get_data()):,} bytes; expected a page of text: save the article itself as text", code="too_large")
        pages.append(page_lines(page))
        size += sum(len(line.text) for line in pages[-1])
        if size > MOST_TEXT:
            raise InputError(f"{id} has more than {MOST_TEXT:,} characters; expected one report: save its own pages", code="too_large")
    return pages


def page_lines(page: Any) -> list[PageLine]:
    """The upright lines of a page in the order they are drawn, with where they stand."""
    pieces: list[PageLine] = []
    bottom, top = float(page.mediabox.bottom), float(page.mediabox.top)

    def take(text: str, outer: Any, inner: Any, font: Any, size: float) -> None:  # noqa: ARG001 - the signature pypdf calls
        if not text.strip():
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or abs(inner[0] * outer[0]) or 1.0
        height = (y - bottom) / max(1.0, top - bottom)
        pieces.extend(PageLine(float(x), float(y), float(size) * scale, one, height) for one in text.splitlines(keepends=True))

    page.extract_text(visitor_text=take, orientations=(0,))
    return merged(pieces)


def merged(pieces: list[PageLine]) -> list[PageLine]:
    """Pieces of one line (a word in italics) put together."""
    lines: list[PageLine] = []
    goes_on = False
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and goes_on and abs(last.y - piece.y) < 0.4 * max(1.0, last.size):
            lines[-1] = PageLine(last.x, last.y, max(last.size, piece.size), last.text + piece.text.rstrip("\n"), last.height)
        else:
            lines.append(PageLine(piece.x, piece.y, piece.size, piece.text.rstrip("\n"), piece.height))
        goes_on = not piece.text.endswith("\n")
    return [PageLine(line.x, line.y, line.size, " ".join(line.text.split()), line.height) for line in lines if line.text.strip()]
