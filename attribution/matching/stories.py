"""Group articles by the event they report, so that two earthquakes are never compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from attribution.matching.vectors import Vectors
from attribution.types import Reading

# The news is in the first statements; the rest is background that many stories share.
LEAD = 6
# A name that more of the run's articles print than this tells stories apart no longer (used only in larger runs).
COMMON = 50
# Articles published, or telling in their leads of days, further apart than this need more than a theme in common.
FAR_DAYS, LEAD_DAYS_APART = 30, 20


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report one event, by id in sorted order."""

    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about: the unit mean of its lead, the names it prints with how often, its day, the days its lead tells of."""

    lead: Any
    names: Counter[str]
    day: int | None
    told: frozenset[int]


def profile(reading: Reading, vectors: Vectors) -> Profile:
    """The profile of one reading; names are folded to lower case."""
    names = Counter(name.full.casefold() for claim in reading.claims for name in claim.names)
    day = reading.article.day
    lead = vectors.mean([claim.text for claim in reading.claims[:LEAD]])
    told = {
        moment.first.toordinal()
        for claim in reading.claims[:LEAD]
        for moment in claim.moments
        if moment.first is not None and moment.precision == "day"
    }
    return Profile(lead, names, day.toordinal() if day else None, frozenset(told))


def name_overlap(a: Profile, b: Profile, weight: dict[str, float]) -> float:
    """Shared names by how telling they are, 0 to 1: the weight in common over the lighter side's weight."""
    shared = sum(weight[name] for name in a.names.keys() & b.names.keys())
    lighter = min(sum(weight[n] for n in a.names), sum(weight[n] for n in b.names))
    return shared / lighter if lighter else 0.0


def far_apart(a: Profile, b: Profile) -> bool:
    """Whether two articles were published, or else tell in their leads, of days far from each other."""
    if a.day is not None and b.day is not None:
        return abs(a.day - b.day) > FAR_DAYS
    return bool(a.told and b.told) and min(abs(x - y) for x in a.told for y in b.told) > LEAD_DAYS_APART


def same_story(a: Profile, b: Profile, weight: dict[str, float], threshold: float) -> bool:
    """Whether the leads are alike enough; shared names lower the bar, distance in time raises it."""
    if a.lead is None or b.lead is None:
        return False
    names = name_overlap(a, b, weight)
    bar = threshold + 0.10 - 0.35 * min(names, 0.6)
    if far_apart(a, b):
        bar += 0.10
    return float(np.dot(a.lead, b.lead)) >= bar and names > 0.08


def linked(names: Sequence[Counter[str]], neighbours: int = 30) -> Iterator[tuple[int, int]]:
    """Index pairs of articles that share a name; articles of a very common name are linked to their next ones only."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, counts in enumerate(names):
        for name in counts:
            postings[name].append(index)
    seen: set[tuple[int, int]] = set()
    for name in sorted(postings):
        holders = postings[name]
        reach = len(holders) if len(holders) <= COMMON else neighbours
        for i, a in enumerate(holders):
            for b in holders[i + 1 : i + 1 + reach]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def group_stories(readings: Sequence[Reading], vectors: Vectors, threshold: float) -> tuple[Story, ...]:
    """The stories of a run, each article in exactly one; copies of an article follow it. Order of input does not matter."""
    ordered = sorted(readings, key=lambda r: r.article.id)
    vectors.add(claim.text for r in ordered for claim in r.claims[:LEAD])
    profiles = [profile(r, vectors) for r in ordered]
    spread = Counter(name for p in profiles for name in p.names)
    weight = {name: 1.0 / (1.0 + math.log(count)) for name, count in spread.items()}
    parent = list(range(len(ordered)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for a, b in linked([p.names for p in profiles]):
        if root(a) != root(b) and same_story(profiles[a], profiles[b], weight, threshold):
            parent[max(root(a), root(b))] = min(root(a), root(b))
    groups: dict[int, list[str]] = defaultdict(list)
    for index, reading in enumerate(ordered):
        groups[root(index)].append(reading.article.id)
    return tuple(Story(tuple(ids)) for _, ids in sorted(groups.items()))
