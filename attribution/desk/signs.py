"""The signs and colours of words that have them: statuses, relations, severities, changes; the word always stands beside them."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.desk.columns import SheetName
from attribution.desk.statuses import STATUSES
from attribution.reports.labels import MISSING, RELATIONS

# Fill and ink, hex RGB, contrast 7:1 or more, by the colour that a terminal shows.
PAINTS = {
    "red": ("FAD4DC", "5A0A1C"), "magenta": ("F3DCF5", "4A0F52"), "yellow": ("FFF3C4", "3D2E00"), "cyan": ("D2F0F2", "073B40"),
    "blue": ("D6E8FA", "0A2F52"), "green": ("D5F0DC", "0B3D1B"), "bright_black": ("EDEDED", "2B2B2B"),
}  # fmt: skip
_LABELS = (*RELATIONS.values(), MISSING)
_STATUS = {status.word: status.symbol for status in STATUSES}
# The signs by sheet and column, and the paints of every word that has one.
SIGNS: dict[tuple[SheetName, str], dict[str, str]] = {
    ("facts", "status"): _STATUS,
    ("quotations", "status"): _STATUS,
    ("conflicts", "relation"): {label.word: label.sign for label in _LABELS},
    ("conflicts", "severity"): {"high": "▲", "medium": "◆", "low": "▽"},
}
PAINTED: dict[tuple[SheetName, str], dict[str, tuple[str, str]]] = {
    ("facts", "status"): {status.word: (status.fill, status.ink) for status in STATUSES},
    ("quotations", "status"): {status.word: (status.fill, status.ink) for status in STATUSES},
    ("conflicts", "relation"): {label.word: PAINTS[label.color] for label in _LABELS},
    ("conflicts", "severity"): {"high": PAINTS["red"], "medium": PAINTS["yellow"], "low": PAINTS["blue"]},
}


def signs(sheet: SheetName, column: str) -> Mapping[str, str]:
    """The signs of a column's words; none in most columns."""
    return SIGNS.get((sheet, column), {})


def paints(sheet: SheetName, column: str) -> Mapping[str, tuple[str, str]]:
    """The fill and ink of a column's words."""
    return PAINTED.get((sheet, column), {})
