"""What was compared and not reported: counts by reason, and the nearest misses of each as examples."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Any, Protocol

from attribution.types import Claim

EXAMPLES = 3
# Words of a passage that an example shows.
SHOWN = 12
# Code -> reason in words, as the closing lines of a report and docs/formats.md have them.
REASONS: dict[str, str] = {
    "not_one_slot": "not surely one slot",
    "other_measure": "another measure, or a part against a whole",
    "not_asked": "too unlike to be asked about",
    "settled_elsewhere": "one of the two has its equal in the other report",
    "too_unlike": "statements too unlike around their figures or dates",
    "statement_unsure": "statements that neither follow from nor contradict each other",
    "figures_differ": "like statements with other figures",
    "other_words": "quotations in other words",
    "taken_back": "figures or dates that one report says hold no more",
    "covered": "already told by a figure or a date",
    "two_occasions": "like words of one speaker on two occasions",
}


class Compared(Protocol):
    """Anything with two statements: a Pair."""

    @property
    def a(self) -> Claim:
        """One statement."""
        ...

    @property
    def b(self) -> Claim:
        """The other."""
        ...


class Ledger(Counter[str]):
    """A count by reason in words; `refuse` also keeps the pairs that came nearest. The same for any order of the refusals."""

    def __init__(self) -> None:
        super().__init__()
        self._nearest: dict[str, list[tuple[Any, ...]]] = {}

    def refuse(self, code: str, pair: Compared, nearness: float = 0.0) -> None:
        """Count a pair under a code; `nearness` (0 to 1) is how little was missing."""
        self[REASONS.get(code, code.replace("_", " "))] += 1
        a, b = pair.a, pair.b
        entry = (round(nearness, 4), Reverse((a.article, a.start, b.article, b.start)), a, b)
        kept = self._nearest.setdefault(code, [])
        if any(entry[:2] == other[:2] for other in kept):
            return
        # Claims are never compared: places differ where nearness is equal.
        heapq.heappush(kept, entry)
        if len(kept) > EXAMPLES:
            heapq.heappop(kept)

    def merge(self, other: Ledger) -> None:
        """Take over what another story's ledger holds."""
        self.update(other)
        for code, entries in other._nearest.items():
            kept = {entry[:2]: entry for entry in (*self._nearest.get(code, ()), *entries)}
            self._nearest[code] = heapq.nlargest(EXAMPLES, kept.values(), key=lambda entry: entry[:2])
            heapq.heapify(self._nearest[code])

    def __reduce__(self) -> tuple[Any, ...]:
        return restored, (dict(self), self._nearest)

    def refused(self) -> dict[str, Any]:
        """`{"not_one_slot": {"reason", "count", "examples": [{"a", "b", "nearness"}]}}`, the nearest miss first."""
        return {
            code: {
                "reason": REASONS.get(code, code.replace("_", " ")),
                "count": self[REASONS.get(code, code.replace("_", " "))],
                "examples": [
                    {"a": place(a), "b": place(b), "nearness": nearness}
                    for nearness, _, a, b in sorted(self._nearest[code], key=lambda e: (-e[0], e[1].value))
                ],
            }
            for code in sorted(self._nearest)
        }


def restored(counts: dict[str, int], nearest: dict[str, list[tuple[Any, ...]]]) -> Ledger:
    """A ledger that comes from another process."""
    ledger = Ledger()
    ledger.update(counts)
    ledger._nearest = nearest
    return ledger


class Reverse:
    """A key that sorts the other way round, so that of equal misses the first in text order is kept."""

    def __init__(self, value: tuple[Any, ...]) -> None:
        self.value = value

    def __lt__(self, other: Reverse) -> bool:
        return self.value > other.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reverse) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)


def place(claim: Claim) -> dict[str, Any]:
    """Where a passage is, and its first words: `{"article", "paragraph", "start", "end", "words"}`."""
    words = claim.text.split(maxsplit=SHOWN)
    shown = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
    return {"article": claim.article, "paragraph": claim.paragraph, "start": claim.start, "end": claim.end, "words": shown}
