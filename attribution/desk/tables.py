"""Rows of a worksheet and rows of a table, whatever file the table stands in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from attribution.desk.cells import bare, decode, encode, known
from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.headers import column_of
from attribution.desk.longcells import joined
from attribution.desk.owncolumns import OWN
from attribution.desk.sheets import SHEETS, Replaced, Row
from attribution.desk.signs import signs

CLASHES = "Clashes"
CLASH_HEADERS = ("Sheet", "Key", "Column", "Now in the cell", "Written by a person", "Origin")
Cells = Mapping[int, str]


@dataclass
class Strays:
    """Words that stand outside the sheets' tables: a person's own sheet, a remark above the header; kept as rows of Sign-off."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, place: str, words: Iterable[str]) -> None:
        """Keep the words of one row of cells."""
        if told := " | ".join(word for word in words if word.strip()):
            self.found.append((place, told))

    def rows(self, taken: Iterable[str]) -> Iterator[Row]:
        """A row of Sign-off for each, its words as a person's remark."""
        used = set(taken)
        for place, words in self.found:
            cells = {"item": f"Kept from {place}", "remark": words}
            yield Row(key := fresh("signoff", cells, used), {**cells, "key": key})


def words_in(sheet: SheetName, column: str, words: str) -> str:
    """What a table's cell shows for a worksheet's cell: encoded, known words with their sign."""
    return known(words, symbols) if (symbols := signs(sheet, column)) and words else encode(words)


def words_of(sheet: SheetName, column: str, shown: str, rest: Mapping[str, str]) -> str:
    """What a worksheet's cell holds where a table's cell shows this; `rest` is what did not fit (longcells.py)."""
    whole = joined(shown, rest)
    word = bare(whole, signs(sheet, column))
    return word if word is not whole else decode(whole)


def columns_at(sheet: SheetName, headers: Cells, letters: Mapping[int, str]) -> dict[int, str]:
    """The column that each place of a table holds: by the words over it; a second one of that name, or one without, is a person's own."""
    found: dict[int, str] = {}
    for at, letter in letters.items():
        words = headers.get(at, "")
        key = column_of(sheet, words) or f"{OWN}Column {letter}"
        number, title = 1, words if key.startswith(OWN) and words.strip() else key.removeprefix(OWN)
        while key in found.values():
            number += 1
            key = f"{OWN}{title} ({number})"
        found[at] = key
    return found


def rows_of(sheet: SheetName, table: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """The rows of a sheet from cells by column: a row without a key, or with that of another row, is new; one without words is none."""
    defaults = {column.key: column.default for column in COLUMNS[sheet]}
    rows = [{column: words for column, words in cells.items() if words} for cells in table]
    used = {cells["key"] for cells in rows if "key" in cells}
    seen: set[str] = set()
    for cells in rows:
        if "key" in cells and cells["key"] not in seen:
            key = cells["key"]
        elif all(words.strip() in ("", defaults.get(column)) for column, words in cells.items() if column != "key"):
            continue
        else:
            key = fresh(sheet, {column: words for column, words in cells.items() if column != "key"}, used)
        seen.add(key)
        yield Row(key, {**cells, "key": key})


def fresh(sheet: SheetName, cells: Mapping[str, str], used: set[str]) -> str:
    """A key for a row that a person added, from its words: "new-" and twelve hex digits, numbered where another row has it."""
    digest = hashlib.sha256(json.dumps([sheet, sorted(cells.items())]).encode()).hexdigest()[:12]
    number, key = 1, f"new-{digest}"
    while key in used:
        number += 1
        key = f"new-{digest}-{number}"
    used.add(key)
    return key


def clash_cells(clash: Replaced) -> tuple[str, ...]:
    """A clash as encoded cells, in the order of CLASH_HEADERS."""
    return (TITLES[clash.sheet], *map(encode, (clash.key, clash.column, clash.kept, clash.replaced, clash.origin)))


def clash_of(cells: Iterable[str], rest: Mapping[str, str]) -> Replaced | None:
    """The clash in encoded cells; None where they name no sheet."""
    title, *words = (decode(joined(cell, rest)) for cell in cells)
    sheet = next((name for name in SHEETS if TITLES[name].casefold() == title.strip().casefold()), None)
    return Replaced(sheet, *words) if sheet else None
