"""Which statements have a vector, and the vectors that a statement of the chosen part of the archive has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import exists as is_there
from sqlalchemy import func, select

from attribution.archive.chosen import within
from attribution.archive.meaning.wholerows import whole_rows
from attribution.archive.tables import articles, statements, vectors

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from attribution.archive.chosen import Chosen

# Vectors compared at once: 8,192 x 384 floats are 13 MB.
CHUNK = 8_192
# A part of the archive with fewer vectors than this is scanned: 15 MB to read.
FEW = 20_000
# Values in one IN list (SQLite takes 999 in its oldest versions).
MARKS = 500


class Telling:
    """The statements that are asked about: those of one space, in the chosen articles; `width` is that of the vectors looked for."""

    def __init__(self, connection: Connection, space: str, chosen: Chosen | None, width: int) -> None:
        self.connection, self.space, self.width = connection, space, width
        self._within = within(chosen)
        self._few: list[int] | None = None

    def is_few(self) -> bool:
        """Whether a part of the archive is chosen that is scanned sooner than found."""
        if not self._within:
            return False
        told = select(statements.c.vector).join(articles, articles.c.number == statements.c.article)
        query = told.where(statements.c.vector.is_not(None), *self._within).distinct().limit(FEW)
        numbers = list(self.connection.execute(query).scalars())
        self._few = sorted(numbers) if len(numbers) < FEW else None
        return self._few is not None

    def blocks(self, *conditions: ColumnElement[bool]) -> Iterator[tuple[Any, Any]]:
        """Every vector that some statement has, in blocks: numbers (n,) and rows (n, width)."""
        if self._few is not None:
            for at in range(0, len(self._few), MARKS):
                exact = self.vectors(self._few[at : at + MARKS])
                if exact:
                    yield np.array(list(exact), np.int64), np.stack(list(exact.values()))
            return
        teller = select(statements.c.place).where(statements.c.vector == vectors.c.number)
        if self._within:
            teller = teller.join(articles, articles.c.number == statements.c.article).where(*self._within)
        query = select(vectors.c.number, vectors.c.exact).where(vectors.c.space == self.space, vectors.c.searched, *conditions, is_there(teller))
        with self.connection.execute(query.order_by(vectors.c.number).execution_options(yield_per=CHUNK)) as found:
            for part in found.partitions():
                yield whole_rows(part, self.width)

    def vectors(self, numbers: Sequence[int]) -> dict[int, Any]:
        """The vectors of these numbers that are of the space, by number, in their order."""
        out: dict[int, Any] = {}
        for part in parts(numbers):
            query = select(vectors.c.number, vectors.c.exact).where(vectors.c.number.in_(part), vectors.c.space == self.space)
            kept, rows = whole_rows(self.connection.execute(query.order_by(vectors.c.number)).all(), self.width)
            out.update(zip(map(int, kept), rows, strict=True))
        return out

    def tellers(self, numbers: Sequence[int], most: int) -> dict[int, list[tuple[str, int]]]:
        """The statements that have each vector as (article id, place), the first `most` of each; vectors without one are left out."""
        nth = func.row_number().over(partition_by=statements.c.vector, order_by=(articles.c.id, statements.c.place)).label("nth")
        out: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for part in parts(numbers):
            told = select(statements.c.vector, articles.c.id, statements.c.place, nth).join(articles, articles.c.number == statements.c.article)
            every = told.where(statements.c.vector.in_(part), *self._within).subquery()
            for vector, article, place, _ in self.connection.execute(select(every).where(every.c.nth <= most)):
                out[vector].append((article, place))
        return dict(out)


def parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers in lists of a length every database takes."""
    for at in range(0, len(numbers), MARKS):
        yield numbers[at : at + MARKS]
