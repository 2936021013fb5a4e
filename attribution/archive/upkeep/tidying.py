"""Giving back what an archive does not need: rows that nothing uses any more, and the room they took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, text

from attribution.archive import tables
from attribution.archive.database.dbfaults import translated
from attribution.archive.upkeep.counting import size, unused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

# A segment is kept while it is whole and this share of its vectors is there.
ALIVE = 0.7
# Full-text indexes of SQLite, which keep what was deleted until they are merged.
FULLTEXT = ("fulltext_articles", "fulltext_quotations")


@dataclass(frozen=True, slots=True)
class Freed:
    """What a vacuum did: bytes on disk `before` and `after`, and rows that went, by kind."""

    before: int
    after: int
    readings: int
    vectors: int
    judgements: int
    segments: int


def vacuum(archive: Archive, key: str | None = None, *, vector_key: str | None = None) -> Freed:
    """Drop what nothing uses any more, then have the database give back the room.

    Always: vectors of statements that no article has any more, and nearest-neighbour segments that lost many of theirs or are damaged. With `key`, the key
    of the readings that the present models make: readings under other keys, but for those that an article's statements are of (its article
    was not read again yet), and, where any went, all judgements (they do not say whose they are). With `vector_key`: vectors under other keys
    that no statement has. Nothing that the archive holds is lost; what is dropped and wanted again is computed again.

    SQLite needs as much free room as the archive has, for a moment, in its temporary folder (SQLITE_TMPDIR) and beside the file. Raises
    ConfigError where the archive cannot be written: then it is as it was, or as the rows that went left it.
    """
    with archive.looking() as connection:
        before = size(connection)
    readings, vectors, judgements, segments = archive.write(lambda connection: dropped(connection, key, vector_key))
    index_again(archive)
    give_back(archive)
    with archive.looking() as connection:
        return Freed(before, size(connection), readings, vectors, judgements, segments)


def dropped(connection: Connection, key: str | None, vector_key: str | None) -> tuple[int, int, int, int]:
    """How many readings, vectors, judgements and segments went. No one adds meanwhile: a vector found unused stays so."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE vectors, articles, statements IN SHARE ROW EXCLUSIVE MODE"))
    readings = drop(connection, tables.readings, stale(key)) if key is not None else 0
    judgements = drop(connection, tables.judgements) if readings else 0
    vectors = drop(connection, tables.vectors, or_(and_(*unused()), foreign(vector_key)))
    return readings, vectors, judgements, thinned(connection)


def drop(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    """Delete rows; how many went."""
    return connection.execute(delete(table).where(*conditions)).rowcount


def stale(key: str) -> ColumnElement[bool]:
    """Readings that neither the present models nor an article's own rows are of."""
    owner = select(tables.articles.c.number).where(
        tables.articles.c.digest == tables.readings.c.digest, tables.articles.c.key == tables.readings.c.key
    )
    return and_(tables.readings.c.key != key, ~owner.exists())


def foreign(vector_key: str | None) -> Any:
    """Vectors under other keys that no statement has."""
    from sqlalchemy import false

    if vector_key is None:
        return false()
    owner = select(tables.statements.c.vector).where(tables.statements.c.vector == tables.vectors.c.number)
    return and_(tables.vectors.c.key != vector_key, ~owner.exists())


def thinned(connection: Connection) -> int:
    """Drop nearest-neighbour segments that lost many of their vectors, and damaged ones; how many. What is left of them is indexed again."""
    from attribution.archive.meaning.segments import body_of, is_whole

    gone = 0
    held, one = tables.vectors.c, tables.segments.c
    for segment in connection.execute(select(one.number, one.space, one.first, one.last, one.rows)).all():
        alive = select(func.count()).where(held.space == segment.space, held.searched, held.number.between(segment.first, segment.last))
        if connection.execute(alive).scalar_one() < ALIVE * segment.rows or not is_whole(body_of(connection, segment.number)):
            gone += drop(connection, tables.segments, one.number == segment.number)
    return gone


def index_again(archive: Archive) -> None:
    """Index the vectors that no segment holds."""
    from attribution.archive.meaning import nearest

    with archive.looking() as connection:
        spaces = connection.execute(select(tables.vectors.c.space).distinct()).scalars().all()
    for space in sorted(spaces):
        nearest.index(archive, space)


def give_back(archive: Archive) -> None:
    """Have the database give back the room of what went, and count its rows anew for its plans."""
    with translated(archive.place, "tidied"):
        if archive.dialect == "postgresql":
            vacuum_tables(archive)
        else:
            vacuum_file(archive)


def vacuum_tables(archive: Archive) -> None:
    """PostgreSQL: others read and write meanwhile; room goes to the archive's next rows, and at the end of a table to the disk."""
    connection = archive._engine().raw_connection()
    driver: Any = connection.driver_connection
    try:
        driver.rollback()
        driver.autocommit = True  # of the driver's own: VACUUM goes in no transaction, and the pool's first look may have begun one
        for name in [*tables.metadata.tables, *FULLTEXT]:
            driver.cursor().execute(f"VACUUM (ANALYZE) {name}")
    finally:
        connection.invalidate()


def vacuum_file(archive: Archive) -> None:
    """SQLite: the file is written anew and its log emptied; on a connection of its own, whose copy lies on the disk and not in memory."""
    connection = archive._engine().raw_connection()
    driver: Any = connection.driver_connection
    try:
        driver.execute("PRAGMA temp_store = FILE")
        for name in FULLTEXT:
            driver.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - our own names
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.invalidate()  # closed: the next one keeps its temporary tables in memory again
