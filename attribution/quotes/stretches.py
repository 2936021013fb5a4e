"""Spans of an article by where they stand: which of them meet another, without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Stretch(Protocol):
    """Anything that stands somewhere."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


T = TypeVar("T", bound=Stretch)


class Stretches(Generic[T]):
    """Spans in text order; they may overlap."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = sorted(items, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self.items]
        self._reach = list(accumulate((item.end for item in self.items), max))

    def meeting(self, span: Stretch) -> Iterator[T]:
        """Yield the spans that share a character with `span`, the last first."""
        at = bisect_left(self._starts, span.end)
        while at > 0 and self._reach[at - 1] > span.start:
            at -= 1
            if self.items[at].end > span.start:
                yield self.items[at]
