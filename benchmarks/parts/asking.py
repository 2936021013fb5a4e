"""A part measured in a process of its own."""

from __future__ import annotations

from typing import Any

from benchmarks.orders import Order
from benchmarks.processes import answer


class LackingError(Exception):
    """Material, a package or a model that a part needs is not there."""


def asked(name: str, order: Order, *more: int) -> Any:
    """What the part of that name found, as JSON; raises LackingError where it lacks something, RuntimeError where it fails."""
    found = answer("-m", "benchmarks.parts", name, order.written(), *map(str, more))
    if "missing" in found:
        raise LackingError(found["missing"])
    return found["found"]
