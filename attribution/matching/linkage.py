"""Grouping by average likeness: a chain of look-alikes joins nothing whose ends are unlike."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

# Each article looks for others by so many of its weightiest words; one that more articles hold than COMMON finds none, or the work
# would be quadratic. It is then weighed against the NEAREST by these words.
TELLING, COMMON, NEAREST = 50, 60, 40
# A pair this far below the bar is no reason to look at two groups; it counts in their average all the same.
SLACK = 2.5

Likeness = Callable[[int, int], float]
# Whether two groups must not be joined, however alike they are on average.
Clash = Callable[[Sequence[int], Sequence[int]], bool]


def candidates(bags: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Index pairs of bags that are among each other's nearest by shared rare words, in order; their number grows with the bags."""
    holders: dict[str, list[int]] = defaultdict(list)
    telling = [dict(heapq.nsmallest(TELLING, bag.items(), key=lambda item: (-item[1], item[0]))) for bag in bags]
    for index, bag in enumerate(telling):
        for word in bag:
            holders[word].append(index)
    found: set[tuple[int, int]] = set()
    for index, bag in enumerate(telling):
        shared: dict[int, float] = defaultdict(float)
        for word, weight in bag.items():
            if len(holders[word]) <= COMMON:
                for other in holders[word]:
                    shared[other] += weight * telling[other][word]
        shared.pop(index, None)
        nearest = heapq.nsmallest(NEAREST, shared, key=lambda other: (-round(shared[other], 9), other))
        found.update((min(index, other), max(index, other)) for other in nearest)
    return sorted(found)


def average_linkage(size: int, pairs: Iterable[tuple[int, int]], likeness: Likeness, bar: float, clash: Clash | None = None) -> list[list[int]]:
    """Groups of 0 … size-1: the two groups most alike on average are joined, again and again, while that average reaches `bar`.

    Only groups that a pair of `pairs` connects are looked at, but all their members count. Equal averages are joined in the order
    of the members, so that the answer is one. Groups that `clash` stay two, unless others join them and take the ground away.
    """
    return Groups(size, likeness, bar, clash).joined(pairs)


class Groups:
    """The groups being joined, each known by the number it got when it was made."""

    def __init__(self, size: int, likeness: Likeness, bar: float, clash: Clash | None) -> None:
        self._members = {index: [index] for index in range(size)}
        self._beside: dict[int, set[int]] = {index: set() for index in range(size)}
        self._total: dict[tuple[int, int], float] = {}
        self._heap: list[tuple[float, list[int], list[int], int, int]] = []
        self._next, self._likeness, self._bar, self._clash = size, likeness, bar, clash

    def joined(self, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
        """Join what is alike enough; groups in the order of their first members."""
        for a, b in pairs:
            likeness = self._likeness(a, b)
            self._total[min(a, b), max(a, b)] = likeness
            if likeness >= self._bar - SLACK:
                self._beside[a].add(b)
                self._beside[b].add(a)
                self._weigh(a, b, likeness)
        while self._heap:
            _, _, _, a, b = heapq.heappop(self._heap)
            if a in self._members and b in self._members and not (self._clash and self._clash(self._members[a], self._members[b])):
                self._join(a, b)
        return sorted(self._members.values())

    def _weigh(self, a: int, b: int, total: float) -> None:
        """Note the summed likeness of two groups, and queue them where their average is enough."""
        self._total[min(a, b), max(a, b)] = total
        one, other = sorted((self._members[a], self._members[b]))
        average = round(total / (len(one) * len(other)), 6)
        if average >= self._bar:
            heapq.heappush(self._heap, (-average, one, other, a, b))

    def _join(self, a: int, b: int) -> None:
        """Make one group of two and weigh it against every neighbour of either."""
        new, self._next = self._next, self._next + 1
        beside = {other for other in self._beside[a] | self._beside[b] if other in self._members} - {a, b}
        totals = {other: self._between(a, other) + self._between(b, other) for other in beside}
        self._members[new] = sorted(self._members.pop(a) + self._members.pop(b))
        self._beside[new] = beside
        for other in beside:
            self._beside[other].add(new)
            self._weigh(new, other, totals[other])

    def _between(self, a: int, b: int) -> float:
        """The summed likeness of two groups' members; measured where no candidate pair connected them."""
        key = min(a, b), max(a, b)
        if key not in self._total:
            self._total[key] = sum(self._likeness(min(x, y), max(x, y)) for x in self._members[a] for y in self._members[b])
        return self._total[key]
