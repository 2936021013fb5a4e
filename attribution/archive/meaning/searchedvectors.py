"""Vectors of statements: those that a search for a statement's meaning looks through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, not_, select

from attribution.archive import tables
from attribution.archive.database.upserts import chunks, insert_into
from attribution.archive.kept.vectors import text_digest
from attribution.archive.packing.framing import DamagedError
from attribution.archive.packing.vectorcodec import pack_vector

if TYPE_CHECKING:
    from sqlalchemy import Connection


def put_searched(connection: Connection, vectors: Mapping[str, Any], key: str, space: str) -> dict[bytes, int]:
    """Write vectors by text; their numbers, by the digest of the text.

    On SQLite a vector that was kept and not searched yet gets a new number: an index over the numbers up to some number has seen all
    it will ever have to find there.
    """
    packed = {text_digest(text): pack_vector(row) for text, row in vectors.items()}
    held = tables.vectors.c
    if connection.dialect.name == "sqlite":
        for chunk in chunks(sorted(packed)):
            connection.execute(
                delete(tables.vectors).where(held.digest.in_(chunk), held.key == key, not_(held.searched))
            )
    rows = [
        {"digest": digest, "key": key, "space": space, "searched": True, "exact": packed[digest]}
        for digest in sorted(packed)
    ]
    if rows:
        query = insert_into(connection, tables.vectors)
        changes = {"searched": True, "exact": query.excluded.exact}
        connection.execute(
            query.on_conflict_do_update(index_elements=["digest", "key"], set_=changes, where=not_(held.searched)), rows
        )
    numbers: dict[bytes, int] = {}
    for chunk in chunks(sorted(packed)):
        query = select(held.digest, held.number).where(held.key == key, held.digest.in_(chunk))
        numbers.update((bytes(digest), number) for digest, number in connection.execute(query).all())
    if len(numbers) < len(packed):
        raise DamagedError("a vector that was written is not found again")
    index_vectors(connection, {numbers[text_digest(text)]: row for text, row in vectors.items()})
    return numbers


def index_vectors(connection: Connection, rows: Mapping[int, Any]) -> None:
    """Tell pgvector, where the server has it."""
    if rows and connection.dialect.name == "postgresql":
        from attribution.archive.meaning import pgvectors

        pgvectors.put_vectors(connection, rows)
