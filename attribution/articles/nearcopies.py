"""Articles that share much of their text: one agency's report cut, edited or added to by several outlets (MinHash, banded)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from attribution.articles.shingling import FACTOR, body_of, shared, shingles
from attribution.articles.wording import WORD, plain
from attribution.types import Article

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 5  # words: an edit every twelve words still leaves more than half
LEAST = 20  # shingles; a text with fewer of its own words is no near copy of anything
# Share of either text's shingles that the other must hold, and how many at least. Reporters who write for themselves share below 0.05
# (most of 411 pairs of invented reports on one event: 0.042), reports that rewrite one release or one agency's text 0.2 to 0.45.
SHARED, LEAST_SHARED = 0.3, 15
# Two texts meet where both numbers of one of 100 bands are equal: 0.998 of the pairs that have a quarter of all their shingles in
# common (a text and its cut to a quarter), 0.95 of those with a sixth, 0.01 of those with a hundredth.
BANDS, ROWS, SEED = 100, 2, 1
# Of a band's bucket the first so many are looked at, and a text is weighed against so many of those it meets most often: a paragraph that a whole
# site repeats stays cheap, and the work grows with the number of articles.
HOLDERS, TRIED = 32, 16
# Quoted words are the same in independent reports: they are left out. A mark that is never closed ends with its line.
QUOTED = re.compile(r"“[^”\n]*”|«[^»\n]*»|„[^“”\n]*[“”]|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles (a < b) with text in common: the share of either's own words that the other holds, in runs of five words (0 to 1).

    `runs` is the number of these runs.
    """

    a: str
    b: str
    of_a: float
    of_b: float
    runs: int


def near_copies(articles: Iterable[Article]) -> tuple[Shared, ...]:
    """Every two articles that share much of their text, and every copy with its original, in the order of their ids.

    Answers do not depend on the order of the articles; time and memory grow with their number. A text is weighed against the sixteen it
    is most like, so of a hundred outlets with one text each is paired with some, and all of them are connected.
    """
    known = {article.id: article for article in articles}
    bodies = {name: own_shingles(known[name]) for name in sorted(known)}
    originals = [name for name in bodies if known[name].copy_of not in known]
    found = [weighed(a, b, bodies) for a, b in meetings({name: bodies[name] for name in originals if len(bodies[name]) >= LEAST})]
    near = [pair for pair in found if pair.runs >= LEAST_SHARED and max(pair.of_a, pair.of_b) >= SHARED]
    same = [weighed(name, known[name].copy_of or "", bodies) for name in bodies if known[name].copy_of in known]
    return tuple(sorted(near + same, key=lambda pair: (pair.a, pair.b)))


def own_shingles(article: Article) -> Any:
    """The shingles of a body's own words: sorted, of dtype uint32; no run of words leads across a quotation."""
    return shingles((words(segment) for segment in QUOTED.split(body_of(article))), SHINGLE)


def words(text: str) -> list[str]:
    """Words in one spelling."""
    return [word.strip("'’") for word in WORD.findall(plain(text))]


def weighed(one: str, other: str, bodies: Mapping[str, Any]) -> Shared:
    """What two bodies share; 1.0 of one that is too short to have a shingle."""
    a, b = sorted((one, other))
    held = shared(bodies[a], bodies[b])
    of_a, of_b = (round(held / len(bodies[name]), 4) if len(bodies[name]) else 1.0 for name in (a, b))
    return Shared(a, b, of_a, of_b, held)


def meetings(bodies: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs worth weighing: texts that meet in some band, the longest first, each with those it meets most often."""
    names = sorted(bodies, key=lambda name: (-len(bodies[name]), name))
    if len(names) < 2:
        return
    buckets = Buckets(signatures(bodies[name] for name in names))
    for place, name in enumerate(names):
        met = buckets.before(place)
        for other in sorted(met, key=lambda other: (-met[other], other))[:TRIED]:
            yield name, names[other]


class Buckets:
    """Which rows of an array of keys, of shape (texts, bands), meet in a column."""

    def __init__(self, keys: Any) -> None:
        columns = [np.unique(keys[:, band], return_inverse=True, return_counts=True)[1:] for band in range(keys.shape[1])]
        self._bucket = np.stack([bucket.astype(np.int32) for bucket, _ in columns], axis=1)
        self._size = [size for _, size in columns]
        self._start = [np.cumsum(size) - size for size in self._size]
        self._order = [np.argsort(self._bucket[:, band], kind="stable").astype(np.int32) for band in range(keys.shape[1])]
        self._shared = np.stack([size[self._bucket[:, band]] > 1 for band, size in enumerate(self._size)], axis=1)

    def before(self, row: int) -> Counter[int]:
        """The rows above this one that it meets, by the number of columns; of each bucket the first few."""
        met: Counter[int] = Counter()
        for band in np.flatnonzero(self._shared[row]).tolist():
            bucket = self._bucket[row, band]
            start = self._start[band][bucket]
            members = self._order[band][start : start + min(self._size[band][bucket], HOLDERS)]
            met.update(member for member in members.tolist() if member < row)
        return met


def signatures(bodies: Iterable[Any]) -> Any:
    """A key for every band of every text, of shape (texts, bands) and dtype uint64: MinHash with fixed permutations, so always the same."""
    empty = minhash()
    rows = []
    for body in bodies:
        mark = empty.copy()
        mark.update_batch(body.tolist())
        values = mark.hashvalues.reshape(BANDS, ROWS)
        rows.append(values[:, 0] * np.uint64(FACTOR) + values[:, 1])
    return np.stack(rows)


def minhash() -> MinHash:
    """An empty signature; the numbers are hashes already."""
    from datasketch import MinHash

    return MinHash(BANDS * ROWS, seed=SEED, hashfunc=int, scheme="affine64")
