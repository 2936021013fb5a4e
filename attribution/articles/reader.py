"""One stream of any format, and of formats inside formats, as the articles it holds."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from attribution.articles.archives import BROKEN, is_warc, kind_of_zip, read_tar, read_zip, unreadable
from attribution.articles.bounds import CHUNK, DEEPEST, whole
from attribution.articles.columns import Columns
from attribution.articles.compression import unpacked
from attribution.articles.csvfiles import csv_rows
from attribution.articles.documents import read_document
from attribution.articles.formats import Format, format_of, not_read
from attribution.articles.jsonfiles import read_lines
from attribution.articles.parquetfiles import read_parquet
from attribution.articles.sniffing import sniff_head
from attribution.articles.tables import read_rows
from attribution.articles.warc import read_warc
from attribution.articles.workbooks import read_xlsx
from attribution.articles.xmlnews import read_xml
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Items = Iterator[tuple[str, Article | Diagnostic]]
# A container that must be read from its end is held in memory where it lies inside another one.
LARGEST_INSIDE = 256 * 1024 * 1024
SEEKING = frozenset(("zip", "wacz", "xlsx", "parquet"))
# Layers of compression around one file; a file that unpacks to itself would have no end.
MOST_LAYERS = 4
# What is no article at all: lost where it was named, left out where it was only met.
NO_ARTICLE = frozenset(("columns", "worksheet", "not_a_news_format", "no_records"))


def failure(error: InputError, id: str, *, found: bool) -> Diagnostic:
    """The diagnostic for a file that could not be read, or that was only met and is no article."""
    if found and error.code in NO_ARTICLE:
        return Diagnostic("left_out", str(error), id)
    return Diagnostic(error.code, str(error), id, failed=True)


class Reader:
    """Reads a stream of any format; `depth` counts the containers around it, `layers` the compressions; `found` as of a Source."""

    def __init__(self, columns: Columns | None = None, depth: int = 0, layers: int = 0, *, found: bool = False) -> None:
        self.columns, self.depth, self.layers, self.found = columns, depth, layers, found

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
            yield from read_lines(stream, id, found=self.found)
        elif kind == "csv":
            yield from self.read_csv(stream, id)
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

    def read_csv(self, stream: BinaryIO, id: str) -> Items:
        """The rows of a CSV, then what was guessed of its encoding."""
        notes: list[Diagnostic] = []
        yield from read_rows(csv_rows(stream, id, notes), id, self.columns)
        yield from ((id, note) for note in notes)

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
        inner = Reader(self.columns, self.depth, self.layers + 1, found=self.found)
        try:
            yield from inner.read(unpacked(stream, id), format_of(id.rpartition("/")[2], inside=True), id)
        except BROKEN as error:
            raise unreadable(id, "compressed file", error) from error

    def read_letter(self, data: bytes, id: str) -> Items:
        """A message and the articles attached to it."""
        from attribution.articles.eml import read_mail

        seen: Counter[str] = Counter()
        for name, item in read_mail(data, id):
            if not isinstance(item, bytes):
                yield name, item
                continue
            name = PurePosixPath(name.replace("\\", "/")).name or "attachment"
            if not_read(PurePosixPath(name)):
                yield id, Diagnostic("left_out", f"{id}: the attachment {name!r} was left out as no article", id)
                continue
            seen[name] += 1
            own = f"{id}!/{name}" + (f"@{seen[name]}" if seen[name] > 1 else "")
            try:
                yield from self.deeper(own).read_member(cast(BinaryIO, io.BufferedReader(io.BytesIO(item), CHUNK)), name, own)
            except InputError as error:
                yield own, Diagnostic(error.code, str(error), own, failed=True)

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
        return Reader(self.columns, self.depth + 1, self.layers, found=True)


def page_of_archive(page: bytes, charset: str | None, id: str, address: str, when: str) -> Items:  # noqa: ARG001 - the time of capture is in the id
    """A page of a web archive: its own statements first, the archive's address where it has none."""
    from attribution.articles.documents import read_pages

    try:
        for place, article in read_pages(page, id, charset):
            yield place, replace(article, url=article.url or address or None)
    except InputError as error:
        yield id, Diagnostic(error.code, str(error), id, failed=True)
