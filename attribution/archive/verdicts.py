"""Verdicts kept in a file between runs: one SQLite table that several threads and processes may use at once."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attribution.errors import ConfigError
from attribution.types import Span, Verdict

# Written into the file's header ("ATVC"), so that no other program's database is taken for ours; the version of its table.
APPLICATION, VERSION = 0x41545643, 1
MAGIC = b"SQLite format 3\x00"
TABLE = (
    "CREATE TABLE verdicts (key BLOB PRIMARY KEY, entailment REAL NOT NULL, neutral REAL NOT NULL, "
    "contradiction REAL NOT NULL, start INTEGER, stop INTEGER) WITHOUT ROWID"
)
COLUMNS = "key, entailment, neutral, contradiction, start, stop"
# Keys asked for in one statement (SQLite takes 999 in its oldest versions); seconds to wait for another process's writing.
CHUNK, PATIENCE = 500, 30.0
log = logging.getLogger("attribution")


class FileVerdicts:
    """A VerdictCache in the file `path`, made where there is none. Thread-safe, and safe for several processes.

    Raises ConfigError for a file that is no verdict cache, is broken, or is of a later version. What fails after that (a full
    disk, a file broken in the middle) ends the caching with one warning, never the run.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._working = True
        refuse_foreign(self.path)
        try:
            self._connection = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
            prepare(self._connection, self.path)
        except sqlite3.Error as error:
            raise ConfigError(f"verdict cache {self.path} cannot be used ({error}): {STEP}") from error

    def get_many(self, keys: Sequence[str]) -> dict[str, Verdict]:
        """The verdicts that are known, by key."""
        found: dict[str, Verdict] = {}
        with self._lock:
            try:
                for chunk in chunks(keys) if self._working else ():
                    marks = ",".join("?" * len(chunk))
                    query = f"SELECT {COLUMNS} FROM verdicts WHERE key IN ({marks})"  # noqa: S608 - marks only
                    for key, *values in self._connection.execute(query, [bytes.fromhex(key) for key in chunk]):
                        found[key.hex()] = verdict(*values)
            except (sqlite3.Error, TypeError, ValueError) as error:
                self._give_up(error)
        return found

    def put_many(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts, all or none of one call."""
        rows = [
            (bytes.fromhex(key), v.entailment, v.neutral, v.contradiction, *((v.window.start, v.window.end) if v.window else (None, None)))
            for key, v in verdicts.items()
        ]
        with self._lock:
            if not rows or not self._working:
                return
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?)", rows)
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                self._give_up(error)

    def close(self) -> None:
        """Let go of the file; the cache answers nothing any more."""
        with self._lock:
            self._working = False
            self._connection.close()

    def _give_up(self, error: Exception) -> None:
        """Go on without the file: what it would have answered is computed."""
        self._working = False
        log.warning("verdict cache %s is not used any more (%s): %s", self.path, error, STEP)
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


STEP = "remove the file, it will be made anew, or choose another with --verdict-cache"


def refuse_foreign(path: Path) -> None:
    """Raise ConfigError for what cannot be a cache, before SQLite touches it."""
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise ConfigError(f"verdict cache {path} is a folder or lies in none, expected a file in a folder that exists: create the folder, or choose another")
    try:
        with path.open("rb") as handle:
            begins = handle.read(len(MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise ConfigError(f"verdict cache {path} cannot be read ({error.strerror}): choose another file") from error
    if begins and begins != MAGIC:
        raise ConfigError(f"{path} is no verdict cache (it begins with {begins[:8]!r}): choose another file; this one was left as it is")


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the table in an empty file, or see that it is ours and of our version; readers never wait for a writer (WAL)."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (application,), (version,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (application, version, tables) == (0, 0, 0):
            connection.execute(TABLE)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        elif application != APPLICATION:
            raise ConfigError(f"{path} is another program's database: choose another file; this one was left as it is")
        elif version != VERSION:
            raise ConfigError(f"verdict cache {path} is of version {version}, expected {VERSION}: {STEP}")
        connection.execute(f"SELECT {COLUMNS} FROM verdicts LIMIT 1").fetchone()  # noqa: S608 - a constant
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        connection.close()
        raise
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.OperationalError:  # another process is switching it at this moment
        return


def chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Keys in groups that fit one statement."""
    return (keys[at : at + CHUNK] for at in range(0, len(keys), CHUNK))


def verdict(entailment: float, neutral: float, contradiction: float, start: int | None, stop: int | None) -> Verdict:
    """A verdict from the columns of a row; raises TypeError or ValueError for a row that was tampered with."""
    window = None if start is None or stop is None else Span(int(start), int(stop))
    return Verdict(float(entailment), float(neutral), float(contradiction), window)
