"""The statements of an archive that are nearest to some vectors.

SQLite: usearch segments, and the tail that is in none one by one; PostgreSQL: pgvector where the server has it; else all one by one.
Whatever finds them, what is found is compared by the exact vectors, in float64 rounded to six decimals, and ties go by article and place:
one state of an archive has one answer, whoever asks for how many at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from attribution.archive.meaning import pgvectors, segments
from attribution.archive.meaning.held import held
from attribution.archive.meaning.telling import Telling
from attribution.archive.tables import vectors

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from attribution.archive.chosen import Chosen
    from attribution.archive.store import Archive

# Candidates asked of an index for each answer wanted, the least, and how often twice as many are asked for before all is scanned.
MORE, LEAST, DOUBLINGS = 2, 40, 4
# Candidates of a scan beyond those wanted.
SPARE = 8
# Similarities are rounded to this many decimals; the encoder rounds vectors to 5.
DECIMALS = 6


class Near(NamedTuple):
    """A statement: its article's id, its index in the Reading, the cosine of its vector and the one asked about."""

    article: str
    place: int
    similarity: float


def nearest(
    archive: Archive, rows: Any, count: int, *, space: str, exact: bool = False, chosen: Chosen | None = None
) -> list[list[Near]]:
    """For each of `rows` (n, width) float32, unit length, the `count` nearest statements, nearest first; fewer where the archive has fewer.

    `exact` compares every vector, in chunks; else about 99.9 of 100 of the same are found (docs/archive.md). Raises ValueError for rows
    that are no matrix of numbers.
    """
    asked = np.asarray(rows, np.float32)
    if asked.ndim != 2 or not np.isfinite(asked).all():
        raise ValueError(f"rows of shape {asked.shape} were seen, expected finite numbers (n, width)")
    if not len(asked) or count < 1:
        return [[] for _ in asked]
    with archive.looking() as connection:
        return Search(archive, connection, asked, count, space, chosen).answer(exact=exact)


def index(archive: Archive, space: str) -> int:
    """Take vectors that no index has yet into one, when there are enough of them; how many segments (in PostgreSQL: vectors) were written."""
    if archive.dialect == "sqlite":
        return segments.grow(archive, space)
    return pgvectors.fill(archive, space)


