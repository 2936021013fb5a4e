"""The word tables, kept apart from what is done with them: TOML files in `tables/`, one a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("tables")


@cache
def table(name: str) -> dict[str, Any]:
    """A whole file of tables: `table("scenes")["times"]`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def words(name: str, *keys: str) -> tuple[str, ...]:
    """A list of words or frames: `words("cast", "slots", "places")`."""
    found = _entry(name, keys)
    if not all(isinstance(word, str) for word in found):
        raise TypeError(f"{name}.toml, {'.'.join(keys)}: expected a list of strings; use rows() for a list of lists")
    return tuple(found)


def rows(name: str, *keys: str) -> tuple[tuple[str, ...], ...]:
    """A list of rows: `rows("scenes", "deeds")[0][1] -> "approve"`."""
    found = _entry(name, keys)
    if not all(isinstance(row, list) for row in found):
        raise TypeError(f"{name}.toml, {'.'.join(keys)}: expected a list of lists; use words() for a list of strings")
    return tuple(tuple(row) for row in found)


def _entry(name: str, keys: tuple[str, ...]) -> Any:
    """What stands below the keys of a file."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return found
