"""The words over a column in a table, and the column that words over it mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from attribution.desk.cells import encode
from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.owncolumns import OWN
from attribution.desk.sheets import Row

TECHNICAL = "#"


@cache
def titles(sheet: SheetName) -> dict[str, str]:
    """The column keys of a sheet by the words over them, in small letters; technical columns are named by their key, "#start"."""
    named = {(f"{TECHNICAL}{c.key}" if c.hidden else c.title).casefold(): c.key for c in COLUMNS[sheet]}
    return {**{f"{TECHNICAL}{c.key}".casefold(): c.key for c in COLUMNS[sheet]}, **named}


def columns_of(sheet: SheetName, rows: Iterable[Row]) -> tuple[str, ...]:
    """The columns of a sheet: its own, then those that a person added."""
    known = [column.key for column in COLUMNS[sheet]]
    return (*known, *(key for key in dict.fromkeys(key for row in rows for key in row.cells) if key not in known))


def header(sheet: SheetName, key: str) -> str:
    """The words over a column, as text (not encoded): "Exact words"; "#start" over a technical one; a person's own title over theirs."""
    column = next((column for column in COLUMNS[sheet] if column.key == key), None)
    if column:
        return f"{TECHNICAL}{key}" if column.hidden else column.title
    title = key.removeprefix(OWN)
    return title if column_of(sheet, title) == key else f"{TECHNICAL}{key}"


def column_of(sheet: SheetName, words: str) -> str:
    """The column that the words over it mean; `own:` and the words where the sheet has no such column, "" where there are none."""
    known = titles(sheet).get(" ".join(words.split()).casefold())
    if known or not words.strip():
        return known or ""
    return words[1:] if words.startswith(TECHNICAL) and words[1:] else f"{OWN}{words}"


def known_headers(sheet: SheetName, words: Iterable[str]) -> int:
    """How many of some cells are words over columns of a sheet: what tells its header row from others."""
    return len({" ".join(word.split()).casefold() for word in words} & titles(sheet).keys())


def shown(sheet: SheetName, key: str) -> str:
    """The words over a column as a table's cell holds them."""
    return encode(header(sheet, key))
