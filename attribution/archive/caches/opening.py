"""Opening a verdict cache: what is not ours is refused and left as it was, before anything in it is believed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from attribution.archive.database.faults import REMOVE, advice
from attribution.archive.database.filenames import begins, refuse_kinds, refuse_locked
from attribution.archive.database.waiting import announced
from attribution.errors import ConfigError

# Written into the file's header ("ATVC"), so that no other program's database is taken for ours; the version of its table.
APPLICATION, VERSION = 0x41545643, 1
MAGIC = b"SQLite format 3\x00"
TABLE = (
    "CREATE TABLE verdicts (key BLOB PRIMARY KEY, entailment REAL NOT NULL, neutral REAL NOT NULL, "
    "contradiction REAL NOT NULL, start INTEGER, stop INTEGER) WITHOUT ROWID"
)


def open_cache(path: Path, patience: float) -> sqlite3.Connection:
    """A connection to the cache in `path`, made where there is none; it waits `patience` seconds for another process's lock.

    Raises ConfigError for a file that is no verdict cache, is broken, cannot be opened, or is of a later version.
    """
    refuse_foreign(path)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
        with announced(path, patience):
            prepare(connection, path)
    except sqlite3.Error as error:
        raise ConfigError(f"verdict cache {path} cannot be used ({error}): {advice(error)}") from error
    else:
        opened, connection = connection, None
        return opened
    finally:
        if connection is not None:
            connection.close()


def refuse_foreign(path: Path) -> None:
    """Raise ConfigError for what cannot be a cache, before SQLite touches it."""
    refuse_places(path)
    try:
        with path.open("rb") as handle:
            head = handle.read(len(MAGIC))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise ConfigError(f"verdict cache {path} cannot be read ({getattr(error, 'strerror', None) or error}): choose another file") from error
    if head and head != MAGIC:
        raise ConfigError(f"{path} is no verdict cache ({begins(head)}): choose another file; this one was left as it is")


def refuse_places(path: Path) -> None:
    """Raise ConfigError where no file can be kept: a folder, a device, a place that is not there or may not be written."""
    if path.name == ":memory:":
        raise ConfigError(f"verdict cache {path}: expected the name of a file; leave --verdict-cache out to keep verdicts in memory")
    refuse_kinds(f"verdict cache {path}", path, ", or leave --verdict-cache out to keep nothing")
    refuse_locked(f"verdict cache {path}", path)


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """See that the file is ours, or make the table in an empty one.

    Only making it takes the lock of a writer: a finished cache is opened while another process writes, or where the file
    may only be read. For the same reason it keeps SQLite's rollback journal: the other kind (WAL) cannot be read in a folder
    that may not be written, nor be shared by machines.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN")
    made = is_ours(connection, path)
    connection.execute("COMMIT")
    if made:
        return
    connection.execute("BEGIN IMMEDIATE")
    if not is_ours(connection, path):  # another process may have made it meanwhile
        connection.execute(TABLE)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file holds our table and nothing else; False for an empty file. Raises ConfigError for anything else."""
    (application,), (version,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 2").fetchall()
    if (application, version, schema) == (0, 0, []):
        return False
    if application != APPLICATION:
        raise ConfigError(f"{path} is another program's database: choose another file; this one was left as it is")
    if version != VERSION:
        raise ConfigError(f"verdict cache {path} is of version {version}, expected {VERSION}: {REMOVE}")
    if schema != [("table", "verdicts", "verdicts", TABLE)]:
        seen = ", ".join(f"{kind} {name!r:.40}" for kind, name, *_ in schema) or "no table"
        raise ConfigError(f"verdict cache {path} was changed by another program (seen: {seen}), expected the one table of a cache: {REMOVE}")
    return True
