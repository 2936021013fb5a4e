"""Connections to an archive: SQLite set up to be durable and shared, PostgreSQL as it comes. A transaction begins when we say so."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool, QueuePool

from attribution.archive.database.faults import is_locked
from attribution.archive.database.places import Place
from attribution.archive.database.postgres.drivers import postgresql_engine

# Execution option of a connection that will write.
WRITING = "attribution_writing"
# FULL: a commit is on the disk when it returns. No function of the file's own schema is trusted. A page cache of 32 MB; a log that
# grew is cut back to 64 MB.
PRAGMAS = (
    "PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -32768",
    "PRAGMA journal_size_limit = 67108864", "PRAGMA temp_store = MEMORY",
)  # fmt: skip
# Threads that use one archive at once before one of them waits for another's connection.
POOL = 32


def engine_for(place: Place, patience: float, *, read_only: bool) -> Engine:
    """The engine of a place; `patience` is how many seconds it waits for a lock. Nothing is opened yet."""
    if place.path is None:
        return postgresql_engine(place, patience, pool_pre_ping=True, pool_size=4, max_overflow=POOL - 4, pool_timeout=patience)
    connect = opener(place.path, patience, read_only=read_only)
    if read_only:  # each look opens the file anew: one that did not change may do so now
        engine = create_engine(place.url, poolclass=NullPool, creator=connect)
    else:
        engine = create_engine(
            place.url, poolclass=QueuePool, pool_size=4, max_overflow=POOL - 4, pool_timeout=patience, creator=connect
        )
    event.listen(engine, "begin", begin_sqlite)
    return engine


def opener(path: Path, patience: float, *, read_only: bool) -> Callable[[], sqlite3.Connection]:
    """What opens the file, for reading only where it may not be written.

    A folder that may not be written cannot hold the -shm file that readers share: without a -wal file beside it no one is
    writing, and the file is read as one that does not change.
    """

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri_of(path, read_only=read_only),
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def uri_of(path: Path, *, read_only: bool) -> str:
    """SQLite's URI of a file, whatever bytes its name has."""
    name = f"file:{quote(os.fsencode(path))}"
    if not read_only:
        return f"{name}?mode=rwc"
    return f"{name}?mode=ro" if is_logged(path) else f"{name}?mode=ro&immutable=1"


def is_logged(path: Path) -> bool:
    """Whether a -wal file with something in it lies beside the file, of a link beside the file it leads to."""
    file = path.resolve()
    try:
        return file.with_name(file.name + "-wal").stat().st_size > 0
    except OSError:  # none; the last writer may take it away while we look
        return False


def begin_sqlite(connection: Connection) -> None:
    """Begin as the SQLAlchemy documentation has it for pysqlite: the driver begins nothing itself; a writer takes its lock at once."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITING) else "BEGIN")


def to_read(connection: Connection, dialect: str) -> Connection:
    """The connection set to read from one snapshot."""
    if dialect == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def to_write(connection: Connection, dialect: str) -> Connection:
    """The connection set to write; what it did not commit never was."""
    if dialect == "postgresql":
        return connection.execution_options(isolation_level="READ COMMITTED")
    return connection.execution_options(**{WRITING: True})


def durable(connection: Connection, patience: float) -> None:
    """Have PostgreSQL answer a commit when it is on the disk, whatever its settings, and not wait for locks for ever."""
    connection.execute(
        text("SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'")
    )
    connection.execute(
        text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": str(max(1, round(patience * 1000)))}
    )


def write_ahead(path: Path, patience: float) -> None:
    """Have SQLite keep a log beside the file (WAL): readers and one writer at once. A file system that cannot do it keeps its journal.

    SQLite does not wait for the lock this takes, so we do.
    """
    until = time.monotonic() + patience
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.Error as error:
                if not is_locked(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return
