"""Putting articles into an archive: everything of one call, or nothing of it.

Every transaction takes its locks in one order (readings, vectors, articles; each by key), so that writers side by side on PostgreSQL
wait for each other and never in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from attribution.archive import tables
from attribution.archive.database.upserts import chunks, insert_into, put_rows
from attribution.archive.holding.articlerows import Entry, entry, quotation_rows, statement_rows
from attribution.archive.kept.computed import reading_rows
from attribution.archive.meaning.searchedvectors import put_searched
from attribution.archive.packing.codec import DamagedError
from attribution.types import Reading

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive


@dataclass(frozen=True, slots=True)
class Added:
    """How many articles were new, replaced an older text of theirs, or were held already as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """An article's row as it was before."""

    number: int
    digest: bytes
    key: str | None
    record: bytes

    def is_row(self, entry: Entry) -> bool:
        """Whether the row is what would be written, so that only vectors can be new. (A damaged record is not.)"""
        return (self.key, self.record) == (entry.row["key"], entry.row["record"])


def add(
    archive: Archive, readings: Sequence[Reading], key: str, vectors: Mapping[str, Any], vector_key: str, space: str
) -> Added:
    """Put articles into the archive with all that was found in them, in one transaction: when it returns, they are on the disk.

    `vectors` are unit vectors (width,) by the text of a statement; a statement without one is not found by its meaning. An article
    whose id is held already replaces the older one, with all its rows. Of two readings with one id the last counts.
    """
    entries = {(one := entry(reading, key)).id: one for reading in readings}
    rows = reading_rows([one.reading for one in entries.values()], key)
    texts = sorted({claim.text for one in entries.values() for claim in one.reading.claims if claim.text in vectors})
    embedded = {text: vectors[text] for text in texts}

    def work(connection: Connection) -> Added:
        put_rows(connection, tables.readings, rows, replacing=("body",))
        numbers = put_searched(connection, embedded, vector_key, space)
        return put_articles(connection, entries, numbers)

    return archive.write(work) if entries else Added()


def put_articles(connection: Connection, entries: Mapping[str, Entry], vectors: Mapping[bytes, int]) -> Added:
    """Write the rows of articles, whose readings and vectors are there."""
    held = lock_held(connection, sorted(entries))
    numbers = insert_new(connection, [entries[name] for name in sorted(entries) if name not in held])
    new = set(numbers)
    raced = [name for name in sorted(entries) if name not in held and name not in new]  # another writer was faster
    held |= lock_held(connection, raced)
    same = {name for name, row in held.items() if row.digest == entries[name].row["digest"]}
    kept = {name for name in same if held[name].is_row(entries[name])}
    numbers |= replace_rows(connection, {name: row for name, row in held.items() if name not in kept}, entries)
    put_statements(connection, {**numbers, **{name: held[name].number for name in kept}}, entries, vectors)
    put_quotations(connection, numbers, entries)
    return Added(len(new), len(held) - len(same), len(same))


def lock_held(connection: Connection, ids: Iterable[str]) -> dict[str, Held]:
    """The rows that are there, by id; no one else changes them until the transaction ends."""
    rows = tables.articles.c
    found: dict[str, Held] = {}
    for chunk in chunks(ids):
        query = select(rows.id, rows.number, rows.digest, rows.key, rows.record).where(rows.id.in_(chunk))
        for name, number, digest, key, record in connection.execute(query.order_by(rows.id).with_for_update()).all():
            found[name] = Held(number, digest, key, record)  # as they are: a broken page may put words in their place
    return found


def insert_new(connection: Connection, entries: Sequence[Entry]) -> dict[str, int]:
    """Insert articles; the numbers of those that no other writer put there meanwhile, by id."""
    if not entries:
        return {}
    query = (
        insert_into(connection, tables.articles)
        .on_conflict_do_nothing()
        .returning(tables.articles.c.id, tables.articles.c.number)
    )
    rows = connection.execute(query, [dict(one.row) for one in entries]).all()
    return {str(name): int(number) for name, number in rows}


def replace_rows(connection: Connection, held: Mapping[str, Held], entries: Mapping[str, Entry]) -> dict[str, int]:
    """Give articles that are there their new rows, and take away what belongs to the old ones; their numbers, by id."""
    numbers = {name: row.number for name, row in held.items() if vacate(connection, row.number)}
    if numbers:
        query = update(tables.articles).where(tables.articles.c.number == bindparam("at"))
        connection.execute(query, [{"at": number, **entries[name].row} for name, number in sorted(numbers.items())])
        of = list(numbers.values())
        for chunk in chunks(of):
            connection.execute(delete(tables.quotations).where(tables.quotations.c.article.in_(chunk)))
    return numbers | insert_new(connection, [entries[name] for name in sorted(held) if name not in numbers])


def vacate(connection: Connection, number: int) -> bool:
    """Take an article's words out of the indexes. False where its record is damaged: then its row is gone, and its number with it."""
    from attribution.archive.words.fulltext import drop_words

    try:
        drop_words(connection, number)
    except DamagedError:
        connection.execute(delete(tables.articles).where(tables.articles.c.number == number))
        return False
    return True


def put_statements(
    connection: Connection, numbers: Mapping[str, int], entries: Mapping[str, Entry], vectors: Mapping[bytes, int]
) -> None:
    """Write the statements of articles in the place of those there were."""
    for chunk in chunks(sorted(numbers.values())):
        connection.execute(delete(tables.statements).where(tables.statements.c.article.in_(chunk)))
    rows = [row for name, number in sorted(numbers.items()) for row in statement_rows(entries[name], number, vectors)]
    if rows:
        connection.execute(insert(tables.statements), rows)


def put_quotations(connection: Connection, numbers: Mapping[str, int], entries: Mapping[str, Entry]) -> None:
    """Write the quotations of articles, and the words of both into the indexes."""
    from attribution.archive.words.fulltext import put_words

    rows = [row for name, number in sorted(numbers.items()) for row in quotation_rows(entries[name], number)]
    if rows:
        connection.execute(insert(tables.quotations), rows)
    for name, number in sorted(numbers.items()):
        article = entries[name].reading.article
        put_words(connection, number, article.title, article.text)
