"""One part, measured in this process: `python -m benchmarks.parts NAME ORDER [NUMBER]`; what it found, or what it lacks, as JSON on the last line."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from importlib import import_module

from attribution.errors import ModelError
from benchmarks.data import DataMissingError
from benchmarks.orders import ordered
from benchmarks.parts.asking import LackingError

# What a machine may lack without anything being wrong: material, a package, a model.
LACKING = (DataMissingError, ImportError, FileNotFoundError, ModelError, LackingError)


def main(arguments: Sequence[str]) -> None:
    """Measure and print: a part has `rows` for the table, or `figures` that another part asks for."""
    name, order, *more = arguments
    part = import_module(f"benchmarks.parts.{name}")
    try:
        if hasattr(part, "rows"):
            found = [row.record() for row in part.rows(ordered(order))]
        else:
            found = part.figures(ordered(order), *map(int, more))
        print(json.dumps({"found": found}))
    except LACKING as reason:
        print(json.dumps({"missing": f"{reason}{help_for(reason)}"}))


def help_for(reason: Exception) -> str:
    """What to install for a package that is missing."""
    return ": pip install 'attribution[benchmark,encoder]'" if isinstance(reason, ImportError) else ""


if __name__ == "__main__":
    main(sys.argv[1:])
