"""Verdicts kept in a file between runs: one SQLite table that several threads and processes may use at once."""

from __future__ import annotations

import logging
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from attribution.archive.caches.opening import open_cache
from attribution.archive.caches.rows import COLUMNS, Row, to_row, to_verdict
from attribution.archive.database.faults import FAULTS, advice, is_locked, is_unwritable
from attribution.archive.database.waiting import announced
from attribution.errors import ConfigError
from attribution.types import Verdict

# Keys asked for in one statement (SQLite takes 999 in its oldest versions).
CHUNK = 500
# Seconds to wait for another process's lock; and once that was in vain, so that a stuck process does not cost it every time.
PATIENCE, IMPATIENCE = 30.0, 1.0
log = logging.getLogger("attribution")


class FileVerdicts:
    """A VerdictCache in the file `path`, made where there is none. Thread-safe, and safe for several processes.

    Raises ConfigError for a file that is no verdict cache, is broken, or is of a later version. What fails after that never
    ends the run: under another process's lock one call is skipped, a file that cannot be written is only read, and a file
    with a fault in it is let go; each is told once. The file is closed with the object.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = expanded(path)
        self._lock = threading.Lock()
        self._connection = open_cache(self.path, PATIENCE)
        self._close = weakref.finalize(self, self._connection.close)
        self._working = self._writing = True
        self._waited = False

    def get_many(self, keys: Sequence[str]) -> dict[str, Verdict]:
        """The verdicts that are known, by key."""
        found: dict[str, Verdict] = {}
        with self._lock:
            try:
                with announced(self.path, PATIENCE):
                    for key, *values in self._rows(keys) if self._working else ():
                        found[key.hex()] = to_verdict(*values)
            except FAULTS as error:
                self._failed(error)
        return found

    def put_many(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts, all or none of one call; what is no verdict (a broken model's nan) is left out."""
        rows = list(believable(verdicts))
        with self._lock:
            if not rows or not self._working or not self._writing:
                return
            try:
                with announced(self.path, PATIENCE):
                    self._connection.execute("BEGIN IMMEDIATE")
                    self._connection.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?)", rows)
                    self._connection.execute("COMMIT")
            except FAULTS as error:
                self._failed(error, writing=True)
            finally:
                with suppress(sqlite3.Error):
                    self._connection.rollback()  # of what was not committed: a no-op where all went well

    def close(self) -> None:
        """Let go of the file; the cache answers nothing any more."""
        with self._lock:
            self._working = False
            self._close()

    def _rows(self, keys: Sequence[str]) -> Iterator[tuple[bytes, object, object, object, object, object]]:
        for at in range(0, len(keys), CHUNK):
            chunk = [bytes.fromhex(key) for key in keys[at : at + CHUNK]]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT {COLUMNS} FROM verdicts WHERE key IN ({marks})"  # noqa: S608 - marks only
            yield from self._connection.execute(query, chunk).fetchall()  # all at once: an open cursor keeps writers waiting

    def _failed(self, error: Exception, *, writing: bool = False) -> None:
        """Go on with what still works: what the file would have answered is computed."""
        if is_locked(error):
            effect, told, self._waited = "is used by another process, some verdicts are computed anew", self._waited, True
            with suppress(sqlite3.Error):
                self._connection.execute(f"PRAGMA busy_timeout = {round(IMPATIENCE * 1000)}")
        elif writing and is_unwritable(error):
            effect, told, self._writing = "is only read", False, False
        else:
            effect, told, self._working = "is not used any more", False, False
        if not told:
            log.warning("verdict cache %s %s (%s): %s", self.path, effect, error, advice(error))


def expanded(path: str | Path) -> Path:
    """The path with the home folder in the place of `~`. Raises ConfigError where there is none."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ConfigError(f"verdict cache {path}: {error}. Give the whole path") from error


def believable(verdicts: Mapping[str, Verdict]) -> Iterable[Row]:
    """The rows of what would be believed when it is read again."""
    for key, verdict in verdicts.items():
        with suppress(ValueError):
            yield to_row(key, verdict)
