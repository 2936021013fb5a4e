"""Segments in memory: each is read once by an open archive, as long as there is room."""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING

from attribution.archive.meaning.segments import Graph, Segment, body_of, opened

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.store import Archive

# Bytes of segments that an archive keeps, about 4 million vectors; more are read for each search and let go.
ROOM = 2 << 30
_held: weakref.WeakKeyDictionary[Archive, Held] = weakref.WeakKeyDictionary()
_lock = threading.Lock()


class Held:
    """The segments an archive keeps. Thread-safe; two threads that miss one read it twice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._graphs: dict[tuple[str, Segment], Graph] = {}

    def graph(self, connection: Connection, space: str, part: Segment) -> Graph | None:
        """The graph of a segment; None for a damaged one, which is looked at every time: another process may have made it anew."""
        key = space, part
        with self._lock:
            if key in self._graphs:
                return self._graphs[key]
        found = opened(body_of(connection, part.number))
        with self._lock:
            if found is not None and len(found) + sum(map(len, self._graphs.values())) <= ROOM:
                self._graphs[key] = found
        return found

    def keep_only(self, space: str, parts: list[Segment]) -> None:
        """Let go of segments of a space that are not there any more: they were merged."""
        there = set(parts)
        with self._lock:
            for key in [key for key in self._graphs if key[0] == space and key[1] not in there]:
                del self._graphs[key]


def held(archive: Archive) -> Held:
    """What an archive keeps."""
    with _lock:
        return _held.setdefault(archive, Held())
