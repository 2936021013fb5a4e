"""What can go wrong with a verdict cache while it is used, and what a person does about it."""

from __future__ import annotations

import sqlite3

# All that SQLite, or a row that is not as we wrote it, can raise.
FAULTS = (sqlite3.Error, TypeError, ValueError, OverflowError)
REMOVE = "remove the file, it will be made anew, or choose another with --verdict-cache"
_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR})


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code, 0 where the error is not SQLite's: SQLITE_BUSY_SNAPSHOT (517) -> SQLITE_BUSY (5)."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_locked(error: BaseException) -> bool:
    """Whether another process holds the file: nothing is wrong with it."""
    return primary_code(error) in _LOCKED


def is_unwritable(error: BaseException) -> bool:
    """Whether the file may be sound and only writing fails: no permission, no room, no journal beside it."""
    return primary_code(error) in _UNWRITABLE


def advice(error: BaseException) -> str:
    """The next step. Only a file with a fault in it is to be removed: the others may be another run's, and whole."""
    if is_locked(error):
        return "another run is writing it: wait, or choose another file with --verdict-cache"
    if primary_code(error) == sqlite3.SQLITE_FULL:
        return "make room on the disk, or choose another file with --verdict-cache"
    if is_unwritable(error):
        return "see that you may write it and its folder, or choose another file with --verdict-cache"
    return REMOVE
