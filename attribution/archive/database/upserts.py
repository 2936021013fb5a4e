"""Statements that SQLite and PostgreSQL have alike and SQL has not: insert, or change what is there already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, or_
from sqlalchemy.dialects import postgresql, sqlite

# Values of one "IN (...)".
CHUNK = 500
Item = TypeVar("Item")


def insert_into(connection: Connection, table: Table) -> Any:
    """An INSERT of the connection's dialect, which has ON CONFLICT."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def put_rows(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, replacing: Sequence[str] = ()
) -> None:
    """Insert rows. Where the primary key is there already the columns of `replacing` take the new values, or nothing is changed.

    Give the rows in the order of their keys, as everyone else does: then no two transactions wait for each other.
    """
    if not rows:
        return
    query = insert_into(connection, table)
    if replacing:
        changes = {name: query.excluded[name] for name in replacing}
        differs = or_(*(table.c[name].is_distinct_from(query.excluded[name]) for name in replacing))
        query = query.on_conflict_do_update(index_elements=list(table.primary_key.columns), set_=changes, where=differs)
    else:
        query = query.on_conflict_do_nothing()
    connection.execute(query, list(rows))


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """Items in lists of at most `size`: `[1, 2, 3], 2 -> [1, 2], [3]`."""
    held: list[Item] = []
    for item in items:
        held.append(item)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
