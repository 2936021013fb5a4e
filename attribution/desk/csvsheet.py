"""A worksheet as one CSV file: a row a row, the first column names its sheet, the others are all columns of all sheets by their titles.

UTF-8 with a byte order mark, commas and quotes as RFC 4180 has them. No cell is a formula, and what a spreadsheet would rewrite on
opening ("00123", "2024-05-08", "1e5") stands behind an apostrophe. Files that a spreadsheet saved come back: other separators and encodings.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from attribution.desk.cells import REWRITTEN, encode, guard, unguard
from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.csvtext import records
from attribution.desk.headers import columns_of, header
from attribution.desk.longcells import TITLE as LONG
from attribution.desk.longcells import LongCells, rests
from attribution.desk.sheets import SHEETS, Row, Worksheet, worksheet
from attribution.desk.tables import (
    CLASH_HEADERS,
    CLASHES,
    Strays,
    clash_cells,
    clash_of,
    columns_at,
    rows_of,
    words_in,
    words_of,
)
from attribution.desk.xlsxvalues import number_of
from attribution.errors import InputError

FIRST = "sheet"
BOM = "\ufeff"


def write(made: Worksheet) -> bytes:
    """The CSV file of a worksheet, UTF-8 behind a byte order mark."""
    columns = {name: {header(name, key): key for key in columns_of(name, made.rows(name))} for name in SHEETS}
    visible = dict.fromkeys(title for name in SHEETS for title in columns[name])
    heads = sorted(visible, key=lambda title: title.startswith("#"))
    long, held = LongCells(), io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    extra = CLASH_HEADERS[1:] if made.clashes else ()
    writer.writerow([FIRST, *(text(encode(title), long) for title in heads), *(f"{CLASHES}: {title}" for title in extra)])
    for name in SHEETS:
        for row in made.rows(name):
            writer.writerow([TITLES[name], *(cell(name, row, columns[name].get(title), long) for title in heads)])
    writer.writerows(after(made, len(heads), long))
    return (BOM + held.getvalue()).encode()


def cell(name: SheetName, row: Row, key: str | None, long: LongCells) -> str:
    """A cell of a row; empty where its sheet has no such column."""
    words = row.key if key == "key" else row.get(key or "")
    column = next((column for column in COLUMNS[name] if column.key == key), None)
    if column and column.kind == "number" and number_of(words) is not None:
        return words
    return text(words_in(name, key, words), long) if words and key else ""


def text(words: str, long: LongCells) -> str:
    """Encoded words as a cell may hold them."""
    return guard(long.fitted(words), REWRITTEN)


def after(made: Worksheet, width: int, long: LongCells) -> Iterator[Sequence[str]]:
    """The rows behind those of the sheets: clashes, in columns of their own, and what did not fit into cells."""
    for clash in made.clashes:
        first, *cells = clash_cells(clash)
        yield [f"{CLASHES}: {first}", *[""] * width, *(text(words, long) for words in cells)]
    for number, part, words in long.rest:
        yield [LONG, str(number), str(part), words]


def read(data: bytes) -> Worksheet:
    """The worksheet in a CSV file. Raises InputError on what is none."""
    rows = records(data)
    heads = next(rows, [])
    if not heads or heads[0].strip().casefold() != FIRST or len(heads) < len(SHEETS):
        raise InputError(
            f"the file's first row is {', '.join(heads)!r:.120}, expected a worksheet's: {FIRST}, No., Article, …: give a file that `attribution worksheet make` wrote",
            code="not_worksheet",
        )
    found = list(rows)
    rest = rests((unguard(row[1], REWRITTEN), row[2], row[3]) for row in found if row[0] == LONG and len(row) > 3)
    return Reading(heads, found, rest).worksheet()


class Reading:
    """The rows of a CSV file on their way into sheets."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[str]], rest: Mapping[str, str]) -> None:
        self.rest, self.rows = rest, [row for row in rows if row[0] != LONG]
        self.heads = [words_of("lines", "", unguard(words, REWRITTEN), rest) for words in heads]
        self.clash = [at for at, words in enumerate(heads) if words.startswith(f"{CLASHES}: ")]

    def worksheet(self) -> Worksheet:
        """The worksheet of all rows; those that name no sheet become rows of Sign-off."""
        strays, clashes = Strays(), []
        sheets: dict[SheetName, list[Sequence[str]]] = {name: [] for name in SHEETS}
        names = {title.casefold(): name for name, title in TITLES.items()}
        for number, row in enumerate(self.rows, 2):
            first = unguard(row[0], REWRITTEN).strip()
            if (name := names.get(first.casefold())) is not None:
                sheets[name].append(row)
            elif clash := clash_of([first.removeprefix(f"{CLASHES}: "), *(self.plain(row, at) for at in self.clash)], self.rest) if self.is_clash(first) else None:
                clashes.append(clash)
            else:
                strays.add(f"row {number}", [words_of("lines", "", self.plain(row, at), self.rest) for at in range(len(row))])
        made = {name: list(rows_of(name, self.table(name, rows))) for name, rows in sheets.items()}
        made["signoff"] += strays.rows(row.key for row in made["signoff"])
        return worksheet(made, clashes)

    def is_clash(self, first: str) -> bool:
        """Whether a row holds a clash."""
        return first.startswith(f"{CLASHES}: ") and len(self.clash) == len(CLASH_HEADERS) - 1

    def table(self, name: SheetName, rows: Sequence[Sequence[str]]) -> Iterator[Mapping[str, str]]:
        """The rows of a sheet as cells by column."""
        width = max((len(row) for row in rows), default=0)
        places = {at: str(at + 1) for at in range(1, max(width, len(self.heads))) if at not in self.clash}
        columns = columns_at(name, dict(enumerate(self.heads)), places)
        for row in rows:
            yield {key: words_of(name, key, self.plain(row, at), self.rest) for at, key in columns.items() if at < len(row)}

    def plain(self, row: Sequence[str], at: int) -> str:
        """A cell without the apostrophe that kept a spreadsheet from running or rewriting it."""
        return unguard(row[at], REWRITTEN) if at < len(row) else ""
