"""Drafts against an archive: which reports are kept out of it, how many of their fellows are found again, and how long that takes."""

from __future__ import annotations

import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any

from benchmarks.archivecorpus import Filed

# The round whose events drafts are taken from, where there are as many: the archive has events told in the same words before and after it.
ROUND = 3
# Reports that an event must have for one of them to be kept out.
LEAST = 3
# Drafts for which the slow ways are tried too: they take seconds each.
SCANNED = 3


@dataclass(frozen=True, slots=True)
class Recall:
    """Held reports of the drafts' events: how many there are, how many the index and an exact search find, and how many both find."""

    drafts: int
    true: int
    indexed: int
    exact: int
    shared: int

    def line(self) -> str:
        """For a terminal."""
        true, exact = max(1, self.true), max(1, self.exact)
        return (
            f"true counterparts of {self.drafts} drafts: {self.true}; found by index {self.indexed} ({self.indexed / true:.3f}), "
            f"by looking at all {self.exact} ({self.exact / true:.3f}); index of exact {self.shared / exact:.3f}"
        )


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of each draft in an archive of so many statements: the whole check, and looking up alone.

    Of a few drafts, looking up at every statement (`scanning`), and reading the counterparts anew as without an archive (`reading`).
    `opening` is the first look-up of an archive just opened, which reads the index; no other counts it.
    """

    statements: int
    whole: tuple[float, ...]
    looking: tuple[float, ...]
    scanning: tuple[float, ...]
    reading: tuple[float, ...]
    opening: float

    def line(self) -> str:
        """For a terminal."""
        return (
            f"{self.statements:,} statements: a draft checked in {median(self.whole):.2f} s (p95 {at(self.whole, 0.95):.2f}), looking up {median(self.looking):.3f} s "
            f"(p95 {at(self.looking, 0.95):.3f}; the first, with reading the index, {self.opening:.3f}), at every statement {median(self.scanning):.3f} s; "
            f"reading the counterparts anew {median(self.reading):.2f} s"
        )


def kept_out(filed: Sequence[Filed], most: int) -> list[Filed]:
    """The middle report of each event of a round, at most so many, so that its fellows are in the archive.

    Where one round has fewer events, of rounds before it too; the last round is taken only where there is no other: it may be cut short.
    """
    of: dict[int, dict[str, list[Filed]]] = defaultdict(lambda: defaultdict(list))
    for one in filed:
        of[int(one.event.partition("/")[0])][one.event].append(one)
    last = max(of, default=0)
    first = min(ROUND, max(0, last - 1))
    order = [*range(first, -1, -1), *range(first + 1, last)]
    chosen = [told[len(told) // 2] for turn in order for _, told in sorted(of[turn].items()) if len(told) >= LEAST]
    return chosen[:most]


def recall(checker: Any, archive: Any, drafts: Sequence[Filed], filed: Sequence[Filed]) -> Recall:
    """Of the held reports of a draft's event, how many are among its counterparts, by index and by looking at all."""
    from attribution.against import counterparts

    fellows = events(filed, {draft.article.id for draft in drafts})
    event = {draft.article.id: draft.event for draft in drafts}
    models = checker.models
    true = indexed = exact = shared = 0
    for reading in checker.readings([draft.article for draft in drafts])[0]:
        mine = fellows[event[reading.article.id]]
        every, near = (set(counterparts([reading], archive, models.embedder, models.space, models.reading_key, exact=all_)) & mine for all_ in (True, False))
        true, indexed, exact, shared = true + len(mine), indexed + len(near), exact + len(every), shared + len(every & near)
    return Recall(len(drafts), true, indexed, exact, shared)


def events(filed: Sequence[Filed], without: set[str]) -> dict[str, set[str]]:
    """The ids of each event's reports that are not kept out."""
    of: dict[str, set[str]] = defaultdict(set)
    for one in filed:
        of[one.event].update({one.article.id} - without)
    return of


def latency(checker: Any, archive: Any, drafts: Sequence[Filed]) -> Latency:
    """Check each draft against the archive, no verdict known before; look up its counterparts alone; and a few at every statement."""
    from attribution.against import counterparts
    from attribution.archive.upkeep.counting import stats

    models = checker.models
    read = [checker.readings([draft.article])[0] for draft in drafts]

    def look(readings: Any, *, exact: bool = False) -> float:
        return timed(lambda: counterparts(readings, archive, models.embedder, models.space, models.reading_key, exact=exact))

    opening = look(read[0])
    whole = []
    for draft in drafts:
        models.verdicts.clear()
        whole.append(timed(lambda draft=draft: checker.check([draft.article], against=archive)))
    looking = [look(readings) for readings in read]
    scanning = [look(readings, exact=True) for readings in read[:SCANNED]]
    anew = [timed(lambda held=held: checker.readings(held)) for held in (known(checker, archive, readings) for readings in read[:SCANNED])]
    return Latency(stats(archive).statements, tuple(whole), tuple(looking), tuple(scanning), tuple(anew), opening)


def reopened(archive: Any) -> Any:
    """The archive opened once more: nothing of its index is in memory yet."""
    return pickle.loads(pickle.dumps(archive))


def known(checker: Any, archive: Any, readings: Sequence[Any]) -> list[Any]:
    """The articles that are a draft's counterparts."""
    from attribution.against import counterparts
    from attribution.archive.holding.members import picked

    models = checker.models
    return list(picked(archive, counterparts(readings, archive, models.embedder, models.space, models.reading_key)))


def timed(act: Callable[[], Any]) -> float:
    """Seconds of a call."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def at(values: Sequence[float], share: float) -> float:
    """The value that so many are not above, by the nearest rank: 0.95 of 1..20 -> 19."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
