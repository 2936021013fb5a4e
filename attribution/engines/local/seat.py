"""Where one worker sits: it is started when there is work, replaced when it dies, and what it died of is found out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from attribution.engines.local.process import Died, Worker
from attribution.engines.local.tasks import Task
from attribution.errors import AttributionError

T = TypeVar("T")
# A task is given to so many workers before it is held to be what kills them: one may be killed for what another program takes.
TRIES = 2
# Workers that may die one after the other, of all of them, before the machine is held to be at fault.
DEATHS = 16
# Characters of text after which a worker is replaced by a fresh one. What the parser has seen of words it keeps, 5 to 10 kB an article, so
# a worker would grow without end; loading another takes 6 s, of the 40 minutes or more that so much text takes.
RENEWED = 20_000_000
CLOSED = "the local engine was closed while it was at work; expected an open one: make another"


class Fuse:
    """Counts the workers that died since one last answered. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deaths = 0

    def answered(self) -> None:
        """Work gets done."""
        with self._lock:
            self._deaths = 0

    def died(self, ending: str) -> None:
        """Raise AttributionError where it is time to give up."""
        with self._lock:
            self._deaths += 1
            deaths = self._deaths
        if deaths >= DEATHS:
            raise AttributionError(
                f"{deaths} worker processes ended one after the other (the last: {ending}); expected answers. Use fewer processes (--jobs 1 "
                "for none beside this one), or look whether memory runs out"
            )


class Seat:
    """Does tasks one after the other, in a worker of its own. `do` and `leave` are for one thread; `close` may be called by any."""

    def __init__(self, make: Callable[[], Any], threads: int, fuse: Fuse) -> None:
        self._make, self._threads, self._fuse = make, threads, fuse
        self._lock = threading.Lock()
        self._closed = self._busy = False
        self._worker: Worker | None = None
        self._characters = 0

    @property
    def pid(self) -> int | None:
        """The number of the process that sits there."""
        worker = self._worker
        return None if worker is None else worker.pid

    def do(self, task: Task[T]) -> T:
        """The answer to a task; of one that kills its workers, piece by piece, and what is lost of it."""
        ending = ""
        for _ in range(TRIES):
            try:
                return self._ask(task)
            except Died as death:
                ending = str(death)
                self._fuse.died(ending)
        pieces = task.pieces()
        return task.joined([self.do(piece) for piece in pieces]) if pieces else task.lost(ending)

    def _ask(self, task: Task[T]) -> T:
        if self._characters >= RENEWED:
            self.leave()
        worker = self._worker or self._start()
        self._characters += task.weight
        with self._lock:
            self._check_open()
            self._busy = True
        try:
            answer: T = worker.ask(task)
        except Died:
            self._worker = None
            self._check_open()
            raise
        finally:
            self._busy = False
        self._fuse.answered()
        return answer

    def _start(self) -> Worker:
        """A worker that is ready. Raises Died, or what making its stages raised."""
        with self._lock:
            self._check_open()
            worker, self._busy = Worker(self._make, self._threads), True
            self._worker, self._characters = worker, 0
        try:
            worker.ready()
        except BaseException:
            self._worker = None
            worker.end()
            self._check_open()
            raise
        finally:
            self._busy = False
        return worker

    def _check_open(self) -> None:
        if self._closed:
            raise AttributionError(CLOSED)

    def leave(self) -> None:
        """Send the worker home: it has nothing to do, or has done enough."""
        worker, self._worker, self._characters = self._worker, None, 0
        if worker is not None:
            worker.end()

    def close(self) -> None:
        """End a worker that is at work, and start no other; one with nothing to do is sent home by `leave`."""
        with self._lock:
            self._closed = True
            worker = self._worker if self._busy else None
        if worker is not None:
            worker.kill()
