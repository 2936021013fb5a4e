"""Pairs of statements worth comparing: each statement's nearest in the other reports, and those that give figures of one measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import Any

import numpy as np

from attribution.matching.vectors import Vectors
from attribution.types import Claim, Pair

# The most similar statements of each other article that a statement is compared with. In the fiction training stories 96 in 100
# statements of one fact are among each other's three nearest, by either side; 82 in 100 are nearest of all.
NEIGHBOURS = 3
# Other articles of its story that an article is compared with: the nearest ones. Work grows with the articles, not their square.
PARTNERS = 12
# Statements that share a measure (deaths, percentages of one thing …) may be worded very differently: three in ten of the fiction
# training pairs of figures that were reached lie below the cosine that statements without a shared measure need.
MEASURE_SIMILARITY = 0.15
# Of very many statements with its measure (a list of results, a budget) a statement meets the most similar only.
SHARERS = 40
# Cosines held at once: 32 MB, whatever the length of the articles.
HELD = 4_000_000


def measures(claim: Claim) -> set[str]:
    """What a statement gives figures of: kind and unit with the thing, with the predicate, and telling values themselves."""
    found = set()
    for q in claim.quantities:
        measure = f"q:{q.kind}:{q.unit}"
        found |= {f"{measure}:{part}" for part in (q.predicate and f"p:{q.predicate}", q.thing and f"t:{q.thing}") if part}
        if q.kind not in ("count", "ordinal", "duration"):
            found.add(measure)
        if q.value > 20:
            found.add(f"v:{q.value:g}")
    return found


def partners(means: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs of articles to compare, in order: either is among the other's nearest by the mean of its statements.

    `means` maps an article's id to a unit vector, shape (width,).
    """
    ids = sorted(means)
    if len(ids) <= PARTNERS + 1:
        yield from ((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
        return
    matrix = np.stack([means[article] for article in ids])
    chosen = set()
    for i, row in enumerate(matrix):
        alike = np.round(matrix @ row, 4)
        alike[i] = -2.0
        chosen |= {(min(i, j), max(i, j)) for j in np.argsort(-alike, kind="stable")[:PARTNERS].tolist()}
    yield from ((ids[i], ids[j]) for i, j in sorted(chosen))


def find_pairs(
    claims: Sequence[Claim], vectors: Vectors, min_similarity: float, focus: Set[str] | None = None
) -> tuple[tuple[Pair, ...], int]:
    """Candidate pairs of one story, the most similar first, and how many cosines were looked at.

    With a `focus` only pairs of which one side is of these articles: the others were compared with each other before. A pair stays when either side is among the other's nearest in that article. The pair's `a` is the side whose article id
    sorts first, so the result does not depend on the order of the input.
    """
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.end))
    vectors.add(claim.text for claim in ordered)
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in ordered:
        of[claim.article].append(claim)
    tables = {article: Table(vectors.rows([c.text for c in members]), members) for article, members in of.items()}
    pairs: list[Pair] = []
    considered = 0
    for a, b in partners({article: vectors.mean([c.text for c in members]) for article, members in of.items()}):
        if focus is not None and focus.isdisjoint((a, b)):
            continue
        considered += len(of[a]) * len(of[b])
        pairs += [Pair(of[a][i], of[b][j], alike) for (i, j), alike in near(tables[a], tables[b], min_similarity).items()]
    return tuple(sorted(pairs, key=lambda p: (-p.similarity, p.a.id, p.b.id))), considered


class Table:
    """The statements of one article: their vectors, shape (statements, width), what each measures, and who measures what."""

    def __init__(self, matrix: Any, claims: Sequence[Claim]) -> None:
        self.matrix = matrix
        self.given = [measures(claim) for claim in claims]
        self.holders: dict[str, list[int]] = defaultdict(list)
        for index, given in enumerate(self.given):
            for measure in sorted(given):
                self.holders[measure].append(index)

    def sharing(self, given: set[str]) -> list[int]:
        """The statements that measure any of this, in order."""
        return sorted({index for measure in given for index in self.holders.get(measure, ())})


def near(a: Table, b: Table, least: float) -> dict[tuple[int, int], float]:
    """Pairs of two articles' statements to compare, by index, with their cosines: either is near the other."""
    found = {(i, j): alike for i, j, alike in looked_up(a, b, least)}
    found |= {(i, j): alike for j, i, alike in looked_up(b, a, least)}
    return dict(sorted(found.items()))


def looked_up(here: Table, there: Table, least: float) -> Iterator[tuple[int, int, float]]:
    """For each statement its nearest in the other article, and the nearest with its measure; cosines have 4 decimals."""
    rows = max(1, HELD // len(there.given))
    for start in range(0, len(here.given), rows):
        alike = np.round(here.matrix[start : start + rows] @ there.matrix.T, 4)
        for i, row in enumerate(alike, start):
            sharers = [j for j in there.sharing(here.given[i]) if row[j] >= MEASURE_SIMILARITY]
            yield from ((i, j, float(row[j])) for j in sorted(sharers, key=lambda j: (-row[j], j))[:SHARERS])
        yield from ((i + start, j, cosine) for i, j, cosine in nearest(alike) if cosine >= least)


def nearest(alike: Any) -> Iterator[tuple[int, int, float]]:
    """Each row's NEIGHBOURS largest, the first of equals; `alike` is used up."""
    every = np.arange(len(alike))
    for _ in range(min(NEIGHBOURS, alike.shape[1])):
        best = alike.argmax(axis=1)
        yield from zip(every.tolist(), best.tolist(), alike[every, best].tolist(), strict=True)
        alike[every, best] = -np.inf
