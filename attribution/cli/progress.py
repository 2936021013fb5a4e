"""Progress on stderr: only on a terminal, and only once a run has lasted two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0


class ProgressBar:
    """Call it with (stage, done, total); a context, so that the bar is gone before the report is printed."""

    def __init__(self, *, quiet: bool = False, patience: float = PATIENCE) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._patience = patience
        self._begun = time.monotonic()
        self._bar: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report that `done` of `total` steps of a stage are done."""
        if not self._shown or (self._bar is None and time.monotonic() - self._begun < self._patience):
            return
        bar = self._bar or self._start()
        if stage not in self._tasks:
            self._tasks[stage] = bar.add_task(stage, total=total or None)
        bar.update(self._tasks[stage], completed=done, total=total or None)

    def _start(self) -> Progress:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._bar.start()
        return self._bar

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
