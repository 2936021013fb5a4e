"""A figure beside its baseline, and tables of such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

HEAD = ("figure", "value", "unit", "beside", "its value", "ratio", "note")
WIDTHS = (46, 10, 12, 44, 10, 8, 4)


@dataclass(frozen=True)
class Row:
    """One measure and its baseline; `ratio` above 1 is in our favour for rates, and our share of the time for times."""

    stage: str
    value: float
    unit: str
    baseline: str
    baseline_value: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """Value over baseline; infinite where there is none."""
        return self.value / self.baseline_value if self.baseline_value else float("inf")

    def record(self) -> dict[str, Any]:
        """The row for JSON, where the ratio to nothing is null."""
        return asdict(self) | {"ratio": self.ratio if self.baseline_value else None}


def line(row: Row) -> str:
    """A row of the Markdown table."""
    beside = (row.baseline, number(row.baseline_value), f"{number(row.ratio)} ×") if row.baseline_value else (row.baseline or "–", "–", "–")
    return cells((row.stage, number(row.value), row.unit, *beside, row.note))


def head() -> list[str]:
    """The first two lines of the table; figures stand to the right."""
    return [cells(HEAD), "|".join(["", *(f" {'-' * (width - 1)}{':' if at in RIGHT else '-'} " for at, width in enumerate(WIDTHS)), ""])]


def missing(what: str, reason: str) -> str:
    """The row of what could not be measured."""
    return cells((what, "–", "", f"not measured: {' '.join(reason.split())}", "", "", ""))


RIGHT = (1, 4, 5)


def cells(texts: Sequence[str]) -> str:
    """Cells as wide as the table's columns; a bar inside one would end it."""
    padded = []
    for at, (cell, width) in enumerate(zip(texts, WIDTHS, strict=True)):
        plain = cell.replace("|", "/")
        padded.append(plain.rjust(width) if at in RIGHT else plain.ljust(width))
    return f"| {' | '.join(padded)} |"


def number(value: float) -> str:
    """Three figures or more, by size: 12345.6 -> "12,346", 12.34 -> "12.3", 1.234 -> "1.23", 0.01234 -> "0.0123"."""
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3 if size >= 0.1 or not size else 4
    return f"{value:,.{digits}f}"
