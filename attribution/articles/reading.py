"""Paths in, articles out: one bad file, member or line becomes a diagnostic and the rest is read."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from attribution.articles.archives import BROKEN, is_warc, kind_of_zip, read_tar, read_zip, unpacked, unreadable
from attribution.articles.bounds import CHUNK, DEEPEST, whole
from attribution.articles.columns import Columns
from attribution.articles.documents import read_document
from attribution.articles.jsonfiles import read_lines
from attribution.articles.known import Known, known_date
from attribution.articles.plain import read_plain
from attribution.articles.sniffing import format_of, sniff_head
from attribution.articles.sources import Format, Source, discover, not_read
from attribution.articles.tables import csv_rows, read_parquet, read_rows, read_xlsx
from attribution.articles.warc import read_warc
from attribution.articles.xmlnews import read_xml
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Item = Article | Diagnostic
Items = Iterator[tuple[str, Item]]
# A container that must be read from its end is held in memory where it lies inside another one.
LARGEST_INSIDE = 256 * 1024 * 1024
SEEKING = frozenset(("zip", "wacz", "xlsx", "parquet"))
# Layers of compression around one file; a file that unpacks to itself would have no end.
MOST_LAYERS = 4
# What is no article at all: lost where it was named, left out where it was only met.
NO_ARTICLE = frozenset(("columns", "worksheet", "not_a_news_format"))


def read_articles(paths: Sequence[str], stdin: BinaryIO | None = None, *, columns: Columns | None = None) -> Iterator[Item]:
    """Read every article the paths mean, in the order of their ids, one at a time.

    Yields a Diagnostic for whatever cannot be read (`failed`), and goes on. What is worth knowing of an article that was
    read stands in its own `diagnostics`. The second of two articles with one id is refused. `columns` says which column of a
    table is which field: `{"text": "Body"}`; columns with common names need no word.
    """
    sources, notes = discover(paths, stdin)
    yield from notes
    places: dict[str, str] = {}
    for source in sources:
        for place, item in read_source(source, columns=columns):
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


def read_source(source: Source, *, columns: Columns | None = None) -> Items:
    """Yield (place, article or diagnostic) for everything one source holds; containers are read member by member."""
    reader = Reader(columns)
    try:
        with opened(source) as stream:
            yield from reader.read(stream, source.format, source.id)
    except InputError as error:
        yield source.id, failure(error, source.id, found=source.found)
    except BROKEN as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{source.id} cannot be read ({reason}); expected a readable file: check its permissions"
        yield source.id, Diagnostic("unreadable", message, source.id, failed=True)


def opened(source: Source) -> BinaryIO:
    """The bytes of a source as a stream that can be peeked into."""
    if source.path is not None and source.data is None:
        return source.path.open("rb", buffering=CHUNK)
    return cast(BinaryIO, io.BufferedReader(io.BytesIO(source.data or b""), CHUNK))


def failure(error: InputError, id: str, *, found: bool) -> Diagnostic:
    """The diagnostic for a file that could not be read, or that was only met and is no article."""
    if found and error.code in NO_ARTICLE:
        return Diagnostic("left_out", str(error), id)
    return Diagnostic(error.code, str(error), id, failed=True)


class Reader:
    """Reads a stream of any format; `depth` counts the containers around it, `layers` the compressions."""

    def __init__(self, columns: Columns | None = None, depth: int = 0, layers: int = 0) -> None:
        self.columns, self.depth, self.layers = columns, depth, layers

    def read(self, stream: BinaryIO, format: Format | None, id: str) -> Items:
        """Yield (place, article or diagnostic) for everything in a stream. Raises InputError where nothing can be read."""
        kind = format or sniff_head(stream.peek(CHUNK)[:CHUNK], id, self.columns)  # type: ignore[attr-defined]
        if kind in SEEKING and not stream.seekable():
            stream = cast(BinaryIO, io.BytesIO(whole(stream, id, LARGEST_INSIDE)))
        if kind in ("zip", "wacz"):
            yield from self.read_zipped(stream, id)
        elif kind == "tar":
            yield from read_tar(stream, id, self.deeper(id).read_member)
        elif kind == "packed":
            yield from self.read_packed(stream, id)
        elif kind == "warc":
            yield from read_warc(stream, id, page_of_archive)
        elif kind == "jsonl":
            yield from read_lines(stream, id)
        elif kind == "csv":
            yield from read_rows(csv_rows(stream, id), id, self.columns)
        elif kind == "xlsx":
            yield from read_xlsx(stream, id, self.columns)
        elif kind == "parquet":
            yield from read_parquet(stream, id, self.columns)
        elif kind == "xml":
            yield from read_xml(stream, id)
        elif kind == "eml":
            yield from self.read_letter(whole(stream, id), id)
        else:
            yield from read_document(whole(stream, id), kind, id)

    def read_zipped(self, stream: BinaryIO, id: str) -> Items:
        """A ZIP by what lies in it."""
        kind = kind_of_zip(stream, id)
        if kind == "wacz":
            inner = self.deeper(id)
            yield from read_zip(stream, id, lambda member, name, _: inner.read(member, format_of(name), id), only=is_warc)
        elif kind == "zip":
            yield from read_zip(stream, id, self.deeper(id).read_member)
        elif kind == "xlsx":
            yield from read_xlsx(stream, id, self.columns)
        else:
            yield from read_document(whole(stream, id), kind, id)

    def read_packed(self, stream: BinaryIO, id: str) -> Items:
        """What a gzip, bzip2 or xz file holds, by its name without the suffix, else by its looks; its id stays."""
        if self.layers >= MOST_LAYERS:
            raise InputError(f"{id} is packed more than {MOST_LAYERS} times over; expected an article inside: unpack it", code="too_deep")
        inner = Reader(self.columns, self.depth, self.layers + 1)
        try:
            yield from inner.read(unpacked(stream, id), format_of(id.rpartition("/")[2], inside=True), id)
        except BROKEN as error:
            raise unreadable(id, "compressed file", error) from error

    def read_letter(self, data: bytes, id: str) -> Items:
        """A message and the articles attached to it."""
        from attribution.articles.eml import read_mail

        for name, item in read_mail(data, id):
            if not isinstance(item, bytes):
                yield name, item
                continue
            name = PurePosixPath(name.replace("\\", "/")).name or "attachment"
            if not_read(PurePosixPath(name)):
                yield id, Diagnostic("left_out", f"{id}: the attachment {name!r} was left out as no article", id)
                continue
            try:
                yield from self.deeper(id).read_member(cast(BinaryIO, io.BufferedReader(io.BytesIO(item), CHUNK)), name, f"{id}!/{name}")
            except InputError as error:
                yield id, Diagnostic(error.code, str(error), f"{id}!/{name}", failed=True)

    def read_member(self, stream: BinaryIO, name: str, id: str) -> Items:
        """A file inside a container. Raises InputError where it cannot be read, a diagnostic where it is no article."""
        try:
            yield from self.read(stream, format_of(name), id)
        except InputError as error:
            if error.code == "bomb":
                raise
            yield id, failure(error, id, found=True)

    def deeper(self, id: str) -> Reader:
        """The reader of what lies inside. Raises InputError "too_deep"."""
        if self.depth >= DEEPEST:
            raise InputError(f"{id} lies {self.depth} containers deep; expected at most one container inside another: unpack it", code="too_deep")
        return Reader(self.columns, self.depth + 1, self.layers)


def page_of_archive(page: bytes, charset: str | None, id: str, address: str, when: str) -> Items:  # noqa: ARG001 - the time of capture is in the id
    """A page of a web archive: its own statements first, the archive's address where it has none."""
    from attribution.articles.documents import read_pages

    try:
        for place, article in read_pages(page, id, charset):
            yield place, replace(article, url=article.url or address or None)
    except InputError as error:
        yield id, Diagnostic(error.code, str(error), id, failed=True)


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
