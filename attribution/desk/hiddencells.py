"""A second copy of the hidden cells of a spreadsheet, on a hidden sheet: people delete columns that they do not need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.sheets import SHEETS, Worksheet

TITLE = "Hidden cells"
HIDDEN = tuple(dict.fromkeys(column.key for name in SHEETS for column in COLUMNS[name] if column.hidden))
HEADERS = ("Sheet", "Row", *(f"#{key}" for key in HIDDEN))


def copied(made: Worksheet) -> Iterator[tuple[str, ...]]:
    """A row for each row of a worksheet: its sheet, its first cell, its hidden cells; as text, not encoded."""
    for name in SHEETS:
        for row in made.rows(name):
            yield (TITLES[name], row.get(COLUMNS[name][0].key), *(row.key if key == "key" else row.get(key) for key in HIDDEN))


@dataclass
class Copies:
    """The hidden cells of a sheet's rows by their key, and the keys by the words of the first cell, where only one row has these."""

    cells: dict[str, Mapping[str, str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


def copies(rows: Iterable[tuple[str, ...]]) -> dict[SheetName, Copies]:
    """What `copied` wrote, by sheet."""
    found = {name: Copies() for name in SHEETS}
    names = {title: name for name, title in TITLES.items()}
    for title, first, *cells in rows:
        if (name := names.get(title)) is not None:
            hidden = dict(zip(HIDDEN, cells, strict=False))
            found[name].cells[hidden["key"]] = hidden
            found[name].keys[first] = "" if first in found[name].keys else hidden["key"]
    return found


def restored(sheet: SheetName, cells: Mapping[str, str], missing: set[str], known: Copies) -> dict[str, str]:
    """A row with the cells of hidden columns that were deleted; found by its key, else by its first cell."""
    key = cells.get("key") or known.keys.get(cells.get(COLUMNS[sheet][0].key, ""), "")
    hidden = known.cells.get(key, {})
    return {**{column: hidden[column] for column in missing if column in hidden}, **cells}
