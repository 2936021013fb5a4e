"""Several seats at one queue: the heaviest task that waits is done next, of whatever stage it is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from queue import Empty, PriorityQueue
from typing import Any, TypeVar

from attribution.engines.local.seat import CLOSED, Fuse, Seat
from attribution.engines.local.tasks import Task
from attribution.errors import AttributionError

T = TypeVar("T")
# Seconds to wait for threads whose workers were killed.
PATIENCE = 10.0
Waiting = tuple[float, int, "Future[Any] | None", "Task[Any] | None"]


class Crew:
    """`jobs` workers, each served by a thread that waits for it; threads and workers start when there is work. Thread-safe."""

    def __init__(self, make: Callable[[], Any], jobs: int, threads: int) -> None:
        fuse = Fuse()
        self._seats = [Seat(make, threads, fuse) for _ in range(jobs)]
        self._threads: list[threading.Thread] = []
        self._queue: PriorityQueue[Waiting] = PriorityQueue()
        self._number = count()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes at work."""
        return [pid for seat in self._seats if (pid := seat.pid) is not None]

    def put(self, task: Task[T]) -> Future[T]:
        """The answer to come. Raises AttributionError after `close`."""
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise AttributionError(CLOSED)
            if not self._threads:
                self._threads = [threading.Thread(target=serve, args=(seat, self._queue), daemon=True) for seat in self._seats]
                for thread in self._threads:
                    thread.start()
            self._queue.put((-task.weight, next(self._number), future, task))
        return future

    def close(self) -> None:
        """End now: workers at work are killed, what waits is answered with an error; no process and no thread is left."""
        if threading.current_thread() in self._threads:  # the collector of garbage ran here, perhaps in the middle of `get`
            threading.Thread(target=self.close, daemon=True).start()
            return
        with self._lock:
            self._closed = True
        while True:
            try:
                *_, future, _task = self._queue.get_nowait()
            except Empty:
                break
            if future is not None and future.set_running_or_notify_cancel():
                future.set_exception(AttributionError(CLOSED))
        for seat in self._seats:
            self._queue.put((0, next(self._number), None, None))
            seat.close()
        for thread in self._threads:
            thread.join(PATIENCE)


def serve(seat: Seat, queue: PriorityQueue[Waiting]) -> None:
    """Do what waits until there is nothing more to come."""
    if hasattr(signal, "pthread_sigmask"):  # inherited by the worker: Ctrl-C does not even reach it while it starts
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        while True:
            *_, future, task = queue.get()
            if future is None or task is None:
                return
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(seat.do(task))
            except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
                future.set_exception(error)
            del future, task  # not to be kept while nothing comes
    finally:
        seat.leave()
