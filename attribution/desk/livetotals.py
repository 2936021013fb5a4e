"""Totals of a spreadsheet that formulas give: while it is read they are marked, then counted again, whatever the file has kept of them."""

from __future__ import annotations

from attribution.desk.sheets import Row, Worksheet
from attribution.desk.totals import recount


class Live(str):
    """Stands for a total that a formula gives, until it is counted again."""

    __slots__ = ()


LIVE = Live("live")


def counted(made: Worksheet) -> Worksheet:
    """The worksheet with its live totals counted again; a formula that is no total of the tool is empty."""
    if not any(words is LIVE for name in ("lines", "signoff") for row in made.rows(name) for words in row.cells.values()):
        return made
    known = recount(made)
    sheets = dict(made.sheets)
    for name in ("lines", "signoff"):
        sheets[name] = tuple(filled(row, total) for row, total in zip(made.rows(name), known.rows(name), strict=True))
    return Worksheet(sheets, made.clashes)


def filled(row: Row, total: Row) -> Row:
    """A row with its totals; without a cell for what none is known of."""
    cells = {key: total.get(key) if words is LIVE else words for key, words in row.cells.items()}
    return Row(row.key, {key: words for key, words in cells.items() if words})
