"""Cases judged one expectation at a time, each case checked once."""

from __future__ import annotations

import threading
from collections import OrderedDict

from attribution.cases.checkers import Checkers
from attribution.cases.expectations import Case, Expectation
from attribution.cases.outcomes import Outcome
from attribution.cases.running import run_case
from attribution.config import Config

# Cases whose outcomes are kept: tests come case by case, and a worker of several may switch between a few.
KEPT = 32


class Session:
    """One set of Checkers and the outcomes of the latest cases. Thread-safe."""

    def __init__(self, config: Config) -> None:
        self._checkers = Checkers(config)
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, dict[str, Outcome]] = OrderedDict()

    def outcome(self, case: Case, expected: Expectation) -> Outcome:
        """The outcome of one expectation of a case."""
        with self._lock:
            if case.name not in self._kept:
                self._kept[case.name] = {one.expectation.name: one for one in run_case(case, self._checkers).outcomes}
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            return self._kept[case.name][expected.name]
