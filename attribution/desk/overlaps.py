"""Spans in text order, asked which of them a stretch touches: by bisection, so a long article costs no more than its length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from attribution.types import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Values by the span they stand on: `Overlaps([(Span(0, 4), "a")]).touching(Span(3, 9)) -> (Span(0, 4), "a")`."""

    def __init__(self, entries: Iterable[tuple[Span, T]]) -> None:
        self._entries = sorted(entries, key=lambda entry: (entry[0].start, -entry[0].end))
        self._starts = [span.start for span, _ in self._entries]
        self._reach: list[int] = []
        for span, _ in self._entries:
            self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def touching(self, stretch: Span) -> Iterator[tuple[Span, T]]:
        """The spans that share a character with a stretch, in text order."""
        last = first = bisect_left(self._starts, stretch.end)
        while first > 0 and self._reach[first - 1] > stretch.start:
            first -= 1
        for span, value in self._entries[first:last]:
            if span.end > stretch.start:
                yield span, value

    def around(self, stretch: Span) -> T | None:
        """The value of the shortest span that holds all of a stretch."""
        holding = [(span.end - span.start, number, value) for number, (span, value) in enumerate(self.touching(stretch)) if span.contains(stretch)]
        return min(holding, key=lambda entry: entry[:2])[2] if holding else None
