"""What an ingest has done, kept beside its output: where to go on after a kill, and which ids and texts were seen.

An SQLite file: what is not committed is as if it had not happened, whenever the process is killed, and memory does not grow with the
number of articles.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from pathlib import Path

from attribution.engines.ingest.tally import Tally
from attribution.errors import ConfigError

SCHEMA = """
create table identity(words text not null);
create table units(number integer primary key, key text not null, output integer not null, errors integer not null,
  articles integer not null, duplicates integer not null, failed integer not null, read integer not null);
create table ids(id text primary key, place text not null, digest text not null, unit integer not null) without rowid;
create table texts(digest text primary key, id text not null, unit integer not null) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Place:
    """How far the files were written, in bytes, when a unit was done, and what had been counted."""

    output: int = 0
    errors: int = 0
    tally: Tally = field(default_factory=Tally)


class Journal:
    """The journal of one ingest. `path` None: in a file without a name, which nothing goes on from.

    `identity` is what must be the same for the work to be gone on with: version, options. Raises ConfigError where another process
    holds it.
    """

    def __init__(self, path: Path | None, identity: str) -> None:
        self._path = path
        self._base = opened(path, identity)

    def place(self, number: int, key: str) -> Place | None:
        """Where the files stood after the unit of this number, None where it is not done or was another unit."""
        row = self._base.execute("select * from units where number = ?", (number,)).fetchone()
        return None if row is None or row[1] != key else Place(row[2], row[3], Tally(*row[4:]))

    def last(self) -> Place:
        """Where the files stood after the last unit that is done."""
        row = self._base.execute("select * from units order by number desc limit 1").fetchone()
        return Place() if row is None else Place(row[2], row[3], Tally(*row[4:]))

    def rewind(self, number: int) -> None:
        """Forget the unit of this number and all later ones."""
        for table, column in (("units", "number"), ("ids", "unit"), ("texts", "unit")):
            self._base.execute(f"delete from {table} where {column} >= ?", (number,))  # noqa: S608 - our own names

    def first_of_id(self, name: str, place: str, digest: str, unit: int) -> tuple[str, str] | None:
        """Take an id; where it is taken, the place and the digest of the text that has it. A file's name may hold half a character."""
        shown = place.encode("utf-8", "backslashreplace").decode("utf-8")
        if self._base.execute("insert or ignore into ids values (?, ?, ?, ?)", (name, shown, digest, unit)).rowcount:
            return None
        found: tuple[str, str] = self._base.execute("select place, digest from ids where id = ?", (name,)).fetchone()
        return found

    def first_of_text(self, digest: str, name: str, unit: int) -> str | None:
        """Take a text; where it was seen, the id of the article that had it first."""
        if self._base.execute("insert or ignore into texts values (?, ?, ?)", (digest, name, unit)).rowcount:
            return None
        return str(self._base.execute("select id from texts where digest = ?", (digest,)).fetchone()[0])

    def done(self, number: int, key: str, place: Place) -> None:
        """Note that a unit is done; lasting once committed."""
        self._base.execute("insert into units values (?, ?, ?, ?, ?, ?, ?, ?)", (number, key, place.output, place.errors, *astuple(place.tally)))

    def commit(self) -> None:
        """Make lasting what was noted."""
        self._base.execute("commit")
        self._base.execute("begin")

    def close(self) -> None:
        """Let go of the file; what was not committed is forgotten."""
        with suppress(sqlite3.Error):
            self._base.close()

    def remove(self) -> None:
        """Let go of the file and remove it."""
        self.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def opened(path: Path | None, identity: str) -> sqlite3.Connection:
    """The journal at `path`, locked, if it is of this work, else a new one in its place."""
    try:
        if path is not None and path.exists():
            base = kept(path, identity)
            if base is not None:
                return base
            path.unlink()
        base = connected(path)
        for statement in filter(str.strip, SCHEMA.split(";")):
            base.execute(statement)
        base.execute("insert into identity values (?)", (identity,))
    except (sqlite3.Error, OSError) as error:
        raise ConfigError(f"cannot keep the journal {path}: {error}. Choose another place with -o") from error
    return base


def kept(path: Path, identity: str) -> sqlite3.Connection | None:
    """The journal in a file, None where it is of other work or no journal. Raises ConfigError where another process holds it."""
    base: sqlite3.Connection | None = None
    try:
        base = connected(path)
        if base.execute("select words from identity").fetchall() == [(identity,)]:
            return base
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise ConfigError(f"another ingest holds {path}, expected one at a time: wait for it, or choose another file with -o") from error
    if base is not None:
        base.close()
    return None


def connected(path: Path | None) -> sqlite3.Connection:
    """A connection that nobody else can have, within a transaction."""
    base = sqlite3.connect("" if path is None else path, timeout=0.2, isolation_level=None)
    try:
        base.execute("pragma locking_mode = exclusive")
        base.execute("begin exclusive")
    except sqlite3.Error:
        base.close()
        raise
    return base
