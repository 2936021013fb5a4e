"""What can go wrong with an archive, in the words of SQLite or PostgreSQL, and what a person does about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoResultFound, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from attribution.archive.database.faults import is_locked, primary_code
from attribution.archive.packing.framing import DamagedError
from attribution.errors import ConfigError

# SQLSTATE of PostgreSQL, whole or its class: serialization failure and deadlock; lock_timeout.
AGAIN, LOCKED = frozenset({"40001", "40P01"}), frozenset({"55P03"})
# Next steps by SQLSTATE, or by its class.
ADVICE = {
    "25006": "the server takes no changes (a standby, or set to read-only): name another, or have it set back; it can still be read",
    "53300": "the server has no connection to spare: wait, or have its max_connections raised, then run the same command again",
    "08": "see that the server runs and can be reached, then run the same command again",
    "28": "see that user and password are right (a password may be kept in ~/.pgpass)",
    "3D": "make the database first (createdb), or correct its name",
    "3F": "make the schema first, or correct the search_path",
    "42": "grant this user the right to it, or name a database that holds nothing else",
    "53": "make room on the server, then run the same command again",
    "57": "the server is stopping or starting: run the same command again when it is back",
    "58": "look into the server's log: its disk may be at fault",
    "XX": "the database has a fault: look into the server's log, and restore a copy",
}
FAULT = "the file has a fault: restore a copy, or save what can be read with `sqlite3 FILE .recover` and make a new one"
# A role without the right to write.
DENIED = "42501"
KEPT = "; all that was acknowledged is kept"


class ArchiveBusyError(ConfigError):
    """Another process holds the lock; nothing is wrong with the archive."""


class ArchiveReadOnlyError(ConfigError):
    """The archive may be read and not written."""


@contextmanager
def translated(shown: str, doing: str) -> Iterator[None]:
    """Raise what a database raises inside as a ConfigError: the place, the words of the database, the next step."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, UnicodeDecodeError) as error:  # the last: SQLite quotes bytes of a broken page
        raise config_error(shown, doing, error) from error
    except DamagedError as error:
        raise ConfigError(f"archive {shown} cannot be {doing} ({error}): {FAULT}") from error


def config_error(shown: str, doing: str, error: Exception) -> ConfigError:
    """The error for a person: `doing` is what was not possible ("read", "written")."""
    origin = original(error)
    words = words_of(origin)
    message = f"archive {shown} cannot be {doing} ({words}): {advice(origin)}"
    if is_busy(error):
        return ArchiveBusyError(message)
    refused = doing == "written" and sqlstate(origin) == DENIED
    return ArchiveReadOnlyError(message) if refused or is_unwritable(origin) else ConfigError(message)


def original(error: BaseException) -> BaseException:
    """The driver's own error behind SQLAlchemy's."""
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def sqlstate(error: BaseException) -> str:
    """PostgreSQL's five letters for an error, "" where there are none."""
    origin = original(error)
    return str(getattr(origin, "sqlstate", None) or fields_of(origin).get("C", ""))


def fields_of(error: BaseException) -> Mapping[str, str]:
    """What pg8000 has of the server's answer, by the letters of the protocol (C the SQLSTATE, M the message, D the detail)."""
    first = error.args[0] if error.args else None
    return first if isinstance(first, dict) else {}


def words_of(error: BaseException) -> str:
    """What the database said, in one line: either driver's error for a person."""
    fields = fields_of(original(error))
    words = ". ".join(fields[letter] for letter in "MD" if letter in fields) or str(original(error))
    return " ".join(words.split()) or type(original(error)).__name__


def is_busy(error: BaseException) -> bool:
    """Whether a lock was waited for in vain."""
    return is_locked(original(error)) or sqlstate(error) in LOCKED or isinstance(error, PoolTimeoutError)


def is_unwritable(error: BaseException) -> bool:
    """Whether only writing is refused."""
    return primary_code(original(error)) == sqlite3.SQLITE_READONLY or sqlstate(error) == "25006"


def worth_another_try(error: BaseException) -> bool:
    """Whether PostgreSQL ended the transaction for the sake of another one: the same work succeeds when it is done again."""
    return sqlstate(error) in AGAIN


def advice(error: BaseException) -> str:
    """The next step."""
    state = sqlstate(error)
    if is_busy(error):
        return "another process is writing it: wait, then run the same command again" + KEPT
    if state:
        return ADVICE.get(state) or ADVICE.get(state[:2], "look into the server's log, then run the same command again")
    if isinstance(error, sqlite3.Error):
        return sqlite_advice(error)
    if isinstance(error, NoResultFound | UnicodeDecodeError):  # a row that its index knows is not there
        return FAULT
    return f"{ADVICE['08']}; or correct the URL"


def sqlite_advice(error: sqlite3.Error) -> str:
    """The next step with a file."""
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return "make room on the disk, then run the same command again" + KEPT
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return "see that you may write the file and its folder, or choose another; it can still be read"
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return "see that the file, its folder and its -wal and -shm files may be read and written and the disk is sound, or choose another"
    if code == sqlite3.SQLITE_NOTADB:
        return "choose another file; this one was left as it is"
    if code == sqlite3.SQLITE_CORRUPT:
        return FAULT
    return "run the same command again; if it stays, restore a copy or make a new archive"
