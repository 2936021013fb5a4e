"""A look into a file before it is opened as an archive: what is not ours is left as it was, to the last byte."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from attribution.archive.database.connecting import uri_of, write_ahead
from attribution.archive.database.places import Place, head_of, refuse_places
from attribution.archive.migrating import APPLICATION, is_current

# The application's id in SQLite's header.
ID = slice(68, 72)


def examine(place: Place, path: Path, patience: float, *, create: bool, read_only: bool) -> None:
    """Raise ConfigError for what is no archive and cannot become one; have an archive that may be written keep SQLite's log."""
    refuse_places(place, path, create=create)
    head = head_of(place, path)
    if head and head[ID] != APPLICATION.to_bytes(4, "big"):  # another's; or ours, and a process died while it made it
        look(place, path, patience, create=create, read_only=read_only)
    if not read_only and (head or create):
        write_ahead(path, patience)


def look(place: Place, path: Path, patience: float, *, create: bool, read_only: bool) -> None:
    """Raise what `is_current` raises, through a connection that cannot write: no journal of another program is played back."""
    name = uri_of(path, read_only=True)
    engine = create_engine(
        place.url, poolclass=NullPool, creator=lambda: sqlite3.connect(name, timeout=patience, uri=True)
    )
    with engine.connect() as connection:
        is_current(connection, place, create=create, read_only=read_only)
