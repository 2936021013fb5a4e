"""What an archive holds and what was computed for it, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table, func, select, text

from attribution.archive import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

# Everything in the schema that holds the archive, with its indexes and large values; a desk gives an archive a schema of its own.
POSTGRES_BYTES = (
    "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class WHERE relkind = 'r' "
    "AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('articles'))"
)


@dataclass(frozen=True, slots=True)
class Stats:
    """An archive in figures; `readings` and `vectors` are by the key of what made them, `outlets` by name, most articles first.

    `first` and `last` are days of publication (ISO 8601), None where no article has one. `undated` and `nameless` count articles without a day,
    and without an outlet; `unread` those whose reading is not kept; `unused` vectors of statements that no article has any more. `bytes` is the size
    on disk, with SQLite's log.
    """

    place: str
    backend: str
    version: int
    bytes: int
    articles: int
    statements: int
    quotations: int
    unread: int
    first: str | None
    last: str | None
    undated: int
    outlets: Mapping[str, int]
    nameless: int
    readings: Mapping[str, int]
    vectors: Mapping[str, int]
    unused: int
    segments: int
    verdicts: int
    judgements: int


def stats(archive: Archive) -> Stats:
    """The figures of one moment. Time grows with the rows: about a second for a million statements."""
    held = tables.articles.c
    with archive.looking() as connection:
        first, last, dated, named = connection.execute(
            select(func.min(held.day), func.max(held.day), func.count(held.day), func.count(held.source))
        ).one()
        articles = count(connection, tables.articles)
        return Stats(
            place=archive.place,
            backend=backend(connection),
            version=int(connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == "version")).scalar_one()),
            bytes=size(connection),
            articles=articles,
            statements=count(connection, tables.statements),
            quotations=count(connection, tables.quotations),
            unread=unread(connection),
            first=first,
            last=last,
            undated=articles - dated,
            outlets=by(connection, held.source),
            nameless=articles - named,
            readings=by(connection, tables.readings.c.key),
            vectors=by(connection, tables.vectors.c.key),
            unused=connection.execute(select(func.count()).select_from(tables.vectors).where(*unused())).scalar_one(),
            segments=count(connection, tables.segments),
            verdicts=count(connection, tables.verdicts),
            judgements=count(connection, tables.judgements),
        )


def count(connection: Connection, table: Table) -> int:
    """Rows of a table."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def by(connection: Connection, column: Column[Any]) -> dict[str, int]:
    """Rows by a column's value, the most first, of equals by name; rows without a value are left out."""
    found = connection.execute(select(column, func.count()).where(column.is_not(None)).group_by(column)).all()
    return {str(name): int(rows) for name, rows in sorted(found, key=lambda pair: (-pair[1], pair[0]))}


def unread(connection: Connection) -> int:
    """Articles without the reading that their statements are of."""
    held, kept = tables.articles.c, tables.readings.c
    own = select(kept.digest).where(kept.digest == held.digest, kept.key == held.key)
    return int(connection.execute(select(func.count()).select_from(tables.articles).where(~own.exists())).scalar_one())


def unused() -> tuple[Any, ...]:
    """Conditions for the vectors that statements had and have no more: their articles were removed or came in another version."""
    owner = select(tables.statements.c.vector).where(tables.statements.c.vector == tables.vectors.c.number)
    return tables.vectors.c.searched, ~owner.exists()


def backend(connection: Connection) -> str:
    """The database and its version: `SQLite 3.45.1`, `PostgreSQL 17.2, pgvector 0.8.0`."""
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.execute(text('SELECT sqlite_version()')).scalar_one()}"
    server = str(connection.execute(text("SHOW server_version")).scalar_one()).split()[0]
    vector = connection.execute(text("SELECT extversion FROM pg_extension WHERE extname = 'vector'")).scalar()
    return f"PostgreSQL {server}" + (f", pgvector {vector}" if vector else "")


def size(connection: Connection) -> int:
    """Bytes on disk."""
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text(POSTGRES_BYTES)).scalar_one())
    pages, page = (int(connection.execute(text(f"PRAGMA {name}")).scalar_one()) for name in ("page_count", "page_size"))
    log = Path(f"{connection.engine.url.database}-wal")
    return pages * page + (log.stat().st_size if log.exists() else 0)
