"""A workbook into a worksheet: by the words over its columns, however a person sorted, moved, renamed or added to it."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from attribution.desk.cells import plain, unguard
from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.formulas import COUNTS
from attribution.desk.headers import known_headers
from attribution.desk.hiddencells import HEADERS as HIDDEN_HEADERS
from attribution.desk.hiddencells import TITLE as HIDDEN
from attribution.desk.hiddencells import copies, restored
from attribution.desk.livetotals import LIVE, counted
from attribution.desk.longcells import TITLE as LONG
from attribution.desk.longcells import rests
from attribution.desk.owncolumns import COMMENTS
from attribution.desk.sheets import SHEETS, Replaced, Row, Worksheet, worksheet
from attribution.desk.tables import CLASH_HEADERS, CLASHES, Strays, clash_of, columns_at, rows_of, words_of
from attribution.desk.xlsxvalues import words_in_cell
from attribution.desk.zipguard import checked
from attribution.errors import InputError

# A header row is among the first, and has at least so many of the words that stand over a sheet's columns.
FIRST_ROWS, HEADERS = 25, 3
_THREAD = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)


Table = dict[int, dict[int, Any]]


def read(data: bytes) -> Worksheet:
    """The worksheet in an XLSX file. Raises InputError on what is none."""
    checked(data)
    book = loaded(data, values=False)
    reading = Reading(data, {page.title: cells_of(page) for page in book.worksheets})
    return reading.worksheet()


def loaded(data: bytes, *, values: bool) -> Any:
    """The workbook; with `values`, what formulas gave when it was saved, else the formulas."""
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:
        raise InputError(f"the worksheet's parts are damaged ({error!r:.120}), expected an .xlsx file: save it again", code="not_xlsx") from error


def cells_of(page: Any) -> Table:
    """The cells of a sheet that hold anything, by row and column from 1; never those between, which may be billions."""
    found: Table = defaultdict(dict)
    for (row, column), cell in sorted(page._cells.items()):
        if cell.value is not None or cell.comment:
            found[row][column] = cell
    return found


class Reading:
    """A workbook being read: which of its sheets is which, and what was cut off of long cells."""

    def __init__(self, data: bytes, pages: Mapping[str, Table]) -> None:
        self.data, self.pages = data, pages
        self.strays = Strays()
        self.values: dict[str, Any] = {}
        self.rest: dict[str, str] = {}
        self.rest = rests((number, part, words) for number, part, words in self.plain_table(LONG, 3))
        self.copies = copies(tuple(map(self.decoded, cells)) for cells in self.plain_table(HIDDEN, len(HIDDEN_HEADERS)))

    def worksheet(self) -> Worksheet:
        """The worksheet of all sheets found; the others' words become rows of Sign-off."""
        found = self.found()
        sheets = {name: list(self.rows(name, title, header)) for name, (title, header) in found.items()}
        clashes = list(self.clashes())
        for title in sorted(self.pages.keys() - {title for title, _ in found.values()} - {CLASHES, LONG, HIDDEN}):
            self.stray(title, self.pages[title].keys())
        signoff = sheets.setdefault("signoff", [])
        signoff += self.strays.rows(row.key for row in signoff)
        return counted(worksheet(sheets, clashes))

    def found(self) -> dict[SheetName, tuple[str, int]]:
        """The title and header row of each sheet of the worksheet: by its title, else by the words over its columns."""
        headers = {(name, title): self.header(name, title) for name in SHEETS for title in self.pages}
        ranked = sorted(headers, key=lambda at: (TITLES[at[0]].casefold() != at[1].strip().casefold(), -headers[at][1]))
        found: dict[SheetName, tuple[str, int]] = {}
        for name, title in ranked:
            number, count = headers[name, title]
            enough = HEADERS if TITLES[name].casefold() == title.strip().casefold() else len(COLUMNS[name]) // 2
            if name not in found and title not in {taken for taken, _ in found.values()} and count >= enough:
                found[name] = (title, number)
        if not found:
            raise InputError(
                f"the workbook has the sheets {', '.join(self.pages)}, none with a worksheet's columns, expected {', '.join(TITLES.values())}: "
                "give a file that `attribution worksheet make` wrote", code="not_worksheet",
            )  # fmt: skip
        return found

    def header(self, name: SheetName, title: str) -> tuple[int, int]:
        """The row that is most likely the header, and how many of its cells are words over columns of a sheet."""
        rows = sorted(self.pages[title])[:FIRST_ROWS]
        counts = [(known_headers(name, self.words_at(title, self.pages[title][number]).values()), -number) for number in rows]
        count, number = max(counts, default=(0, -1))
        return -number, count

    def rows(self, name: SheetName, title: str, header: int) -> Iterator[Row]:
        """The rows of a sheet below its header."""
        from openpyxl.utils import get_column_letter

        page = self.pages[title]
        self.stray(title, (number for number in page if number < header))
        letters = {at: get_column_letter(at) for at in sorted({at for number, cells in page.items() if number >= header for at in cells})}
        heads = {at: self.decoded(words) for at, words in self.words_at(title, page[header]).items()}
        columns = columns_at(name, heads, letters)
        table = [self.cells(name, title, page[number], columns) for number in sorted(page) if number > header]
        missing = {column.key for column in COLUMNS[name] if column.hidden} - set(columns.values())
        table = [restored(name, cells, missing, self.copies[name]) for cells in table] if missing else table
        if "key" not in columns.values() and not any("key" in cells for cells in table) and table:
            raise InputError(
                f"the sheet {title} has the columns {', '.join(heads.values())}, expected #key too (hidden at the right): "
                "undo its deletion, or copy the notes into the worksheet as it was made", code="no_key",
            )  # fmt: skip
        return rows_of(name, table)

    def cells(self, name: SheetName, title: str, cells: Mapping[int, Any], columns: Mapping[int, str]) -> dict[str, str]:
        """One row: words by column, remarks that were pinned to its cells among them."""
        found = {column: self.cell(name, title, column, cells[at]) for at, column in columns.items() if at in cells}
        told = found.get(COMMENTS, "")
        for at, cell in cells.items():
            if cell.comment and (remark := f"{columns[at]}: {_THREAD.sub('', cell.comment.text).strip()}") not in told:
                told = f"{told}\n{remark}".strip("\n")
        return {**found, COMMENTS: told}

    def cell(self, name: SheetName, title: str, column: str, cell: Any) -> str:
        """The words of a cell; a live total is counted later."""
        if cell.data_type == "f" and ((name == "lines" and column in COUNTS) or (name, column) == ("signoff", "value")):
            return LIVE
        return words_of(name, column, self.words(title, cell), self.rest)

    def words(self, title: str, cell: Any) -> str:
        """The words of a cell, encoded; of a person's formula what it gave, else the formula."""
        value = cell.value
        if cell.data_type == "f":
            given = self.value(title, cell.coordinate)
            return words_in_cell(given) if given is not None else str(getattr(value, "text", value))
        return unguard(plain(words_in_cell(value))) if cell.data_type in "sn" and isinstance(value, str) else words_in_cell(value)

    def value(self, title: str, place: str) -> Any:
        """What a formula gave when the file was saved."""
        if not self.values:
            self.values = {page.title: page for page in loaded(self.data, values=True).worksheets}
        return self.values[title][place].value

    def words_at(self, title: str, cells: Mapping[int, Any]) -> dict[int, str]:
        """The words of a row, by column."""
        return {at: self.words(title, cell) for at, cell in cells.items()}

    def plain_table(self, title: str, width: int) -> list[tuple[str, ...]]:
        """The rows of a sheet of ours below its header, encoded."""
        rows = [self.words_at(title, cells) for number, cells in sorted(self.pages.get(title, {}).items()) if number > 1]
        return [tuple(row.get(at, "") for at in range(1, width + 1)) for row in rows]

    def decoded(self, words: str) -> str:
        """The words over a column."""
        return words_of("lines", "", words, self.rest)

    def stray(self, title: str, numbers: Any) -> None:
        """Keep rows that belong to no table."""
        for number in sorted(numbers):
            words = self.words_at(title, self.pages[title][number])
            self.strays.add(f"“{title}”, row {number}", [self.decoded(words[at]) for at in sorted(words)])

    def clashes(self) -> Iterator[Replaced]:
        """The rows of the sheet Clashes; what a person wrote beside or below is kept as their own."""
        for number, cells in sorted(self.pages.get(CLASHES, {}).items()):
            words = self.words_at(CLASHES, cells)
            clash = clash_of([words.get(at, "") for at in range(1, len(CLASH_HEADERS) + 1)], self.rest)
            extra = {at: word for at, word in words.items() if at > len(CLASH_HEADERS) or not clash}
            if clash:
                yield clash
            if number > 1:
                self.strays.add(f"“{CLASHES}”, row {number}", [self.decoded(extra[at]) for at in sorted(extra)])
