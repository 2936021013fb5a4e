"""A worksheet as a value: six sheets of rows, every cell a string; what every format writes, reads back and merges.

Lines hold every sentence of every article once, in order, so the articles can be shown from them; Facts and Quotations name their
line by its `no`, and their words by offsets. Nothing else is needed to write a worksheet in any format, or to merge it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from attribution.desk.columns import COLUMNS, Column, SheetName

SCHEMA = "attribution.worksheet/1"
SHEETS: tuple[SheetName, ...] = get_args(SheetName)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its key, unique in its sheet, and its cells by column; a cell that is absent is empty."""

    key: str
    cells: Mapping[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        """The words in a cell, "" where there are none."""
        return self.cells.get(column, "")

    def having(self, **cells: str) -> Row:
        """The row with some cells replaced."""
        return replace(self, cells={**self.cells, **cells})


@dataclass(frozen=True, slots=True)
class Replaced:
    """A person's entry that a merge did not keep in its cell: where it stood, what it was, and what stands there now."""

    sheet: SheetName
    key: str
    column: str
    kept: str
    replaced: str
    origin: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All sheets by name, and the entries that merges had to choose between (`clashes`): nothing a person wrote is ever lost."""

    sheets: Mapping[SheetName, tuple[Row, ...]]
    clashes: tuple[Replaced, ...] = ()

    def rows(self, sheet: SheetName) -> tuple[Row, ...]:
        """The rows of a sheet, in order."""
        return self.sheets.get(sheet, ())


def human_columns(sheet: SheetName) -> tuple[Column, ...]:
    """The columns of a sheet that a person fills in."""
    return tuple(column for column in COLUMNS[sheet] if column.human)


def entries(sheet: SheetName, row: Row) -> dict[str, str]:
    """What a person has written into a row: its human cells that are neither empty nor still the default."""
    return {c.key: row.get(c.key) for c in human_columns(sheet) if row.get(c.key) not in ("", c.default)}


def worksheet(sheets: Mapping[SheetName, Iterable[Row]], clashes: Iterable[Replaced] = ()) -> Worksheet:
    """A worksheet of all six sheets; raises ValueError where two rows of a sheet have one key."""
    made = {name: tuple(sheets.get(name, ())) for name in SHEETS}
    for name, rows in made.items():
        for key, count in Counter(row.key for row in rows).items():
            if count > 1:
                raise ValueError(f"two rows of {name} have the key {key!r}, expected each key once")
    return Worksheet(made, tuple(clashes))
