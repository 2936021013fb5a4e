"""Comma-separated values that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from attribution.reports.safe import clean

# What a spreadsheet takes for a formula at the start of a cell (OWASP, "CSV Injection"), and the wide forms some treat alike.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Excel reads a file as UTF-8 only behind this.
BOM = "\ufeff"
# Excel cuts a longer cell off, and takes what follows for further cells.
LONGEST = 32_767


def cell(value: object) -> str:
    """One cell of one line: controls made visible, and an apostrophe before what would be a formula.

    `cell("=1+1")` -> `"'=1+1"`; `cell(None)` -> `""`; numbers are written as they are, `cell(-0.5)` -> `"-0.5"`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    raw = str(value)
    shown = clean(raw)
    if raw.startswith(FORMULA) or shown.lstrip().startswith(FORMULA):
        shown = f"'{shown}"
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def rows(table: Iterable[Sequence[object]]) -> str:
    """Lines of cells as RFC 4180 has them, without the BOM."""
    found = io.StringIO()
    writer = csv.writer(found, lineterminator="\r\n")
    for row in table:
        writer.writerow([cell(value) for value in row])
    return found.getvalue()
