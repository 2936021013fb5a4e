"""Web archives as articles: the pages of a WARC, record by record, and the WARCs of a WACZ."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from attribution.articles.bounds import LARGEST_DOCUMENT, whole
from attribution.articles.extras import missing_extra
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Pages = Iterator[tuple[str, Article | Diagnostic]]
# (page, charset of its header, id, address, time of capture) -> articles
PageReader = Callable[[bytes, str | None, str, str, str], Pages]
HTML = ("text/html", "application/xhtml+xml")
LARGEST_PAGE = LARGEST_DOCUMENT // 2


def read_warc(stream: BinaryIO, id: str, read_page: PageReader) -> Pages:
    """Yield what `read_page` makes of each page that was answered with 200; everything else is passed over.

    A page's id is `id!/20310304071200/https://…`, the time of capture first: one address may be there several times.
    Raises InputError: "extra", "unreadable".
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise missing_extra(id, "a web archive", "warcio") from error
    pages = 0
    for record in records(ArchiveIterator(stream), id):
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        when = record.rec_headers.get_header("WARC-Date") or ""
        place = f"{id}!/{''.join(filter(str.isdigit, when))[:14]}/{address.strip('<>')}"
        pages += 1
        try:
            page = content(record, place)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), place, failed=True)
            continue
        yield from read_page(page, charset_of(record.http_headers), place, address.strip("<>"), when)
    if not pages:
        yield id, Diagnostic("no_articles", f"{id} has no web pages that were answered with 200; expected some: was it a crawl of pictures?", id, failed=True)


def records(archive: Any, id: str) -> Iterator[Any]:
    """The records that are pages. Raises InputError where the archive is broken."""
    found = iter(archive)
    while True:
        try:
            record = next(found)
            wanted = is_page(record)
        except StopIteration:
            return
        except InputError:
            raise
        except Exception as error:  # whatever a hostile file makes of a parser
            raise InputError(f"{id} breaks off ({type(error).__name__}: {str(error)[:120]}); expected a whole WARC: fetch it again", code="unreadable") from error
        if wanted:
            yield record


def is_page(record: Any) -> bool:
    """Whether a record is the whole answer to a request for a page."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in HTML


def content(record: Any, place: str) -> bytes:
    """The page, unpacked as its header says. Raises InputError."""
    try:
        page = whole(record.content_stream(), place, LARGEST_PAGE)
        if getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
            raise InputError(f"{place} is cut off; expected a whole answer: fetch the archive again", code="unreadable")
    except InputError:
        raise
    except Exception as error:  # a broken transfer coding
        raise InputError(f"{place} cannot be unpacked ({type(error).__name__}); expected a whole answer: fetch it again", code="unreadable") from error
    return page


def charset_of(headers: Any) -> str | None:
    """The charset the Content-Type header states."""
    for part in (headers.get_header("Content-Type") or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
