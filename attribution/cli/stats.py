"""`--stats`: what a run cost, on stderr only, for clock times never stand in a report."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attribution.reports.coverage import words

if TYPE_CHECKING:
    from attribution.types import Report

Progress = Callable[[str, int, int], None]
COUNTS = ("articles", "stories", "passages", "quotations", "pairs_considered", "pairs_compared", "pairs_asked")


class Stopwatch:
    """Progress handed on, and the time between two calls booked to the stage of the later one."""

    def __init__(self, progress: Progress, clock: Callable[[], float] = time.perf_counter) -> None:
        self._progress, self._clock = progress, clock
        self._begun = self._last = clock()
        self._opened = ""
        self.seconds: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Book the time since the last call: to the stage that was opened with 0 steps done, else to this one."""
        now = self._clock()
        booked = self._opened or stage
        self.seconds[booked] = self.seconds.get(booked, 0.0) + now - self._last
        self._last, self._opened = now, stage if done == 0 else ""
        self._progress(stage, done, total)

    def stop(self) -> None:
        """Book what came after the last call: to the stage that was open, else to "finding the report's order"."""
        now = self._clock()
        booked = self._opened or "assembling"
        self.seconds[booked] = self.seconds.get(booked, 0.0) + now - self._last
        self._last, self._opened = now, ""

    @property
    def total(self) -> float:
        """Seconds from the first moment to the last that was booked."""
        return self._last - self._begun


def stats_lines(report: Report, watch: Stopwatch) -> Iterator[str]:
    """Counts, then seconds a stage, then pairs a second where any were asked."""
    counts = [(name, report.coverage.get(name, 0)) for name in COUNTS]
    yield f"counts: {', '.join(f'{value:,} {words(name, value)}' for name, value in counts)}, {len(report.findings):,} findings"
    refused = report.coverage.get("left_out", {})
    if refused:
        yield "left out: " + ", ".join(f"{count:,} {reason}" for reason, count in refused.items())
    for stage, seconds in watch.seconds.items():
        yield f"{stage}: {seconds:.2f} s"
    asked = report.coverage.get("pairs_asked", 0)
    pace = f" ({asked / watch.seconds['comparing']:,.0f} questions a second while comparing)" if asked and watch.seconds.get("comparing") else ""
    yield f"total: {watch.total:.2f} s{pace}"
