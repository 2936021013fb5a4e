"""What an archive holds: articles put in, taken out, and handed on with their readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import and_, delete, select

from attribution.archive import tables
from attribution.archive.chosen import Chosen, within
from attribution.archive.database.upserts import chunks
from attribution.archive.holding.adding import Added, add, lock_held, vacate
from attribution.archive.kept.computed import believed
from attribution.archive.packing.codec import DamagedError, digest, is_whole, unpack_article, unpack_reading
from attribution.archive.packing.storedtext import id_column
from attribution.types import Article, Reading

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

__all__ = ["Added", "add", "articles", "known", "readings", "remove"]
# Articles unpacked at once.
PAGE = 200


EVERYTHING = Chosen()


def known(archive: Archive, articles: Sequence[Article], key: str) -> list[str]:
    """The ids of the articles that are held as they are, with statements and a reading made under `key`; in the order given.

    One that is damaged is not: adding it again mends it.
    """
    held, read = tables.articles.c, tables.readings.c
    contents: dict[str, bytes] = {}
    with archive.looking() as connection:
        for chunk in chunks((id_column(article.id) for article in articles), PAGE):
            query = (
                select(held.id, held.digest, held.record, read.body)
                .join(tables.readings, and_(read.digest == held.digest, read.key == held.key))
                .where(held.id.in_(chunk), held.key == key)
            )
            contents.update(
                (name, bytes(content))
                for name, content, record, body in connection.execute(query).all()
                if is_whole(record) and is_whole(body)
            )
    return [article.id for article in articles if contents.get(id_column(article.id)) == digest(article)]


def remove(archive: Archive, ids: Sequence[str]) -> int:
    """Take articles out with all their rows, in one transaction; how many there were. What was computed of them stays until `vacuum`."""

    def work(connection: Connection) -> int:
        held = lock_held(connection, sorted(set(map(id_column, ids))))
        numbers = [row.number for row in held.values()]
        for number in numbers:
            vacate(connection, number)
        for chunk in chunks(numbers):
            connection.execute(delete(tables.articles).where(tables.articles.c.number.in_(chunk)))
        return len(held)

    return archive.write(work) if ids else 0


def articles(archive: Archive, chosen: Chosen = EVERYTHING) -> Iterator[Article]:
    """The articles held, by id; a few at a time, so that memory stays bounded and no writer is kept waiting.

    What others add meanwhile may or may not come. A damaged record is told and left out; an index of ids that leads in a circle raises ConfigError.
    """
    held = tables.articles.c
    last: str | None = None
    while True:
        query = select(held.id, held.record).where(*within(chosen)).order_by(held.id).limit(PAGE)
        with archive.looking() as connection:
            page = connection.execute(query if last is None else query.where(held.id > last)).all()
            if last is not None and len(page) == PAGE and str(page[-1][0]) <= str(last):
                raise DamagedError(f"the ids after {last!r:.40} end with {page[-1][0]!r:.40}, expected a later one")
        for last, record in page:
            try:
                yield unpack_article(record)
            except DamagedError as error:
                damaged(archive, last, error)
        if len(page) < PAGE:
            return


def picked(archive: Archive, ids: Sequence[str]) -> Iterator[Article]:
    """The articles held under these ids, in the order of `ids`; damaged ones are told and left out."""
    held = tables.articles.c
    for chunk in chunks(dict.fromkeys(map(id_column, ids)), PAGE):
        with archive.looking() as connection:
            records = dict(connection.execute(select(held.id, held.record).where(held.id.in_(chunk))).all())
        for name in chunk:
            if name in records:
                try:
                    yield unpack_article(records[name])
                except DamagedError as error:
                    damaged(archive, name, error)


def readings(archive: Archive, ids: Sequence[str], key: str) -> list[Reading]:
    """The readings of articles held, in the order of `ids`; those without one under `key`, or with a damaged one, are left out."""
    held, read = tables.articles.c, tables.readings.c
    found: dict[str, Reading] = {}
    for chunk in chunks(dict.fromkeys(map(id_column, ids)), PAGE):
        query = (
            select(held.id, held.record, read.body)
            .join(tables.readings, and_(read.digest == held.digest, read.key == key))
            .where(held.id.in_(chunk))
        )
        with archive.looking() as connection:
            rows = connection.execute(query).all()
        for name, record, body in rows:
            try:
                found[name] = believed(unpack_reading(body, unpack_article(record)))
            except DamagedError as error:
                damaged(archive, name, error)
    return [found[name] for name in map(id_column, ids) if name in found]


def damaged(archive: Archive, id: str, error: DamagedError) -> None:  # noqa: A002
    """Tell once that a row is not as it was written."""
    archive.tell("damaged article", "holds %s not as it was written (%s): add it again", id, error)
