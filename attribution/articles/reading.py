"""Paths in, articles out: one bad file or line becomes a diagnostic and the rest is read."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from attribution.articles.docx import looks_like_docx, read_docx
from attribution.articles.encodings import MARKS, decode, wide_encoding
from attribution.articles.front_matter import is_front_matter
from attribution.articles.html import decode_page, looks_like_html, read_html
from attribution.articles.known import Known, known_date
from attribution.articles.markdown import read_markdown
from attribution.articles.plain import read_plain
from attribution.articles.records import read_records
from attribution.articles.sources import Format, Source, discover
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Item = Article | Diagnostic


def read_articles(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Item]:
    """Read every article the paths mean, in the order of their ids, one at a time.

    Yields a Diagnostic for whatever cannot be read (`failed`), and goes on. What is worth knowing of an article that was
    read stands in its own `diagnostics`. The second of two articles with one id is refused.
    """
    sources, notes = discover(paths, stdin)
    yield from notes
    places: dict[str, str] = {}
    for source in sources:
        for place, item in read_source(source):
            yield first_of_its_id(item, place, places) if isinstance(item, Article) else item


def first_of_its_id(article: Article, place: str, places: dict[str, str]) -> Item:
    """Return the article, or the diagnostic that refuses it because its id is taken."""
    taken = places.setdefault(article.id, place)
    if taken == place:
        return article
    message = (
        f"id {article.id!r} stands in {taken} and again in {place}; expected an id only once: "
        "rename one of them (the second was left out)"
    )
    return Diagnostic("duplicate_id", message, article.id, failed=True)


def read_source(source: Source) -> Iterator[tuple[str, Item]]:
    """Yield (place, article or diagnostic) for everything one source holds."""
    try:
        if source.format == "jsonl" and source.path is not None:
            with source.path.open("rb") as stream:
                yield from read_lines(stream, source.id)
            return
        data = source.data if source.data is not None or source.path is None else source.path.read_bytes()
        yield from read_data(data or b"", source)
    except InputError as error:
        yield source.id, Diagnostic(error.code, str(error), source.id, failed=True)
    except OSError as error:
        message = (
            f"{source.id} cannot be read ({error.strerror or error}); expected a readable file: check its permissions"
        )
        yield source.id, Diagnostic("unreadable", message, source.id, failed=True)


def read_data(data: bytes, source: Source) -> Iterator[tuple[str, Item]]:
    """Read bytes in the source's format, or in the one they look like."""
    if source.format == "html":
        page, notes = decode_page(data, source.id)
        yield source.id, read_html(page, id=source.id, notes=tuple(notes))
        return
    if source.format == "docx" or looks_like_docx(data):
        yield source.id, read_docx(data, id=source.id)
        return
    text, notes = decode(data, source.id)
    kind = source.format or sniff(text)
    if kind == "html":
        page, notes = decode_page(data, source.id)
        yield source.id, read_html(page, id=source.id, notes=tuple(notes))
    elif kind == "markdown" or (kind == "plain" and is_front_matter(text)):
        yield source.id, read_markdown(text, id=source.id, notes=tuple(notes))
    elif kind in ("jsonl", "json"):
        lines = json_lines(text) if kind == "json" else text.encode("utf-8", "surrogatepass").split(b"\n")
        yield from read_records(lines, source.id)
    else:
        yield source.id, read_plain(text, id=source.id, notes=tuple(notes))


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, Item]]:
    """Read a JSONL file line by line; UTF-16 and UTF-32 are decoded whole, since their line ends are no bytes."""
    start = stream.read(4096)
    if not start.strip():
        start += stream.read()
        decode(start, name)
    if wide_encoding(start) or any(start.startswith(mark) for mark, _ in MARKS) or is_binary(start, name):
        text, _ = decode(start + stream.read(), name)
        stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    else:
        stream.seek(0)
    yield from read_records(stream, name)


def is_binary(start: bytes, name: str) -> bool:
    """Raise InputError where the first bytes are no text; else False."""
    if start[:1] not in (b"{", b"[", b" ", b"\n", b"\r", b"\t"):
        decode(start, name)
    return False


def json_lines(text: str) -> list[bytes]:
    """Bring a JSON file (one record, a list of records, or JSONL after all) to a line a record."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text.encode("utf-8", "surrogatepass").split(b"\n")
    records = value if isinstance(value, list) else [value]
    return [json.dumps(record).encode("utf-8") for record in records]


def sniff(text: str) -> Format:
    """The format a text without a known suffix looks like: `'{"id": …}'` JSONL, `"<html>…"` HTML, else plain text."""
    first = text.lstrip()[:1]
    if first == "{":
        line = text.lstrip().split("\n", 1)[0]
        try:
            return "jsonl" if isinstance(json.loads(line), dict) else "plain"
        except (ValueError, RecursionError):
            return "jsonl" if '"text"' in text[:100_000] and '"id"' in text[:100_000] else "plain"
    return "html" if looks_like_html(text) else "plain"


def read_text(
    text: str,
    *,
    id: str = "text",
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    language: str | None = None,
) -> Article:
    """Read a plain text held in memory; offsets are into `text` as given.

    A `title` that is given is not looked for in the text. Raises InputError ("empty", "encoding").
    """
    iso, notes = known_date(published, id)
    known = Known(title=title, source=source, url=url, published=iso, byline=byline, language=language)
    return read_plain(text, id=id, known=known, notes=notes)
