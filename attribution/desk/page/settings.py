"""What the script has to know about sheets, statuses and filters: from the contract, so that no word is written twice."""

from __future__ import annotations

from typing import Any

from attribution.desk.columns import COLUMNS, TITLES, Column, SheetName
from attribution.desk.owncolumns import OWN, own_columns
from attribution.desk.sheets import SHEETS, Worksheet, human_columns
from attribution.desk.statuses import STATUSES

# In the order of the page: what needs an editor first.
ORDER: tuple[SheetName, ...] = ("conflicts", "facts", "quotations", "lines", "sources", "signoff")
# The cell that says how far a row is, and those that are filled in beside it where the checker has given a name.
STANDING: dict[SheetName, str] = {"facts": "status", "quotations": "status", "conflicts": "decision"}
SIGNING: dict[SheetName, tuple[str, str]] = {"facts": ("checker", "date"), "quotations": ("checker", "date"), "conflicts": ("by", "date")}
FILTERS: dict[SheetName, tuple[str, ...]] = {
    "conflicts": ("relation", "kind", "severity", "decision", "change"),
    "facts": ("status", "priority", "type", "change", "article"),
    "quotations": ("status", "kind", "mark_problem", "change", "article"),
    "lines": ("outlet", "change"),
    "sources": ("kind", "standing", "change"),
    "signoff": (),
}


def settings(worksheet: Worksheet) -> dict[str, Any]:
    """The page's settings, ready for JSON; only the columns people added differ between worksheets."""
    return {
        "order": ORDER,
        "titles": TITLES,
        "columns": {name: [column(one) for one in filled_in(worksheet, name)] for name in SHEETS},
        "filters": {name: [{"key": key, "title": title(name, key)} for key in FILTERS[name]] for name in SHEETS},
        "standing": STANDING,
        "signing": SIGNING,
        "statuses": [{"word": one.word, "symbol": one.symbol, "open": one.open, "attention": one.attention} for one in STATUSES],
    }


def filled_in(worksheet: Worksheet, sheet: SheetName) -> tuple[Column, ...]:
    """The columns of a sheet that people fill in: those of the contract, then those that somebody added."""
    added = (Column(key, key.removeprefix(OWN), human=True) for key in own_columns(worksheet.rows(sheet)))
    return (*human_columns(sheet), *added)


def column(one: Column) -> dict[str, Any]:
    """A column that a person fills in."""
    return {"key": one.key, "title": one.title, "kind": one.kind, "choices": one.choices, "default": one.default}


def title(sheet: SheetName, key: str) -> str:
    """The words above a column."""
    return next(one.title for one in COLUMNS[sheet] if one.key == key)
