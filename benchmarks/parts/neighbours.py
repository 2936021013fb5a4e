"""The nearest-neighbour index as an archive has it, beside exact search."""

from __future__ import annotations

from benchmarks.nearest import CONTENDERS, COUNT, Measured, alone
from benchmarks.orders import Order
from benchmarks.rows import Row

# The settings of attribution/archive/meaning/segments.py, and what they are held against.
OURS, EXACT = "usearch, int8, asked 2x", "numpy, exact"


def rows(order: Order) -> list[Row]:
    """Recall, questions a second and size for invented vectors."""
    ours, exact = (measured(name, order.amounts.vectors) for name in (OURS, EXACT))
    note = f"{ours.rows:,} vectors, one thread, built in {ours.build:.1f} s"
    return [
        Row(f"nearest neighbours, recall@{COUNT}", ours.recall, "share", EXACT, exact.recall, note),
        Row("nearest neighbours", ours.per_second, "questions/s", EXACT, exact.per_second),
        Row("nearest neighbours, index", ours.mib, "MiB", "float32 vectors", exact.mib),
    ]


def measured(name: str, vectors: int) -> Measured:
    """One contender in a process of its own."""
    (at,) = [at for at, contender in enumerate(CONTENDERS) if contender.name == name]
    return alone(at, vectors)
