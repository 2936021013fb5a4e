"""Answers in the order of the tasks, whatever the order they come in; only so many tasks are under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import TypeVar

from attribution.engines.local.tasks import Task

T = TypeVar("T")


def in_order(put: Callable[[Task[T]], Future[T]], tasks: Iterable[Task[T]], ahead: int) -> Iterator[T]:
    """Yield the answers; tasks are taken as room comes, at most `ahead` of them taken and not yet answered here."""
    rest = iter(tasks)
    under_way: deque[Future[T]] = deque()
    try:
        while True:
            for task in islice(rest, ahead - len(under_way)):
                under_way.append(put(task))
            if not under_way:
                return
            answer = under_way[0].result()
            under_way.popleft()
            yield answer
    finally:
        for future in under_way:
            future.cancel()
