"""Nearest neighbours in PostgreSQL by pgvector: a column of float16 beside the packed vectors, and an HNSW graph over it.

Both are made where the server has pgvector 0.7 or later, and the archive's owner may use it; else every vector is compared.
What is not in the column is compared one by one.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import literal_column, text
from sqlalchemy.exc import DBAPIError

from attribution.archive.database.dbfaults import words_of
from attribution.archive.database.upserts import chunks
from attribution.archive.meaning.wholerows import whole_rows

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from attribution.archive.store import Archive

# The encoder's; vectors of another width stay outside and are compared one by one.
WIDTH = 384
# Vectors that are put into the column in one transaction.
CHUNK = 4_096
# pgvector's graph: neighbours of a node, candidates looked at while it is built; the most it looks at in a search.
NEIGHBOURS, ADDING, MOST = 16, 128, 1_000
# halfvec came with 0.7, scans that go on until enough rows pass the conditions with 0.8.
HALVES, GOES_ON = (0, 7), (0, 8)
COMMANDS = (
    f"ALTER TABLE vectors ADD COLUMN near halfvec({WIDTH})",
    "CREATE INDEX vectors_not_near ON vectors (space, number) WHERE searched AND near IS NULL",
    f"CREATE INDEX vectors_near ON vectors USING hnsw (near halfvec_cosine_ops) WITH (m = {NEIGHBOURS}, ef_construction = {ADDING})",
)
VERSION = text("SELECT extversion FROM pg_extension WHERE extname = 'vector'")
COLUMN = text("SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('vectors') AND attname = 'near' AND NOT attisdropped")
# Many vectors in one statement, as two texts with a word for each: every driver writes a text alike.
PUT = text(
    f"UPDATE vectors SET near = CAST(given.near AS halfvec({WIDTH})) FROM (SELECT"  # noqa: S608 - a constant
    " CAST(unnest(string_to_array(CAST(:numbers AS text), ' ')) AS bigint) AS number,"
    " unnest(string_to_array(CAST(:rows AS text), ' ')) AS near) AS given"
    " WHERE vectors.number = given.number AND vectors.near IS NULL"
)
MISSING = text(
    "SELECT number, exact FROM vectors WHERE space = :space AND searched AND near IS NULL AND number > :after ORDER BY number LIMIT :most FOR UPDATE"
)
NEAREST = text(f"SELECT number FROM vectors WHERE space = :space AND near IS NOT NULL ORDER BY near <=> CAST(:row AS halfvec({WIDTH})) LIMIT :most")  # noqa: S608 - a constant
log = logging.getLogger("attribution")


def create(connection: Connection) -> None:
    """Make column and graph where the server can; for a migration, inside its transaction. What the server lacks is told, not raised."""
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
            version = version_of(connection)
    except DBAPIError as error:
        log.warning("PostgreSQL has no pgvector here (%s): vectors are compared one by one; install it and make the archive anew", words_of(error))
        return
    if version < HALVES:
        log.warning("pgvector %s is too old, expected 0.7 or later: vectors are compared one by one", ".".join(map(str, version)))
        return
    for command in COMMANDS:
        connection.execute(text(command))


def version_of(connection: Connection) -> tuple[int, ...]:
    """The version of pgvector in this database, () where there is none."""
    words = connection.execute(VERSION).scalar() or ""
    return tuple(int(part) for part in str(words).split(".") if part.isdecimal())


def is_there(connection: Connection) -> bool:
    """Whether the archive has the column."""
    return connection.execute(COLUMN).scalar() is not None


def outside() -> ColumnElement[bool]:
    """The condition for vectors that are not in the column."""
    return literal_column("vectors.near IS NULL")


def put_vectors(connection: Connection, rows: Mapping[int, Any]) -> None:
    """Put vectors (width,) into the column, by number, in the transaction that writes them."""
    if rows and is_there(connection):
        fitting = [(str(int(number)), written(row)) for number, row in sorted(rows.items()) if len(row) == WIDTH]
        for part in chunks(fitting):
            connection.execute(PUT, {"numbers": " ".join(number for number, _ in part), "rows": " ".join(row for _, row in part)})


def fill(archive: Archive, space: str) -> int:
    """Put the searched vectors into the column that are not in it: of an archive from before, or another program's; how many were."""
    done = after = 0
    while True:
        with archive.writing() as connection:
            if not is_there(connection):
                return 0
            found = connection.execute(MISSING, {"space": space, "after": after, "most": CHUNK}).all()
            if not found:
                return done
            after = found[-1][0]
            numbers, rows = whole_rows(found, WIDTH)
            put_vectors(connection, dict(zip(map(int, numbers), rows, strict=True)))
            done += len(rows)


def written(row: Any) -> str:
    """A vector as pgvector reads it: `[0.01,-0.2]`."""
    return "[" + ",".join(f"{value:.6g}" for value in row.tolist()) + "]"


def candidates(connection: Connection, rows: Any, wanted: int, space: str) -> list[set[int]]:
    """The numbers of the vectors most like each row, as the graph finds them."""
    if rows.shape[1] != WIDTH:
        return [set() for _ in rows]
    looked = min(MOST, max(100, wanted))
    connection.execute(text(f"SET LOCAL hnsw.ef_search = {looked}"))
    if version_of(connection) >= GOES_ON:
        connection.execute(text("SET LOCAL hnsw.iterative_scan = strict_order"))
    return [set(connection.execute(NEAREST, {"space": space, "row": written(row), "most": wanted}).scalars()) for row in rows]
