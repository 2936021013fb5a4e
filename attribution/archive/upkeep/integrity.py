"""Is an archive sound: its pages and links as the database sees them, and every value in it as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from attribution.archive import tables
from attribution.archive.database.dbfaults import words_of
from attribution.archive.upkeep.decoding import READERS, Check
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

# Problems told of one kind; a broken page may cost thousands of rows.
TOLD = 10
SQLITE_PAGES, SQLITE_LINKS = "PRAGMA integrity_check(100)", "PRAGMA foreign_key_check"
# What a row that a broken page put together can raise: words where bytes belong, numbers out of bounds.
FAULTS = (ValueError, TypeError, OverflowError)
# Whether PostgreSQL's own checks are there, and this role may call them: its extension amcheck gives them to superusers alone.
AMCHECK = (
    "SELECT has_function_privilege(CAST(to_regproc('verify_heapam') AS oid), 'EXECUTE')"
    " AND has_function_privilege(CAST(to_regprocedure('bt_index_check(regclass)') AS oid), 'EXECUTE')"
)
BTREES = (
    "SELECT c.oid, c.relname FROM pg_class AS c JOIN pg_am AS a ON a.oid = c.relam JOIN pg_index AS i ON i.indexrelid = c.oid "
    "WHERE a.amname = 'btree' AND i.indisvalid AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('articles')) ORDER BY c.relname"
)


def check_integrity(archive: Archive) -> list[str]:
    """What is wrong, in words, each with the table and the row; [] for a sound archive. Nothing is changed.

    SQLite: `PRAGMA integrity_check` and `foreign_key_check`. PostgreSQL: `bt_index_check` and `verify_heapam` of amcheck, where this role may
    have them. Both: every article, reading, vector, verdict and judgement is decoded, articles are compared with their digests, and
    nearest-neighbour segments with their checksums. Time grows with the archive: about a minute for 100,000 articles.
    """
    problems: list[str] = []
    steps: Iterable[Callable[[Archive], Iterator[str]]] = (pages, amcheck, *(decoded(check) for check in READERS), indexes)
    for step in steps:
        told = 0
        try:
            for problem in step(archive):
                told += 1
                if told <= TOLD:
                    problems.append(problem)
        except ConfigError as error:
            problems.append(str(error))
        if told > TOLD:
            problems.append(f"… and {told - TOLD:,} more like the last one")
    return list(dict.fromkeys(problems))


def pages(archive: Archive) -> Iterator[str]:
    """What SQLite finds wrong with its pages, indexes and links."""
    if archive.dialect != "sqlite":
        return
    with archive.looking() as connection:
        found = [str(row[0]) for row in connection.execute(text(SQLITE_PAGES))]
        yield from (f"integrity_check: {' '.join(words.split())}" for words in found if words != "ok")
        for table, row, parent, _ in connection.execute(text(SQLITE_LINKS)):
            yield f"foreign_key_check: row {row} of {table} belongs to no row of {parent}"


def amcheck(archive: Archive) -> Iterator[str]:
    """What PostgreSQL finds wrong with its tables and B-trees."""
    if archive.dialect != "postgresql":
        return
    with archive.looking() as connection:
        if not connection.execute(text(AMCHECK)).scalar():
            return
        for name in tables.metadata.tables:
            for row in connection.execute(text("SELECT blkno, msg FROM verify_heapam(CAST(:name AS regclass))"), {"name": name}):
                yield f"verify_heapam: {name}, page {row[0]}: {row[1]}"
        for oid, name in connection.execute(text(BTREES)).all():
            yield from broken_index(connection, oid, name)


def broken_index(connection: Connection, oid: int, name: str) -> Iterator[str]:
    """Why a B-tree is broken, where it is; the transaction goes on."""
    from sqlalchemy.exc import DBAPIError

    try:
        with connection.begin_nested():
            connection.execute(text("SELECT bt_index_check(:oid)"), {"oid": oid})
    except DBAPIError as error:
        yield f"bt_index_check: {name}: {words_of(error)}"


def indexes(archive: Archive) -> Iterator[str]:
    """Nearest-neighbour segments that are not as they were written; one in memory at a time, they are large."""
    from attribution.archive.meaning.segments import body_of, is_whole

    with archive.looking() as connection:
        for number in connection.execute(select(tables.segments.c.number).order_by(tables.segments.c.number)).scalars().all():
            if not is_whole(body_of(connection, number)):
                yield f"segments: {number}: the index is not as it was written: `attribution archive vacuum` makes it anew"


def shown(key: object) -> str:
    """A row's key as people may find it: an id, a number, or the first 12 hexadecimal digits."""
    return key.hex()[:12] if isinstance(key, bytes) else f"{key!s:.80}"


def decoded(check: Check) -> Callable[[Archive], Iterator[str]]:
    """The step that decodes every row of a table."""

    def step(archive: Archive) -> Iterator[str]:
        with archive.looking() as connection, connection.execute(check.query.execution_options(yield_per=200)) as rows:
            for row in rows:
                try:
                    check.read(*row)
                except FAULTS as error:
                    yield f"{check.table}: {shown(row[0])}: {error}"

    return step
