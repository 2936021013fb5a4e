"""What is left to do, counted from the rows: the counts of Lines and the totals of the sign-off, after making, editing and merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from attribution.desk.columns import SheetName
from attribution.desk.sheets import Row, Worksheet
from attribution.desk.statuses import STATUSES, UNCHECKED

Which = Literal["all", "open", "attention", "undecided"]
CHECKED: tuple[SheetName, ...] = ("facts", "quotations")
OPEN = tuple(status.word for status in STATUSES if status.open)
ATTENTION = tuple(status.word for status in STATUSES if status.attention)
# The totals of the sign-off by their item: the sheets whose rows are counted, and which rows of them.
TOTALS: dict[str, tuple[tuple[SheetName, ...], Which]] = {
    "Facts": (("facts",), "all"),
    "Quotations": (("quotations",), "all"),
    "Open": (CHECKED, "open"),
    "Needing attention": (CHECKED, "attention"),
    "Conflicts undecided": (("conflicts",), "undecided"),
}
UNDECIDED = ("", "open")


def recount(worksheet: Worksheet) -> Worksheet:
    """The worksheet with its counts as its rows are now; totals of the sign-off that are none of `TOTALS` stay as they are."""
    lines = tuple(counted(worksheet.rows("lines"), [row for sheet in CHECKED for row in worksheet.rows(sheet)]))
    totals = {item: sum(is_one(row, which) for sheet in sheets for row in worksheet.rows(sheet)) for item, (sheets, which) in TOTALS.items()}
    signoff = tuple(row.having(value=str(totals[row.get("item")])) if row.get("item") in totals else row for row in worksheet.rows("signoff"))
    return replace(worksheet, sheets={**worksheet.sheets, "lines": lines, "signoff": signoff})


def counted(lines: Iterable[Row], rows: Iterable[Row]) -> Iterator[Row]:
    """Lines with how many facts and quotations they hold, how many are left to check, how many need an editor's eye."""
    facts, left, attention = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        at = row.get("line")
        facts[at] += is_one(row, "all")
        left[at] += is_one(row, "open")
        attention[at] += is_one(row, "attention")
    for line in lines:
        at = line.get("no")
        yield line.having(facts=str(facts[at]), left=str(left[at]), attention=str(attention[at])) if at else line


def is_one(row: Row, which: Which) -> bool:
    """Whether a row counts: an empty status is "unchecked", and so is open; words of a person that are no status are not.

    A row whose passage is gone from the draft is no work any more.
    """
    if row.get("change") == "gone":
        return False
    if which == "all":
        return True
    if which == "undecided":
        return row.get("decision") in UNDECIDED
    return (row.get("status") or UNCHECKED) in (OPEN if which == "open" else ATTENTION)
