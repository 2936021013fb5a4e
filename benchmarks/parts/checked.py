"""One size of a check, by the figures of `benchmarks.scale`."""

from __future__ import annotations

from typing import Any

from benchmarks.orders import Order
from benchmarks.sample import stories
from benchmarks.scale import measure


def figures(order: Order, size: int) -> dict[str, Any]:
    """Seconds, questions, words, memory of so many short reports in one run."""
    return measure(stories(order, size))
