"""The progress of an ingest on stderr: a bar over the bytes of input, articles, articles a second, time left; and its last line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from attribution.cli.progress import PATIENCE

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from attribution.engines.ingest import Tally


class IngestBar:
    """Call it with (tally, bytes of input); shown on a terminal only, and only once a run has lasted two seconds."""

    def __init__(self, *, quiet: bool = False, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._patience, self._clock = patience, clock
        self._begun, self._before = clock(), 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._called = False

    def __call__(self, tally: Tally, total: int) -> None:
        """Report that so much is done; the first call says what a run before had done, which is no part of the rate."""
        if not self._called:
            self._called, self._before = True, tally.articles
        if not self._shown or (self._bar is None and self._clock() - self._begun < self._patience):
            return
        bar = self._bar or self._start(tally, total)
        if self._task is not None:
            bar.update(self._task, completed=tally.read, articles=f"{tally.articles:,}", rate=self.rate(tally.articles), lost=lost(tally))

    def rate(self, articles: int) -> str:
        """Articles a second of this run: "312/s"."""
        seconds = max(self._clock() - self._begun, 1e-9)
        return f"{(articles - self._before) / seconds:,.0f}/s"

    def summary(self, tally: Tally, kept: Tally, file: Path | None) -> str:
        """What came out of it, on one line."""
        parts = [f"{tally.articles:,} article{'' if tally.articles == 1 else 's'}" + (f" into {file}" if file else "")]
        if kept.read:
            parts.append(f"{kept.articles:,} of them by a run before")
        if tally.duplicates:
            parts.append(f"{tally.duplicates:,} exact duplicates")
        if tally.failed:
            parts.append(f"{tally.failed:,} lost")
        return f"{', '.join(parts)} ({self.rate(tally.articles)})"

    def _start(self, tally: Tally, total: int) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = ("{task.fields[articles]} articles", "{task.fields[rate]}", "{task.fields[lost]}")
        self._bar = Progress(
            BarColumn(), TaskProgressColumn(), *(TextColumn(column, markup=False) for column in columns), TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._bar.add_task("ingest", total=total or None, completed=tally.read, articles="", rate="", lost="")
        self._bar.start()
        return self._bar

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def __enter__(self) -> IngestBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def lost(tally: Tally) -> str:
    """How many could not be read, where any."""
    return f"{tally.failed:,} lost" if tally.failed else ""
