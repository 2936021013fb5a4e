"""What surrounds the cells of a sheet: frozen panes, filter, drop-downs, colours, protection, print layout."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from attribution.desk.columns import COLUMNS, TITLES, Column, SheetName
from attribution.desk.formulas import SPARE
from attribution.desk.sheets import Row
from attribution.desk.signs import paints, signs
from attribution.desk.xlsxstyles import Styles

# Columns that stay in sight while the rest moves.
FROZEN: dict[SheetName, int] = {"lines": 1, "facts": 3, "quotations": 3, "conflicts": 2, "sources": 2, "signoff": 1}
# Without a password: it keeps computed cells from slips, not from people.
ALLOWED = {
    "sort": True, "autofilter": True, "format_cells": True, "format_columns": True, "format_rows": True,
    "insert_rows": True, "insert_columns": True, "insert_hyperlinks": True, "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip
A4 = 9
# Characters of column width that can still be read on one A4 page across.
PAGE = 200
OWN_COLUMNS = 12
# Points: a line of ten-point type, the space around, and the most that Excel shows of a row.
LINE, SPACE, MOST = 13.5, 2.5, 400


def finish(page: Any, name: SheetName, rows: Sequence[Row], width: int, styles: Styles) -> None:
    """Everything about a sheet that is not a cell; `width` is its number of columns."""
    last = len(rows)
    page.set_column(width, width + OWN_COLUMNS, 16, styles.below(None))
    page.set_row(0, 30)
    for number, row in enumerate(rows, 1):
        page.set_row(number, height(name, row))
    page.freeze_panes(1, FROZEN[name])
    page.autofilter(0, 0, max(last, 1), width - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1 + SPARE}"})
    for at, column in enumerate(COLUMNS[name]):
        choices(page, name, at, column, last + SPARE)
        colours(page, name, at, column, last + SPARE, styles)
    page.protect("", ALLOWED)
    layout(page, name, rows)


def height(name: SheetName, row: Row) -> float:
    """How high a row has to be for all its words, in points; programs fit it again when a cell is changed."""
    lines = 1
    for column in COLUMNS[name]:
        if not column.hidden and (words := row.get(column.key)[:10_000]):
            lines = max(lines, sum(lines_of(line, column.width) for line in words.split("\n")))
    return min(LINE * lines + SPACE, MOST)


def lines_of(words: str, width: float) -> int:
    """How many lines words take in a column; a word longer than that, such as a file's name, begins a line and is broken where the cell ends."""
    fits = max(1, int(width / 0.95))
    lines, used = 1, 0
    for word in words.split(" "):
        if used and used + 1 + len(word) > fits:
            lines, used = lines + 1, 0
        more = max(0, len(word) - 1) // fits
        lines, used = lines + more, used + bool(used) + len(word) - more * fits
    return lines


def choices(page: Any, name: SheetName, at: int, column: Column, last: int) -> None:
    """The drop-down of a column; other words are kept after a warning."""
    if column.choices:
        symbols = signs(name, column.key)
        listed = [f"{symbols[word]} {word}" if word in symbols else word for word in column.choices]
        told = {"error_type": "warning", "error_title": "Not in the list", "error_message": "These words are not in the list. Keep them?"}
        page.data_validation(1, at, last, at, {"validate": "list", "source": listed, **told})


def colours(page: Any, name: SheetName, at: int, column: Column, last: int, styles: Styles) -> None:
    """The colours of a column's words, with and without their sign."""
    symbols = signs(name, column.key)
    for word, paint in paints(name, column.key).items():
        for shown in (f"{symbols[word]} {word}", word):
            page.conditional_format(1, at, last, at, {"type": "cell", "criteria": "==", "value": f'"{shown}"', "format": styles.paint(*paint)})


def layout(page: Any, name: SheetName, rows: Sequence[Row]) -> None:
    """Paper: A4 across, as many pages wide as can be read, header and first column on each, title and page number below."""
    shown = [c for c in COLUMNS[name] if not c.hidden and (c.human or any(row.get(c.key) for row in rows))]
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(max(1, ceil(sum(c.width for c in shown) / PAGE)), 0)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.set_footer(f"&L{TITLES[name]}&C&F&RPage &P of &N")
