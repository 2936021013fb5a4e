"""A worksheet into a workbook: a sheet each, with frozen headers, filters, drop-downs, colours, protection and a print layout."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from attribution.desk.cells import encode, guard
from attribution.desk.columns import CHANGE, COLUMNS, TITLES, Column, SheetName
from attribution.desk.formulas import line_formula, live, total_formulas
from attribution.desk.headers import columns_of, header
from attribution.desk.hiddencells import HEADERS as HIDDEN_HEADERS
from attribution.desk.hiddencells import TITLE as HIDDEN
from attribution.desk.hiddencells import copied
from attribution.desk.longcells import HEADERS, LongCells
from attribution.desk.longcells import TITLE as LONG
from attribution.desk.sheets import SHEETS, Row, Worksheet
from attribution.desk.tables import CLASH_HEADERS, CLASHES, clash_cells, words_in
from attribution.desk.totals import recount
from attribution.desk.xlsxlayout import finish
from attribution.desk.xlsxstyles import DATE, Styles
from attribution.desk.xlsxvalues import date_of, number_of
from attribution.desk.zipped import fixed

# No clock: the same worksheet gives the same bytes.
CREATED = dt.datetime(2000, 1, 1)
# A sign beside the number where an editor has to look: positive; negative; none.
ATTENTION = '"⚠ "0;0;0'
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(made: Worksheet) -> bytes:
    """The XLSX file of a worksheet."""
    from xlsxwriter import Workbook

    held = io.BytesIO()
    book = Workbook(held, OPTIONS)
    book.set_properties({"title": "Fact-check worksheet", "created": CREATED})
    writing = Writing(book, made)
    for name in SHEETS:
        writing.sheet(name)
    writing.clashes()
    writing.hidden_cells()
    writing.long_cells()
    book.close()
    return fixed(held.getvalue(), fitted)


class Writing:
    """A workbook in the making: its formats, what did not fit into cells, and which totals are live."""

    def __init__(self, book: Any, made: Worksheet) -> None:
        self.book, self.made = book, made
        self.styles, self.long = Styles(book), LongCells()
        self.sizes = {name: len(made.rows(name)) for name in SHEETS}
        self.totals = total_formulas(self.sizes)
        self.live = set(live(made, recount(made)))

    def sheet(self, name: SheetName) -> None:
        """One sheet of the worksheet."""
        page, rows = self.book.add_worksheet(TITLES[name]), self.made.rows(name)
        known = {column.key: column for column in COLUMNS[name]}
        keys = columns_of(name, rows)
        for at, key in enumerate(keys):
            column = known.get(key)
            page.set_column(at, at, column.width if column else 24, self.styles.below(column), {"hidden": is_hidden(column, rows)})
            page.write_string(0, at, self.text(encode(header(name, key))), self.styles.head(column is None or column.human))
            for number, row in enumerate(rows, 1):
                self.cell(page, (number, at), name, row, key, column)
        finish(page, name, rows, len(keys), self.styles)

    def cell(self, page: Any, at: tuple[int, int], name: SheetName, row: Row, key: str, column: Column | None) -> None:
        """One cell: a live total, a number, a date, or words."""
        words = row.key if key == "key" else row.get(key)
        style, kind = self.styles.cell(column), column.kind if column else "text"
        if (name, row.key, key) in self.live:
            formula = line_formula(key, at[0] + 1, self.sizes) if name == "lines" else self.totals[row.get("item")]
            total = self.styles.cell(column, ATTENTION if key == "attention" else "0")
            page.write_formula(*at, formula, total, int(words))
        elif not words:
            page.write_blank(*at, None, style)
        elif kind == "number" and (number := number_of(words)) is not None:
            page.write_number(*at, number, style)
        elif kind == "date" and (date := date_of(words)) is not None:
            page.write_datetime(*at, date, self.styles.cell(column, DATE))
        else:
            page.write_string(*at, self.text(words_in(name, key, words)), style)

    def text(self, words: str) -> str:
        """Encoded words as a cell may hold them: not too long, never a formula."""
        return guard(self.long.fitted(words))

    def clashes(self) -> None:
        """The entries that merges did not keep in their cells, where there are any."""
        if self.made.clashes:
            self.table(CLASHES, CLASH_HEADERS, [[self.text(cell) for cell in clash_cells(clash)] for clash in self.made.clashes])

    def hidden_cells(self) -> None:
        """A copy of the cells that people may delete without knowing what they are for, on a hidden sheet."""
        self.table(HIDDEN, HIDDEN_HEADERS, [[self.text(encode(words)) for words in row] for row in copied(self.made)]).hide()

    def long_cells(self) -> None:
        """What did not fit into cells, on a hidden sheet."""
        if self.long.rest:
            rows = [[str(number), str(part), words] for number, part, words in self.long.rest]
            self.table(LONG, HEADERS, rows).hide()

    def table(self, title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
        """A sheet of words that nobody has to fill in."""
        page = self.book.add_worksheet(title)
        page.set_column(0, len(headers) - 1, 28, self.styles.below(None))
        for at, title_ in enumerate(headers):
            page.write_string(0, at, title_, self.styles.head(human=False))
            for number, row in enumerate(rows, 1):
                page.write_string(number, at, row[at], self.styles.cell(None))
        page.freeze_panes(1, 0)
        return page


def fitted(name: str, content: bytes) -> bytes:
    """A sheet with row heights that a program may change: the library marks each height as a person's choice, and then long notes stay cut off."""
    return content.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else content


def is_hidden(column: Column | None, rows: Sequence[Row]) -> bool:
    """Whether a column is for the tool, or says what a merge changed while no merge has changed anything."""
    return column is not None and (column.hidden or (column in CHANGE and not any(row.get(column.key) for row in rows)))
