"""Paths in, articles out: one bad file, member or line becomes a diagnostic and the rest is read."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from attribution.articles.archives import BROKEN
from attribution.articles.bounds import CHUNK
from attribution.articles.columns import Columns
from attribution.articles.known import Known, known_date
from attribution.articles.plain import read_plain
from attribution.articles.reader import Items, Reader, failure
from attribution.articles.sources import Source, discover
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Item = Article | Diagnostic

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
    taken = places.get(article.id)
    if taken is None:
        places[article.id] = place
        return article
    message = (
        f"id {article.id!r} stands in {taken} and again in {place}; expected an id only once: "
        "rename one of them (the second was left out)"
    )
    return Diagnostic("duplicate_id", message, article.id, failed=True)


def read_source(source: Source, *, columns: Columns | None = None) -> Items:
    """Yield (place, article or diagnostic) for everything one source holds; containers are read member by member."""
    reader = Reader(columns, found=source.found)
    try:
        with opened(source) as stream:
            yield from reader.read(stream, source.format, source.id)
    except InputError as error:
        yield source.id, failure(error, source.id, found=source.found)
    except BROKEN as error:
        denied = getattr(error, "strerror", None)
        step = "a readable file: check its permissions" if denied else "what its name says: save it again"
        message = f"{source.id} cannot be read ({denied or f'{type(error).__name__}: {str(error)[:120]}'}); expected {step}"
        yield source.id, Diagnostic("unreadable", message, source.id, failed=True)


def opened(source: Source) -> BinaryIO:
    """The bytes of a source as a stream that can be peeked into."""
    if source.path is not None and source.data is None:
        return source.path.open("rb", buffering=CHUNK)
    return cast(BinaryIO, io.BufferedReader(io.BytesIO(source.data or b""), CHUNK))


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
