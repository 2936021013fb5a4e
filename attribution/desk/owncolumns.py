"""Columns that a person added to a worksheet: kept as cells under `own:` and their title, written back beside the others."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.desk.sheets import Row

OWN = "own:"
# Where remarks go that were pinned to cells of a spreadsheet.
COMMENTS = f"{OWN}Comments"


def own_columns(rows: Iterable[Row]) -> tuple[str, ...]:
    """The keys of all columns that a person added to these rows, in order of first appearance."""
    return tuple(dict.fromkeys(key for row in rows for key in row.cells if key.startswith(OWN)))


def own_entries(row: Row) -> dict[str, str]:
    """What a person wrote into columns of their own; no merge may lose it."""
    return {key: words for key, words in row.cells.items() if key.startswith(OWN) and words}
