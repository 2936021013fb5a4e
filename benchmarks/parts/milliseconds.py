"""Where each millisecond of an article goes, as `benchmarks.where` finds it."""

from __future__ import annotations

from benchmarks import where
from benchmarks.orders import Order
from benchmarks.rows import Row
from benchmarks.sample import whole
from benchmarks.spent import ENCODER, OURS, PARSER


def rows(order: Order) -> list[Row]:
    """Milliseconds of processor an article by stage, and by whose they are; one thread."""
    found = where.measure(whole(order, order.amounts.timed))
    note = f"{found.articles} articles of {found.words / found.articles:.0f} words, {found.questions / found.articles:.0f} questions each, one thread"
    kinds = {ENCODER: "encoder", PARSER: "parser", OURS: "neither encoder nor parser"}
    sums = [(f"an article, {name}", found.of(kind)) for kind, name in kinds.items()]
    parts = [(f"an article, {name}", value) for name, value in found.stages.items()]
    return [Row(name, value, "ms", "the whole article", found.total, note if not at else "") for at, (name, value) in enumerate([*sums, *parts])]
