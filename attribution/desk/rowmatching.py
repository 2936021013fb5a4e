"""Which row of one worksheet is which row of the next: one of the old for at most one of the new, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from attribution.desk.likeness import likeness, sharing
from attribution.desk.order import aligned, steady

# How alike changed words must be: between the same neighbours or in the same line; alone there; and anywhere else in the article.
NEAR, ALONE, FAR = 0.4, 0.2, 0.65
# Added for two facts of one kind in one line: `12 people` and `Fifteen` share no letter and are still one figure.
SAME_SORT = 0.4
# A place with more unmatched rows than this is compared by shared words only, not every row with every other.
CROWDED = 24


@dataclass(frozen=True, slots=True)
class Item:
    """A row as the matching sees it: its key, its article(s) by number, its words, the line it stands in, its kind; `away` when the draft no longer has it."""

    key: str
    block: tuple[Hashable, ...]
    words: str
    home: int | None = None
    sort: str = ""
    away: bool = False


@dataclass(slots=True)
class Pairing:
    """The pairs found so far, both ways, and which items are still free."""

    old: Sequence[Item]
    new: Sequence[Item]
    forth: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def add(self, was: int, now: int) -> None:
        """Pair two items if both are free."""
        if was not in self.forth and now not in self.back:
            self.forth[was], self.back[now] = now, was

    def free(self, away: tuple[bool, bool]) -> tuple[list[int], list[int]]:
        """The items nobody has yet, old and new, by whether they are in the draft."""
        return (
            [at for at, item in enumerate(self.old) if item.away is away[0] and at not in self.forth],
            [at for at, item in enumerate(self.new) if item.away is away[1] and at not in self.back],
        )


def matched(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Positions in `old` by the positions in `new` they belong to. Passages of the draft are matched first, then those that are gone from it."""
    pairing = Pairing(old, new)
    for stages in ((by_home, by_order, by_words), (by_key,), (by_likeness,)):
        for away in ((False, False), (True, False), (False, True), (True, True)):
            for stage in stages:
                was, now = pairing.free(away)
                if was and now:
                    stage(pairing, was, now)
    return pairing.back


def by_home(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> None:
    """Equal words in the same line."""
    in_turn(pairing, was, now, lambda item: (item.block, item.home, item.words) if item.home is not None else None)


def by_order(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> None:
    """Equal words in the same order within an article: neighbours settle which of several equal passages is meant."""
    old, new = (blocks(items, at) for items, at in ((pairing.old, was), (pairing.new, now)))
    for block in old:
        one, other = old[block], new.get(block, [])
        for a, b in aligned([pairing.old[at].words for at in one], [pairing.new[at].words for at in other]):
            pairing.add(one[a], other[b])


def by_words(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> None:
    """Equal words anywhere in the article: first those with one key, then in turn."""
    in_turn(pairing, was, now, lambda item: (item.block, item.words, item.key))
    in_turn(pairing, *pairing.free((pairing.old[was[0]].away, pairing.new[now[0]].away)), lambda item: (item.block, item.words))


def by_key(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> None:
    """One key, whatever the words and the article."""
    in_turn(pairing, was, now, lambda item: item.key or None)


def by_likeness(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> None:
    """Changed words: the likest pairs first, in the same place before elsewhere."""
    scored: dict[tuple[int, int], float] = {}
    away = pairing.old[was[0]].away or pairing.new[now[0]].away  # what is gone stands nowhere
    for one, other in [] if away else neighbourhoods(pairing, was, now):
        alone = len(one) == len(other) == 1
        for a, b in near(pairing, one, other):
            scored[a, b] = worth(pairing, a, b, ALONE if alone else NEAR, near=True)
    for a, b in far(pairing, was, now):
        if (a, b) not in scored:
            scored[a, b] = worth(pairing, a, b, FAR, near=False)
    for (a, b), _ in sorted(scored.items(), key=lambda item: (-item[1], item[0])):
        if scored[a, b] > 0:
            pairing.add(a, b)


def worth(pairing: Pairing, was: int, now: int, least: float, *, near: bool) -> float:
    """The likeness of two items with what their place adds, or 0 where it is less than the least."""
    one, other = pairing.old[was], pairing.new[now]
    at_home = near and one.home is not None and one.home == other.home
    found = likeness(one.words, other.words) + SAME_SORT * (at_home and bool(one.sort) and one.sort == other.sort)
    return found + 0.1 * near if found >= least else 0.0


def near(pairing: Pairing, one: Sequence[int], other: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a place: all of them, or in a crowded one those that share words."""
    if len(one) * len(other) <= CROWDED * CROWDED:
        return ((a, b) for a in one for b in other)
    return sharing([(at, pairing.old[at].words) for at in one], [(at, pairing.new[at].words) for at in other])


def far(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of an article that share rare words, wherever they stand."""
    old, new = blocks(pairing.old, was), blocks(pairing.new, now)
    for block in old:
        yield from sharing([(at, pairing.old[at].words) for at in old[block]], [(at, pairing.new[at].words) for at in new.get(block, [])])


def neighbourhoods(pairing: Pairing, was: Sequence[int], now: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """The free items by place: the line they stand in, or, without one, the last pair before them that was not moved."""
    places: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    fixed = anchors(pairing)
    for side, (items, free) in enumerate(((pairing.old, was), (pairing.new, now))):
        wanted, last = set(free), dict[tuple[Hashable, ...], int]()
        for at, item in enumerate(items):
            last[item.block] = at if side == 0 and at in fixed else pairing.back[at] if side and pairing.back.get(at) in fixed else last.get(item.block, -1)
            if at in wanted:
                place = ("line", item.home) if item.home is not None else ("after", item.block, last[item.block])
                places[place][side].append(at)
    return [(one, other) for one, other in places.values() if one and other]


def anchors(pairing: Pairing) -> set[int]:
    """The old items whose pair stands in the same order as before."""
    orders: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for now, item in enumerate(pairing.new):
        was = pairing.back.get(now)
        if was is not None and not item.away and not pairing.old[was].away and pairing.old[was].block == item.block:
            orders[item.block].append(was)
    return {was for order in orders.values() for was in steady(order)}


def in_turn(pairing: Pairing, was: Iterable[int], now: Iterable[int], mark: Callable[[Item], Hashable]) -> None:
    """Pair free items with equal marks, the first with the first; no mark (None) matches nothing."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in was:
        waiting[mark(pairing.old[at])].append(at)
    waiting.pop(None, None)
    turns = {key: iter(places) for key, places in waiting.items()}
    for at in now:
        found = next(turns.get(mark(pairing.new[at]), iter(())), None)
        if found is not None:
            pairing.add(found, at)


def blocks(items: Sequence[Item], at: Iterable[int]) -> dict[tuple[Hashable, ...], list[int]]:
    """The given items by article, in order."""
    found: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for position in at:
        found[items[position].block].append(position)
    return found
