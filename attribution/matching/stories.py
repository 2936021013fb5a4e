"""Group articles by the event they report, so that two earthquakes are never compared."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from attribution.matching.linkage import average_linkage, candidates
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
    earthquakes does not make one story of them.
    """
    ordered = sorted(readings, key=lambda r: r.article.id)
    about = profiles(ordered, vectors)
    near = candidates([{**p.words, **{f"name {word}": weight for word, weight in p.names.items()}} for p in about])
    least = bar(threshold) + crowd(len(ordered))
    groups = average_linkage(len(ordered), near, lambda a, b: log_odds(about[a], about[b]), least)
    return tuple(Story(tuple(ordered[index].article.id for index in group)) for group in groups)


def bar(threshold: float) -> float:
    """A chance as log-odds, kept finite: 0.5 -> 0.0."""
    chance = min(max(threshold, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))


def crowd(articles: int) -> float:
    """What a large run adds to the bar: 0 for up to 25 articles, 0.92 for 1,000."""
    return CROWD * math.log(max(articles, FEW) / FEW)
