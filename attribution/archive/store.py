"""An archive: one SQLite file, or one PostgreSQL database, that threads and processes use at once."""

from __future__ import annotations

import logging
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from attribution.archive import examining
from attribution.archive.database.connecting import durable, engine_for, to_read, to_write
from attribution.archive.database.dbfaults import ArchiveReadOnlyError, translated, worth_another_try
from attribution.archive.database.places import Place, only_read, place_of
from attribution.archive.database.waiting import announced
from attribution.archive.migrating import is_current, migrate
from attribution.errors import ConfigError

# Times a transaction is done when PostgreSQL ends it for another's sake, and seconds before the second time, doubled each time.
TRIES, PAUSE = 8, 0.02
Value = TypeVar("Value")
log = logging.getLogger("attribution")
_opened: weakref.WeakSet[Archive] = weakref.WeakSet()
# Engines of a parent process: their connections are its own, and closing them here would end its locks.
_parents: list[Engine | None] = []


def open_archive(place: str | Path, *, create: bool = True, patience: float = 30.0) -> Archive:
    """The archive in a file or at a PostgreSQL URL, made where there is none, led to this version where it is older.

    A lock of another process is waited for `patience` seconds. What is no archive is refused and left as it was. Raises ConfigError
    for that, for a folder, an unreadable file, a server that cannot be reached, a later version and a driver that is not installed.
    """
    return Archive(place_of(place), patience, create=create)


class Archive:
    """An open archive, closed at the end of a `with` block. Thread-safe; pickled by its place and opened again; a forked process has connections of its own."""

    def __init__(self, place: Place, patience: float = 30.0, *, create: bool = True) -> None:
        self.place = place.shown
        self.dialect = place.dialect
        self.read_only = place.path is not None and only_read(place.path)
        self._place, self._patience = place, patience
        self._lock = threading.Lock()
        self._made: Engine | None = None
        self._closed = False
        self._told: set[str] = set()
        with translated(self.place, "opened"):
            self._prepare(create=create)
        _opened.add(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return reopened, (self._place, self._patience)

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive, whatever others write meanwhile. Raises ConfigError for the database's faults."""
        with (
            translated(self.place, "read"),
            self._engine().connect() as connection,
            to_read(connection, self.dialect).begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: when the block is left all of it is on the disk, and nothing of it where the block raises.

        Raises ConfigError where the archive cannot be written; whatever was acknowledged before is kept.
        """
        self.refuse_read_only()
        with translated(self.place, "written"):
            connection = self._engine().connect()
            try:
                with announced(self.place, self._patience, "archive"):
                    transaction = to_write(connection, self.dialect).begin()
                with transaction:
                    if self.dialect == "postgresql":
                        durable(connection, self._patience)
                    yield connection
            finally:
                connection.close()

    def refuse_read_only(self) -> None:
        """Raise ArchiveReadOnlyError, a ConfigError, for a file that may not be written."""
        if self.read_only:
            raise ArchiveReadOnlyError(
                f"archive {self.place} may only be read: allow it and its folder to be written, or choose another"
            )

    def write(self, work: Callable[[Connection], Value]) -> Value:
        """What `work` returns, done in one transaction; done again where PostgreSQL ended it for the sake of another's."""
        for attempt in range(TRIES):
            try:
                with self.writing() as connection:
                    return work(connection)
            except ConfigError as error:
                if (
                    attempt + 1 == TRIES
                    or not isinstance(error.__cause__, DBAPIError)
                    or not worth_another_try(error.__cause__)
                ):
                    raise
            time.sleep(PAUSE * 2**attempt)
        raise AssertionError("the last try returns or raises")

    def tell(self, reason: str, message: str, *values: object) -> None:
        """Log a warning, the first time there is this reason for one."""
        with self._lock:
            if reason in self._told:
                return
            self._told.add(reason)
        log.warning("archive %s " + message, self.place, *values)  # noqa: G003 - the place goes before every message

    def close(self) -> None:
        """Let go of the archive; it answers nothing any more."""
        with self._lock:
            self._closed = True
            engine, self._made = self._made, None
        if engine is not None:
            engine.dispose()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def _forked(self) -> Engine | None:
        """Begin without connections, as a new process does; whatever held the lock is not in it. The parent's engine."""
        self._lock = threading.Lock()
        engine, self._made = self._made, None
        return engine

    def _engine(self) -> Engine:
        with self._lock:
            if self._closed:
                raise ConfigError(f"archive {self.place} is closed: open it again")
            if self._made is None:
                self._made = engine_for(self._place, self._patience, read_only=self.read_only)
            return self._made

    def _prepare(self, *, create: bool) -> None:
        """See that the place is an archive of this version, or make it one."""
        if self._place.path is not None:
            examining.examine(self._place, self._place.path, self._patience, create=create, read_only=self.read_only)
        try:
            with self.looking() as connection:
                current = is_current(connection, self._place, create=create, read_only=self.read_only)
            if not current:
                self.write(lambda connection: migrate(connection, self._place))
        except BaseException:
            self.close()
            raise


def reopened(place: Place, patience: float) -> Archive:
    """The archive of a pickle, in the process that reads it."""
    return Archive(place, patience, create=False)


def _leave_parents_connections() -> None:
    """After a fork: an archive opens connections of its own; those of the parent are kept, untouched, for as long as the child lives."""
    _parents.extend(archive._forked() for archive in list(_opened))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_parents_connections)
