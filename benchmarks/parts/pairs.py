"""Pairs a second of entailment, beside CrossEncoder with the same weights, and what is multiplied of the limit."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from benchmarks import contenders, entailment
from benchmarks.orders import Order
from benchmarks.rows import Row


def rows(order: Order) -> list[Row]:
    """Both kinds of pairs, in turns with CrossEncoder."""
    options = Namespace(seeds=order.seeds, pairs=order.amounts.pairs, rounds=order.amounts.rounds, threads=0, dtype="auto")
    return [told(row) for row in entailment.measure(options, beside)[0]]


def beside(folder: Path, numbers: str) -> list[contenders.Contender]:
    """CrossEncoder as it loads the weights; and in our numbers, where these are others."""
    return [contenders.cross_encoder(folder, dtype) for dtype in dict.fromkeys(("float32", numbers))]


def told(row: Row) -> Row:
    """The row under a name that stands among those of other parts."""
    share = row.unit == "GFLOP/s"
    return replace(row, stage=f"entailment, {row.stage}" + (": share of the limit" if share else ""), baseline=row.baseline + (" (matmul limit)" if share else ""))
