"""Nearest-neighbour indexes inside the SQLite file: runs of `vectors.number`, never changed once written (docs/archive.md says why usearch).

A segment is a usearch HNSW graph over int8 copies of the vectors; what it finds is ordered again by the exact ones. It covers every searched
vector of its space between its first and last number: numbers only go up, so nothing comes between them later, and what was deleted is left
out when it is found. Small segments are merged into larger ones as they come: 15 million vectors have about 120.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sqlalchemy import delete, func, insert, or_, select

from attribution.archive.meaning.wholerows import whole_rows, width_of
from attribution.archive.tables import segments, vectors

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from attribution.archive.store import Archive

# A run of fewer vectors than this that no segment covers is searched one by one: 3 MB to read.
LEAST = 4_096
# So many rows together make one segment of all smaller ones before them; the last is the most a segment holds, 70 MB in the file.
TIERS = (32_768, 131_072)
# Rows read from the table at once: 3 MB.
CHUNK = 4_096
# usearch's graph: neighbours of a node, and candidates looked at while it is built and searched.
NEIGHBOURS, ADDING, SEARCHING = 16, 128, 128
# A body begins with this and the checksum of the rest: usearch would follow a damaged graph anywhere.
MARK = b"usi8"


class Segment(NamedTuple):
    """A row of `segments` without its body."""

    number: int
    first: int
    last: int
    rows: int


def listed(connection: Connection, space: str) -> list[Segment]:
    """The segments of a space, in the order of their vectors."""
    held = segments.c
    found = connection.execute(select(held.number, held.first, held.last, held.rows).where(held.space == space).order_by(held.first))
    return [Segment(*row) for row in found]


def gaps(parts: Sequence[Segment]) -> list[tuple[int, int | None]]:
    """The runs of numbers that no segment covers, both ends included; the last, the tail, has no end."""
    out: list[tuple[int, int | None]] = []
    start = 1
    for part in parts:
        if part.first > start:
            out.append((start, part.first - 1))
        start = max(start, part.last + 1)
    return [*out, (start, None)]


def outside(parts: Sequence[Segment]) -> ColumnElement[bool]:
    """The condition for vectors that no segment covers."""
    return or_(*(run(*gap) for gap in gaps(parts)))


def run(first: int, last: int | None) -> ColumnElement[bool]:
    """The condition for a run of numbers."""
    return vectors.c.number >= first if last is None else vectors.c.number.between(first, last)


def grow(archive: Archive, space: str) -> int:
    """Write segments until no long run of vectors is without, each in a transaction of its own; how many were written.

    A graph is built before the archive is locked; where another process wrote segments meanwhile, it is thrown away.
    """
    written = 0
    while True:
        with archive.looking() as connection:
            parts = listed(connection, space)
            gap = next((gap for gap in gaps(parts) if waiting(connection, space, gap, LEAST) == LEAST), None)
            if gap is None:
                return written
            old = absorbed(parts, waiting(connection, space, gap, TIERS[-1])) if gap[1] is None else []
        made = build(archive, space, old[0].first if old else gap[0], gap[1])
        with archive.writing() as connection:
            if made is None or listed(connection, space) != parts:
                return written
            put(connection, space, made, old)
        written += 1


def waiting(connection: Connection, space: str, gap: tuple[int, int | None], most: int) -> int:
    """How many searched vectors a run of numbers holds, counted up to a number."""
    query = select(vectors.c.number).where(vectors.c.space == space, vectors.c.searched, run(*gap)).limit(most)
    return count(connection, query)


def count(connection: Connection, query: Any) -> int:
    """The rows of a query."""
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def absorbed(parts: Sequence[Segment], rows: int) -> list[Segment]:
    """The last segments that become one with so many new rows: all below a tier that they fill together.

    Seven segments of 4,096 rows and as many new ones make the first of 32,768; one of 100,000 before them waits for the next tier.
    """
    taken: list[Segment] = []
    for tier in TIERS:
        smaller: list[Segment] = []
        for part in reversed(parts):
            if part.rows >= tier or (smaller and part.last + 1 != smaller[0].first):
                break
            smaller.insert(0, part)
        if rows + sum(part.rows for part in smaller) >= tier:
            taken = smaller
    return taken


class Made(NamedTuple):
    """A segment before it is written."""

    first: int
    last: int
    rows: int
    body: bytes


def build(archive: Archive, space: str, start: int, stop: int | None) -> Made | None:
    """A segment over the searched vectors of a run, at most those of the largest tier; None where there are none any more.

    One thread: the same vectors, the same bytes.
    """
    index, last = None, start - 1
    while index is None or len(index) < TIERS[-1]:
        most = CHUNK if index is None else min(CHUNK, TIERS[-1] - len(index))
        with archive.looking() as connection:
            found = connection.execute(page(space, last + 1, stop, most)).all()
        if not found:
            last = stop or last
            break
        index = index if index is not None else fresh(width_of(found))
        numbers, rows = whole_rows(found, index.ndim)
        index.add(numbers.astype(np.uint64), rows, threads=1)
        last = int(found[-1][0])
    if index is None:
        return None
    body = bytes(index.save())
    return Made(start, last, len(index), MARK + zlib.crc32(body).to_bytes(4, "big") + body)


def page(space: str, start: int, stop: int | None, most: int) -> Any:
    """The query for the vectors of a run, in order."""
    columns = vectors.c
    query = select(columns.number, columns.exact).where(columns.space == space, columns.searched, run(start, stop))
    return query.order_by(columns.number).limit(most)


def fresh(width: int) -> Any:
    """An empty graph."""
    from usearch.index import Index

    return Index(ndim=width, metric="cos", dtype="i8", connectivity=NEIGHBOURS, expansion_add=ADDING, expansion_search=SEARCHING)


def put(connection: Connection, space: str, made: Made, old: Sequence[Segment]) -> None:
    """Write a segment in the place of others. Its number is new: other processes keep what they have read by number."""
    number = connection.execute(select(func.coalesce(func.max(segments.c.number), 0) + 1)).scalar_one()
    connection.execute(insert(segments).values(number=number, space=space, **made._asdict()))
    connection.execute(delete(segments).where(segments.c.number.in_([part.number for part in old])))


class Graph:
    """A segment to search. usearch looks into the bytes it was read from and does not keep them: this does."""

    def __init__(self, index: Any, body: bytes) -> None:
        self._index, self._body = index, body
        self.width = int(index.ndim)

    def __len__(self) -> int:
        return len(self._body)

    def search(self, rows: Any, wanted: int) -> list[list[tuple[float, int]]]:
        """What is found for each row: (distance, number of the vector), at most as many as wanted."""
        found = self._index.search(rows, min(wanted, len(self._index)), threads=1)
        keys, distances = np.atleast_2d(found.keys), np.atleast_2d(found.distances)  # of one row they are flat
        return [list(zip(map(float, near), map(int, mine), strict=True)) for mine, near in zip(keys, distances, strict=True)]


def opened(body: bytes) -> Graph | None:
    """The graph of a body; None for a damaged one."""
    from usearch.index import Index

    if not is_whole(body):
        return None
    index = Index.restore(memoryview(body)[len(MARK) + 4 :], view=True)
    if index is None:
        return None
    index.expansion_search = SEARCHING
    return Graph(index, body)


def is_whole(body: object) -> bool:
    """Whether a body is as it was written; a broken page may put words in the place of bytes."""
    if not isinstance(body, bytes) or body[: len(MARK)] != MARK:
        return False
    return zlib.crc32(memoryview(body)[len(MARK) + 4 :]).to_bytes(4, "big") == body[len(MARK) : len(MARK) + 4]


def body_of(connection: Connection, number: int) -> bytes:
    """The bytes of a segment."""
    body: bytes = connection.execute(select(segments.c.body).where(segments.c.number == number)).scalar_one()
    return body
