"""How far `archive add` is, on stderr: a bar on a terminal, now and then a line elsewhere, and the line at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from attribution.cli.guard import say
from attribution.cli.progress import PATIENCE, ProgressBar, duration, rate

if TYPE_CHECKING:
    from attribution.engines.archiving import Filed

# Seconds between two lines where stderr is no terminal: a log is read later, and by people.
APART = 30.0


class AddBar:
    """Call it with the counts of what is durable; `likely` is a guess at the number of articles, which the time left hangs on."""

    def __init__(self, place: str, likely: int, *, quiet: bool = False, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._place, self._likely, self._quiet, self._clock = place, likely, quiet, clock
        self._terminal = sys.stderr.isatty()
        self._bar = ProgressBar(quiet=quiet, patience=patience, clock=clock)
        self._begun = self._told = clock()
        self._done = self._held = self._worked = self._before = 0

    def __call__(self, filed: Filed) -> None:
        """So much is durable now."""
        self._done, self._held, self._worked = filed.done, filed.done - filed.lost, filed.new + filed.changed
        total = max(self._likely, filed.done)
        self._bar("adding", filed.done, total, counts(filed))
        seconds = self._clock() - self._told
        if filed.done < total and not self._terminal and not self._quiet and seconds >= APART:
            left = self.left(total, seconds)
            self._told, self._before = self._clock(), filed.done
            say(", ".join([f"{filed.done:,} of about {total:,} articles: {counts(filed)}", *self.pace(), *left]))

    def stage(self, stage: str, done: int, total: int) -> None:
        """Progress of the stages beneath; only that models load is told, the rest is seen in what becomes durable."""
        if stage == "loading models":
            self._bar(stage, done, total)

    def pace(self) -> list[str]:
        """Articles added a second, where any was."""
        pace = rate(self._worked, self._clock() - self._begun)
        return [pace] if pace else []

    def left(self, total: int, seconds: float) -> list[str]:
        """The time that is left at the pace since the last line, where there is one: what is held already goes by fast, and is no measure."""
        done = self._done - self._before
        return [f"about {duration((total - self._done) * seconds / done)} left"] if done else []

    def summary(self, filed: Filed) -> None:
        """Say what came of it, on one line."""
        if not self._quiet:
            say(f"{counts(filed)} in {self._place} ({', '.join([*self.pace(), duration(self._clock() - self._begun)])})")

    def interrupted(self) -> None:
        """Say how to go on after Ctrl-C; one more part may be there, added in the moment of it."""
        self.stop()
        if not self._quiet:
            held = f"at least {self._held:,} of these articles are in {self._place}" if self._held else "what was added is kept"
            say(f"Interrupted: {held}. Run the same command again to add the rest.")

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()

    def __enter__(self) -> AddBar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def counts(filed: Filed) -> str:
    """What came of the articles: "12 new, 1 changed, 40 the same"; none of a kind is left out, but for the new ones."""
    rest = (("changed", filed.changed), ("the same", filed.same), ("lost", filed.lost))
    return ", ".join([f"{filed.new:,} new", *(f"{number:,} {name}" for name, number in rest if number)])