class Search:
    """One call of `nearest`, in one snapshot."""

    def __init__(self, archive: Archive, connection: Connection, rows: Any, count: int, space: str, chosen: Chosen | None) -> None:
        self.archive, self.connection, self.rows = archive, connection, rows
        self.count, self.telling = count, Telling(connection, space, chosen, rows.shape[1])

    def answer(self, *, exact: bool) -> list[list[Near]]:
        """The answers in the order of the rows; those that an index leaves short are asked again for more, and at last scanned.

        What was scanned beside an index does not make up for what the index lacks: nearer ones may stand behind those it gave.
        """
        waiting = list(range(len(self.rows)))
        if exact or self.telling.is_few():
            return list(self.scanned(waiting).values())
        found: dict[int, list[Near]] = {}
        wanted = max(LEAST, MORE * self.count)
        for _ in range(DOUBLINGS + 1):
            indexed, beside, complete = self.candidates(self.rows[waiting], wanted)
            by_index, scanned = self.ranked(waiting, indexed), self.ranked(waiting, beside)
            found.update((one, merged(by_index[one], scanned[one], self.count)) for one in waiting)
            waiting = [] if complete else [one for one in waiting if len(by_index[one]) < self.count]
            if not waiting:
                break
            wanted *= 2
        found.update(self.scanned(waiting))
        return [found[one] for one in sorted(found)]

    def scanned(self, which: list[int]) -> dict[int, list[Near]]:
        """The answers for some rows, by a look at every vector."""
        return self.ranked(which, scan(self.telling.blocks(), self.rows[which], self.count)) if which else {}

    def ranked(self, which: list[int], candidates: Sequence[set[int]]) -> dict[int, list[Near]]:
        """The statements that have the candidates' vectors, by their exact similarity."""
        tellers = self.telling.tellers(sorted(set().union(*candidates)), self.count)
        exact = self.telling.vectors(sorted(tellers))
        return {one: ranked(self.rows[one], sorted(mine & exact.keys()), tellers, exact, self.count) for one, mine in zip(which, candidates, strict=True)}

    def candidates(self, rows: Any, wanted: int) -> tuple[list[set[int]], list[set[int]], bool]:
        """Numbers of vectors that may be among the nearest, for each row: those an index gave, the nearest beside it; whether it has no others."""
        if self.archive.dialect == "sqlite":
            return self.from_segments(rows, wanted)
        if not pgvectors.is_there(self.connection):
            return [set() for _ in rows], scan(self.telling.blocks(), rows, wanted), True
        found = pgvectors.candidates(self.connection, rows, wanted, self.telling.space)
        return found, scan(self.telling.blocks(pgvectors.outside()), rows, wanted), self.telling.width != pgvectors.WIDTH

    def from_segments(self, rows: Any, wanted: int) -> tuple[list[set[int]], list[set[int]], bool]:
        """What the segments find, and the best of the tail and of damaged segments."""
        space = self.telling.space
        parts = segments.listed(self.connection, space)
        keep = held(self.archive)
        keep.keep_only(space, parts)
        beside = scan(self.telling.blocks(segments.outside(parts)), rows, wanted)
        searched = 0
        best: list[list[tuple[float, int]]] = [[] for _ in rows]
        for part in parts:
            graph = keep.graph(self.connection, space, part)
            if graph is None:
                self.archive.tell(f"segment {part.number}", "has a damaged index (segment %d): its vectors are searched one by one, `attribution archive vacuum` makes it anew", part.number)
                beside = united(beside, scan(self.telling.blocks(vectors.c.number.between(part.first, part.last)), rows, wanted))
            elif graph.width == self.telling.width:
                searched += part.rows
                for mine, pairs in zip(best, graph.search(rows, wanted), strict=True):
                    mine += pairs
        return [{number for _, number in sorted(pairs)[:wanted]} for pairs in best], beside, searched <= wanted


def merged(one: Sequence[Near], other: Sequence[Near], count: int) -> list[Near]:
    """The nearest of two answers; of equals by article and place."""
    return sorted([*one, *other], key=lambda near: (-near.similarity, near.article, near.place))[:count]


def united(one: Sequence[set[int]], other: Sequence[set[int]]) -> list[set[int]]:
    """The candidates of two searches, row by row."""
    return [mine | more for mine, more in zip(one, other, strict=True)]


def scan(blocks: Iterator[tuple[Any, Any]], rows: Any, wanted: int) -> list[set[int]]:
    """The numbers of the vectors most like each row, a few more than wanted: float32 may miss an order that is decided in float64."""
    keep = wanted + SPARE
    near = np.empty((len(rows), 0), np.float32)
    names = np.empty((len(rows), 0), np.int64)
    for numbers, block in blocks:
        near = np.concatenate([near, rows @ block.T], axis=1)
        names = np.concatenate([names, np.broadcast_to(numbers, (len(rows), len(numbers)))], axis=1)
        if near.shape[1] > keep:
            top = np.argpartition(-near, keep, axis=1)[:, :keep]
            near, names = np.take_along_axis(near, top, 1), np.take_along_axis(names, top, 1)
    return [set(map(int, mine)) for mine in names]


def ranked(row: Any, numbers: Sequence[int], tellers: Mapping[int, Sequence[tuple[str, int]]], exact: Mapping[int, Any], count: int) -> list[Near]:
    """The statements of some vectors, the most similar first; of equals by article and place."""
    if not numbers:
        return []
    cosines = np.array([exact[number] for number in numbers], np.float64) @ row.astype(np.float64)
    near = ((-round(float(cosine), DECIMALS), number) for cosine, number in zip(cosines, numbers, strict=True))
    best = sorted((distance, *teller) for distance, number in near for teller in tellers[number])
    return [Near(article, place, -distance) for distance, article, place in best[:count]]
