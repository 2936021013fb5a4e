"""Where the time of a run goes: stages hooked from outside, each second counted for the innermost one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from time import perf_counter
from types import GeneratorType
from typing import Any


class Stopwatch:
    """Seconds by stage; what no stage claims is "rest". Not for several threads."""

    def __init__(self, clock: Callable[[], float] = perf_counter) -> None:
        self.seconds: Counter[str] = Counter()
        self._clock = clock
        self._stack = ["rest"]
        self._since = clock()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside for `name`, less that of stages inside it."""
        self._turn()
        self._stack.append(name)
        try:
            yield
        finally:
            self._turn()
            self._stack.pop()

    def restart(self) -> None:
        """Forget what was counted."""
        self._turn()
        self.seconds.clear()

    def stop(self) -> dict[str, float]:
        """Seconds by stage up to now."""
        self._turn()
        return dict(self.seconds)

    def _turn(self) -> None:
        now = self._clock()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    def timed(self, name: str, work: Callable[..., Any], seen: Callable[..., None] | None = None) -> Callable[..., Any]:
        """`work` as a stage; of a generator every step is timed. `seen` gets the arguments first."""

        @wraps(work)
        def run(*args: Any, **more: Any) -> Any:
            if seen:
                seen(*args, **more)
            with self.stage(name):
                result = work(*args, **more)
            return self._steps(name, result) if isinstance(result, GeneratorType) else result

        return run

    def _steps(self, name: str, steps: Iterator[Any]) -> Iterator[Any]:
        """A generator whose steps are timed."""
        while True:
            with self.stage(name):
                try:
                    item = next(steps)
                except StopIteration:
                    return
            yield item


@contextmanager
def hooked(watch: Stopwatch, places: dict[str, str], seen: dict[str, Callable[..., None]]) -> Iterator[list[str]]:
    """Time the functions at `places` ("module:name" or "module:Class.method" -> stage) while the block runs.

    Yields the places that are not there: a version without a trained reader has no encoder to time.
    """
    undo: list[tuple[Any, str, Any]] = []
    missing = []
    for place, stage in places.items():
        module, _, path = place.partition(":")
        *owners, name = path.split(".")
        try:
            owner: Any = import_module(module)
            for part in owners:
                owner = getattr(owner, part)
            work = getattr(owner, name)
        except (ImportError, AttributeError):
            missing.append(place)
            continue
        undo.append((owner, name, work))
        setattr(owner, name, watch.timed(stage, work, seen.get(place)))
    try:
        yield missing
    finally:
        for owner, name, work in reversed(undo):
            setattr(owner, name, work)
