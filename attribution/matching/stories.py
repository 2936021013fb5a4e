"""Group articles by the event they report, so that two earthquakes are never compared."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from attribution.matching.consensus import clash, outliers
from attribution.matching.linkage import Likeness, average_linkage, candidates
from attribution.matching.profiles import log_odds, profiles
from attribution.matching.vectors import Vectors
from attribution.types import Reading

# In a crowd any two articles are less likely of one event: from FEW articles on, the bar rises by so much each time they are e times as many.
FEW, CROWD = 25, 0.25


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one event, by id in sorted order."""

    articles: tuple[str, ...]


def group_stories(readings: Sequence[Reading], vectors: Vectors, threshold: float) -> tuple[Story, ...]:
    """The stories of a run, each article in exactly one. Order of input does not matter.

    `threshold` is the chance of being one event that the articles of a story reach on average: a third article that is like two
    earthquakes does not make one story of them. Groups of reports that agree on other anchors are not joined, and a report of a second
    earthquake that was taken in is taken out again.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    about = profiles(ordered, vectors)
    near = candidates([{**p.words, **{f"name {word}": weight for word, weight in p.names.items()}} for p in about])
    least = bar(threshold) + crowd(len(ordered))

    @cache
    def likeness(a: int, b: int) -> float:
        return log_odds(about[a], about[b])

    groups = average_linkage(len(ordered), near, likeness, least, lambda one, other: clash(one, other, about, likeness))
    beside = neighbours(near)
    settled = sorted(part for group in groups for part in apart(group, outliers(group, about, likeness), beside, likeness, least))
    return tuple(Story(tuple(ordered[index].article.id for index in group)) for group in settled)


def neighbours(pairs: Iterable[tuple[int, int]]) -> Mapping[int, frozenset[int]]:
    """Whom each index is paired with."""
    beside: dict[int, set[int]] = defaultdict(set)
    for a, b in pairs:
        beside[a].add(b)
        beside[b].add(a)
    return {index: frozenset(others) for index, others in beside.items()}


def apart(
    group: Sequence[int], out: Iterable[int], beside: Mapping[int, frozenset[int]], likeness: Likeness, least: float
) -> list[list[int]]:
    """A group without its outliers, and those grouped anew among themselves: they may be of one other event."""
    own = sorted(out)
    place = {index: at for at, index in enumerate(own)}
    pairs = sorted((place[a], place[b]) for a in own for b in beside.get(a, ()) if b in place and a < b)
    others = average_linkage(len(own), pairs, lambda a, b: likeness(own[a], own[b]), least)
    return [[index for index in group if index not in place], *([own[at] for at in members] for members in others)]


def bar(threshold: float) -> float:
    """A chance as log-odds, kept finite: 0.5 -> 0.0."""
    chance = min(max(threshold, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))


def crowd(articles: int) -> float:
    """What a large run adds to the bar: 0 for up to 25 articles, 0.92 for 1,000."""
    return CROWD * math.log(max(articles, FEW) / FEW)
