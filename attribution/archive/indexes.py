"""The indexes an archive has beside its tables, made with them: words for both databases, pgvector's where the server has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


def make_indexes(connection: Connection, dialect: str) -> None:
    """Make them in an empty archive, when its tables are there."""
    from attribution.archive.words import fulltext

    fulltext.create(connection)
    if dialect == "postgresql":
        from attribution.archive.meaning import pgvectors

        pgvectors.create(connection)
