"""Which articles of an archive belong together: each is linked to its nearest, and links are followed until a block is full.

A block is what is compared at once. It is meant to be larger than a story: inside of it stories are made as ever. The work grows with the
articles, not with their square: every article asks the index once for each of its first statements.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import select

from attribution.archive.chosen import Chosen, within
from attribution.archive.meaning.nearest import Near, nearest
from attribution.archive.meaning.wholerows import whole_rows, width_of
from attribution.archive.tables import articles, statements, vectors
from attribution.matching.profiles import LEAD

if TYPE_CHECKING:
    from attribution.archive.store import Archive

# Statements looked at for each of an article's first ones, and the least likeness (cosine) at which they link two articles.
NEAREST, ALIKE = 24, 0.45
# Links of an article that are followed; articles of one block at most. A story of more reports is cut.
LINKS, MOST = 10, 200
# Articles asked about at once, and articles read at once.
ASKED, PAGE = 64, 256
Link = tuple[float, str, str]


@dataclass(frozen=True, slots=True)
class Lead:
    """An article of an archive by its first statements: their vectors as they are kept; `elsewhere` says that only another encoder's are."""

    article: str
    digest: bytes
    rows: tuple[bytes, ...]
    elsewhere: bool = False


def leads(archive: Archive, chosen: Chosen, space: str) -> Iterator[Lead]:
    """Every chosen article with the vectors of its first statements in a space, in the order of the ids.

    A few articles at a time: memory stays bounded, and no snapshot is held while others write (SQLite's log would grow with all they
    write). What they add meanwhile may or may not come.
    """
    last = ""
    while page := page_of(archive, chosen, last):
        rows = vectors_of(archive, [number for number, _, _ in page], space)
        other = elsewhere(archive, [number for number, _, _ in page if number not in rows])
        for number, last, digest in page:
            yield Lead(last, digest, tuple(rows.get(number, ())), number in other)


def page_of(archive: Archive, chosen: Chosen, after: str) -> list[tuple[int, str, bytes]]:
    """Number, id and digest of the next chosen articles behind an id."""
    held = articles.c
    query = select(held.number, held.id, held.digest).where(held.id > after, *within(chosen)).order_by(held.id).limit(PAGE)
    with archive.looking() as connection:
        return [(int(number), str(name), bytes(digest)) for number, name, digest in connection.execute(query).all()]


def vectors_of(archive: Archive, numbers: Sequence[int], space: str) -> dict[int, list[bytes]]:
    """The packed vectors of the first statements of articles, in text order, by the article's number."""
    query = (
        select(statements.c.article, vectors.c.exact)
        .join(vectors, vectors.c.number == statements.c.vector)
        .where(statements.c.article.in_(numbers), statements.c.place < LEAD, vectors.c.space == space)
        .order_by(statements.c.article, statements.c.place)
    )
    found: dict[int, list[bytes]] = defaultdict(list)
    with archive.looking() as connection:
        for number, row in connection.execute(query).all():
            found[number].append(bytes(row))
    return found


def elsewhere(archive: Archive, numbers: Sequence[int]) -> set[int]:
    """Those of some articles, without a vector in the space asked for, that have statements all the same."""
    if not numbers:
        return set()
    with archive.looking() as connection:
        return set(connection.execute(select(statements.c.article).where(statements.c.article.in_(numbers)).distinct()).scalars())


def links(archive: Archive, found: Iterable[Lead], space: str, chosen: Chosen, asked: Callable[[int], None]) -> Iterator[Link]:
    """`(likeness, article, article)` for the nearest articles of each; `asked` is told how many were looked up. A damaged vector finds nothing."""
    rest = iter(found)
    while part := list(islice(rest, ASKED)):
        packed = [(place, row) for place, lead in enumerate(part) for row in lead.rows]
        places, rows = whole_rows(packed, width_of(packed))
        near = iter(nearest(archive, rows, NEAREST, space=space, chosen=chosen) if len(rows) else ())
        counts = Counter(places.tolist())
        for place, lead in enumerate(part):
            yield from own_links(lead.article, list(islice(near, counts[place])))
        asked(len(part))


def own_links(article: str, near: Iterable[Sequence[Near]]) -> Iterator[Link]:
    """The links of one article: the sum of how alike each of its statements finds the other article."""
    scores: defaultdict[str, float] = defaultdict(float)
    for answers in near:
        best: dict[str, float] = {}
        for one in answers:
            if one.article != article and one.similarity >= ALIKE:
                best[one.article] = max(best.get(one.article, 0.0), one.similarity)
        for other, similarity in best.items():
            scores[other] += similarity
    for other in sorted(scores, key=lambda name: (-scores[name], name))[:LINKS]:
        a, b = sorted((article, other))
        yield round(scores[other], 4), a, b


def blocks(names: Collection[str], found: Iterable[Link], most: int = MOST) -> list[tuple[str, ...]]:
    """Articles that links lead between, the likeliest links first, none of more than `most`; ids in order, single articles left out.

    `names` is read when `found` is at its end: it may grow until then. A link takes 24 bytes while it waits.
    """
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    likeness, ones, others = array("d"), array("q"), array("q")
    for score, a, b in found:
        likeness.append(score)
        ones.append(numbers[a])
        others.append(numbers[b])
    ordered = sorted(names)
    # Where each number stands among the names; one that is no name stands behind them all.
    place = np.full(len(numbers), len(ordered))
    for rank, name in enumerate(ordered):
        if name in numbers:
            place[numbers[name]] = rank
    first, second = place[np.asarray(ones, np.int64)], place[np.asarray(others, np.int64)]
    order = np.lexsort((second, first, -np.asarray(likeness)))
    order = order[(first[order] < len(ordered)) & (second[order] < len(ordered))]
    return grouped(ordered, zip(first[order].tolist(), second[order].tolist(), strict=True), most)


def grouped(ordered: Sequence[str], pairs: Iterable[tuple[int, int]], most: int) -> list[tuple[str, ...]]:
    """Names that pairs of places lead between, first pair first; a pair that would make a group of more than `most` is passed over."""
    root, size = list(range(len(ordered))), [1] * len(ordered)

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = place = root[root[place]]
        return place

    for a, b in pairs:
        one, other = sorted((find(a), find(b)))
        if one != other and size[one] + size[other] <= most:
            root[other] = one
            size[one] += size[other]
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for at, name in enumerate(ordered):
        groups[find(at)].append(name)
    return [tuple(groups[at]) for at in sorted(groups) if len(groups[at]) > 1]
