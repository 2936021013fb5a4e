"""Which of several people of one surname the surname alone means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attribution.quotes.entries import Entry

# A surname alone means the bearer introduced this many characters before the others, if none of them was just named.
LEAD = 1_000
CLOSE = 300
NEVER = 1 << 40


def dominant(pool: Sequence[Entry], at: int | None) -> Entry | None:
    """Return the one of several bearers of a surname whom it means alone, None where that is not plain.

    It is the one introduced long before the others: an article about Hillary Clinton prints "Bill Clinton" in full. Right
    behind another bearer's full name nothing is plain; `at` is the offset of the surname.
    """
    first, *others = sorted(pool, key=introduced)
    if introduced(others[0]) - introduced(first) < LEAD:
        return None
    near = at is not None and any(just_named(entry, at) for entry in others)
    return None if near else first


def introduced(entry: Entry) -> int:
    """Return where somebody is first mentioned in two words or more."""
    return entry.full_starts[0] if entry.full_starts else NEVER


def just_named(entry: Entry, at: int) -> bool:
    """Say whether somebody is named in full right before an offset."""
    last = bisect_left(entry.full_starts, at)
    return last > 0 and entry.full_starts[last - 1] > at - CLOSE
