"""Rows as they are made: defaults in human cells, the key in its own cell too, and no cell that holds nothing."""

from __future__ import annotations

from attribution.desk.columns import COLUMNS, SheetName
from attribution.desk.sheets import Row
from attribution.types import Span


def made(sheet: SheetName, key: str, **cells: str | int) -> Row:
    """A row nobody has touched: `made("facts", "9f86d081884c", id="F1", line=3)`; raises ValueError on a column the sheet has not."""
    columns = {column.key: column for column in COLUMNS[sheet]}
    unknown = sorted(set(cells) - set(columns))
    if unknown:
        raise ValueError(f"the sheet {sheet} has no column {', '.join(map(repr, unknown))}, expected some of {', '.join(columns)}")
    filled = {name: str(words) for name, words in cells.items() if str(words)}
    defaults = {name: column.default for name, column in columns.items() if column.default}
    return Row(key, {**defaults, **filled, "key": key})


def place(article: str, span: Span) -> dict[str, str | int]:
    """The hidden cells that say where a row's words stand: code points into the article's text."""
    return {"article": article, "start": span.start, "end": span.end}
