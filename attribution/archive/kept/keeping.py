"""Keeping what was computed: a help to the next run, so that an archive that cannot take it now does not end this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from attribution.archive.database.dbfaults import ArchiveBusyError, ArchiveReadOnlyError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive


def keep(archive: Archive, work: Callable[[Connection], Any]) -> bool:
    """Do `work` in a transaction of its own; whether it was done (`attempt`)."""
    return attempt(archive, lambda: archive.write(work))


def attempt(archive: Archive, work: Callable[[], Any]) -> bool:
    """Do `work`, which writes; whether it was done.

    An archive that may only be read, and one that another process holds, have no fault: each is told once. What is a fault (a full
    disk, a broken file, a server that is gone) raises ConfigError: what was acknowledged is kept, and the same command goes on from there.
    """
    try:
        work()
    except ArchiveReadOnlyError:
        archive.tell("read only", "may only be read: what is computed is not kept")
    except ArchiveBusyError as error:
        archive.tell("busy", "is used by another process, some of what is computed is not kept (%s)", error)
    else:
        return True
    return False
