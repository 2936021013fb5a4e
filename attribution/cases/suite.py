"""A whole run of cases: their outcomes, the files that could not be read, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from attribution.cases.checkers import Checkers
from attribution.cases.expectations import Case
from attribution.cases.outcomes import STATUSES, CaseRun, Outcome
from attribution.cases.running import run_case
from attribution.cases.selection import Words, chosen
from attribution.types import Diagnostic


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases that were run, and the faults of those that could not be."""

    runs: tuple[CaseRun, ...]
    faults: tuple[Diagnostic, ...] = ()

    def outcomes(self) -> Iterator[Outcome]:
        """Every outcome, in the order of the files."""
        for run in self.runs:
            yield from run.outcomes

    def bad(self) -> list[Outcome]:
        """The outcomes that fail the run."""
        return [outcome for outcome in self.outcomes() if outcome.bad]

    def counts(self) -> Mapping[str, int]:
        """How many expectations came out in each way: `{"passed": 9, "failed": 1, …}`."""
        found = Counter(outcome.status for outcome in self.outcomes())
        return {status: found[status] for status in STATUSES}


def split(items: Iterable[Case | Diagnostic]) -> tuple[list[Case], list[Diagnostic]]:
    """The cases of a loader, and its faults."""
    cases: list[Case] = []
    faults: list[Diagnostic] = []
    for item in items:
        if isinstance(item, Case):
            cases.append(item)
        else:
            faults.append(item)
    return cases, faults


def select(cases: Iterable[Case], tags: Collection[str] = (), words: Words | None = None) -> list[Case]:
    """The cases with the expectations that were asked for; those without any are left out."""
    kept = (chosen(case, tags, words) for case in cases)
    return [case for case in kept if case is not None]


def run(cases: Iterable[Case], checkers: Checkers, clock: Callable[[], float], ran: Callable[[CaseRun], None]) -> list[CaseRun]:
    """Run cases one after the other; `clock` gives seconds, and `ran` is told of each as it is done."""
    done: list[CaseRun] = []
    for case in cases:
        begun = clock()
        finished = run_case(case, checkers)
        finished = replace(finished, seconds=clock() - begun, report=None)  # reports of a whole suite would fill the memory
        ran(finished)
        done.append(finished)
    return done
