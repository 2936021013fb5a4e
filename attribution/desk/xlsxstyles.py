"""How cells of the spreadsheet look: one format for each use, made once a workbook."""

from __future__ import annotations

from typing import Any

from attribution.desk.columns import Column

# A text cell: what is typed stays as typed ("3", "1/2", "-1"), and nothing in it is ever run.
TEXT = "@"
DATE = "yyyy-mm-dd"
COMPUTED, HUMAN, HEAD, HEAD_HUMAN, LINE = "F3F4F6", "FFFFFF", "26323F", "0B5A4A", "C9CED6"
BASE: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": f"#{LINE}"}


class Styles:
    """The formats of a workbook, by what they are for."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **look: Any) -> Any:
        """A format, made once."""
        name = tuple(sorted(look.items()))
        if name not in self.made:
            self.made[name] = self.book.add_format(look)
        return self.made[name]

    def cell(self, column: Column | None, number: str = "") -> Any:
        """A cell of a column, None for a person's own: white and open where a person writes, grey and locked where the tool did."""
        human = column is None or column.human
        fill = HUMAN if human else COMPUTED
        align = {"align": "center" if column and column.kind == "number" else "left"}
        return self.of(**BASE, **align, locked=not human, bg_color=f"#{fill}", num_format=number or (TEXT if column is None else format_of(column)))

    def below(self, column: Column | None) -> Any:
        """The rest of a column, where a person may add rows."""
        return self.of(font_name="Calibri", font_size=10, valign="top", text_wrap=True, locked=False, num_format=TEXT if column is None else format_of(column))

    def head(self, human: bool) -> Any:
        """A cell of the header row; green over what a person fills in."""
        fill = HEAD_HUMAN if human else HEAD
        look = {"font_name": "Calibri", "font_size": 10, "bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": f"#{LINE}"}
        return self.of(**look, font_color="#FFFFFF", bg_color=f"#{fill}", num_format=TEXT, locked=True)

    def paint(self, fill: str, ink: str) -> Any:
        """The colours of a word."""
        return self.of(bg_color=f"#{fill}", font_color=f"#{ink}", bold=True)


def format_of(column: Column) -> str:
    """The number format of a column's cells."""
    return {"number": "General", "date": DATE}.get(column.kind, TEXT)
