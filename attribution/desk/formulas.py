"""The totals of a spreadsheet as formulas, so that they change while a checker works; they give what `totals.recount` counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attribution.desk.columns import COLUMNS, TITLES, SheetName
from attribution.desk.sheets import Row, Worksheet
from attribution.desk.totals import ATTENTION, CHECKED, OPEN, TOTALS, UNDECIDED

# Rows below the last that are counted too: those that a person adds.
SPARE = 1_000
SOME = '"?*"'
# A spreadsheet compares without regard to case; the star stands for a status's symbol; an empty status is open.
CRITERIA = {"open": ("", *(f"*{word}" for word in OPEN)), "attention": tuple(f"*{word}" for word in ATTENTION), "undecided": UNDECIDED}
COUNTS = {"facts": "all", "left": "open", "attention": "attention"}
# What a row of a sheet has whoever made it.
NAMED: dict[SheetName, str] = {"facts": "words", "quotations": "words", "conflicts": "id", "lines": "text"}
Sizes = Mapping[SheetName, int]


def line_formula(column: str, number: int, sizes: Sizes) -> str:
    """The formula of one of a line's counts; `number` is the spreadsheet's row, from 1, `sizes` the rows of each sheet."""
    return "=" + "+".join(counted(sheet, "line", f"$A{number}", COUNTS[column], sizes) for sheet in CHECKED)


def total_formulas(sizes: Sizes) -> dict[str, str]:
    """The formulas of the totals of Sign-off, by the words of their item."""
    return {item: "=" + "+".join(counted(sheet, NAMED[sheet], SOME, which, sizes) for sheet in sheets) for item, (sheets, which) in TOTALS.items()}


def counted(sheet: SheetName, column: str, criterion: str, which: str, sizes: Sizes) -> str:
    """How many rows of a sheet fit: `SUMPRODUCT(COUNTIFS(Facts!$B$2:$B$9,$A2,Facts!$L$2:$L$9,{"","*unchecked"}))`."""
    fitting = f'{cells(sheet, column, sizes[sheet])},{criterion},{cells(sheet, "change", sizes[sheet])},"<>gone"'
    if which == "all":
        return f"COUNTIFS({fitting})"
    words = ",".join(f'"{word}"' for word in CRITERIA[which])
    state = "decision" if which == "undecided" else "status"
    return f"SUMPRODUCT(COUNTIFS({fitting},{cells(sheet, state, sizes[sheet])},{{{words}}}))"


def cells(sheet: SheetName, column: str, size: int) -> str:
    """The cells of a column, and some below: `Facts!$B$2:$B$1008`."""
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name([c.key for c in COLUMNS[sheet]].index(column))
    return f"{TITLES[sheet]}!${letter}$2:${letter}${size + 1 + SPARE}"


def live(made: Worksheet, recounted: Worksheet) -> Iterable[tuple[SheetName, str, str]]:
    """The cells (sheet, key of the row, column) whose words are what their formula gives, so that it may stand for them."""
    for row, known in zip(made.rows("lines"), recounted.rows("lines"), strict=True):
        if row.get("no").isdecimal():
            yield from (("lines", row.key, column) for column in COUNTS if same(row, known, column))
    for row, known in zip(made.rows("signoff"), recounted.rows("signoff"), strict=True):
        if row.get("item") in TOTALS and same(row, known, "value"):
            yield "signoff", row.key, "value"


def same(row: Row, known: Row, column: str) -> bool:
    """Whether a row has the number that was counted."""
    return row.get(column) == known.get(column) != ""
