"""Verdicts kept as long as a program runs."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence

from attribution.types import Verdict

# About 35 MB when full.
LIMIT = 100_000


class MemoryVerdicts:
    """A VerdictCache of at most `limit` verdicts; the oldest make room. Thread-safe."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Verdict] = OrderedDict()  # unlike a dict, it finds its oldest key in constant time

    def __len__(self) -> int:
        return len(self._held)

    def clear(self) -> None:
        """Forget everything; a benchmark that measures the model does so before each run."""
        with self._lock:
            self._held.clear()

    def get_many(self, keys: Sequence[str]) -> dict[str, Verdict]:
        """The verdicts that are known, by key."""
        with self._lock:
            return {key: self._held[key] for key in keys if key in self._held}

    def put_many(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep verdicts; what was put first goes first."""
        with self._lock:
            self._held.update(verdicts)
            while len(self._held) > self._limit:
                self._held.popitem(last=False)
