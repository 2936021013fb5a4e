"""Progress on stderr: only on a terminal, and only once a run has lasted two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0


class ProgressBar:
    """Call it with (stage, done, total); a context, so that the bar is gone before the report is printed.

    Each stage has its line: how much of how much is done, how many a second, and the time that is left where the total is known.
    """

    def __init__(self, *, quiet: bool = False, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._patience, self._clock = patience, clock
        self._begun = clock()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}
        self._firsts: dict[str, tuple[float, int]] = {}

    def __call__(self, stage: str, done: int, total: int, note: str = "") -> None:
        """Report that `done` of `total` steps of a stage are done; a total of 0 is not known. `note` stands behind it."""
        now = self._clock()
        first, before = self._firsts.setdefault(stage, (now, done))
        if not self._shown or (self._bar is None and now - self._begun < self._patience):
            return
        bar = self._bar or self._start()
        if stage not in self._tasks:
            self._tasks[stage] = bar.add_task(stage, total=total or None, count="", rate="", note="")
        pace = rate(done - before, now - first)
        bar.update(self._tasks[stage], completed=done, total=total or None, count=count(done, total), rate=pace, note=note)

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        fields = (TextColumn(f"{{task.fields[{name}]}}", markup=False) for name in ("count", "rate", "note"))
        self._bar = Progress(
            TextColumn("{task.description}", markup=False), BarColumn(), *fields, TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._bar.start()
        return self._bar

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def count(done: int, total: int) -> str:
    """How much is done, of how much where that is known: "1,024/20,000"."""
    return "" if not done and not total else f"{done:,}/{total:,}" if total else f"{done:,}"


def rate(done: int, seconds: float) -> str:
    """Steps a second, or a minute where that is less than one: "312/s", "3.2/s", "40/min"; nothing before there is anything to divide."""
    if done <= 0 or seconds <= 0:
        return ""
    each, unit = (done / seconds, "s") if done >= seconds else (60 * done / seconds, "min")
    return f"{each:,.0f}/{unit}" if each >= 10 else f"{each:.1f}/{unit}"


def duration(seconds: float) -> str:
    """A length of time in words, rounded: "40 s", "3 min", "2 h 5 min"."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
