"""The closing lines of a report: what was compared, what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attribution.reports.coveragedetails import DETAILS, detail_lines
from attribution.types import Diagnostic, Report

# Names of counts that have a singular; the others are said of pairs ("not surely one slot").
COUNTABLE = frozenset(["articles", "parts", "copies"])


def closing(report: Report) -> list[str]:
    """Sentences on any coverage mapping: numbers first, then lists and words, then a line for each table of counts.

    `{"articles": 5, "left_out": {"copy": 1}}` -> `["Compared: 5 articles.", "Left out: 1 copy."]`.
    """
    plain = {key: value for key, value in report.coverage.items() if key not in DETAILS}
    numbers = [f"{value:,} {words(key, value)}" for key, value in plain.items() if _is_number(value)]
    others = [
        f"{_capital(words(key))}: {_shown(value)}."
        for key, value in plain.items()
        if not _is_number(value) and not isinstance(value, Mapping)
    ]
    tables = [f"{_capital(words(key))}: {_counts(value)}." for key, value in plain.items() if isinstance(value, Mapping)]
    return [f"Compared: {', '.join(numbers) or 'nothing'}.", *others, *tables, *detail_lines(report)]


def words(key: str, value: object = None) -> str:
    """A key as words, singular for one: `"pairs_compared"` -> "pairs compared", `"stories", 1` -> "story"."""
    first, *rest = key.split("_")
    if value == 1:
        first = f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s")
    return " ".join([first, *rest])


def diagnostic_line(entry: Diagnostic) -> str:
    """`"a.txt: no text in the file (empty)"`, with the sign and word for an article that was lost."""
    lost = "✗ not read: " if entry.failed else ""
    where = f"{entry.article}: " if entry.article and not entry.message.startswith(entry.article) else ""
    return f"{lost}{where}{entry.message} ({entry.code})"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    """A value in a sentence."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(str(entry) for entry in value) or "none"
    return "none" if value is None or value == "" else str(value)


def _counts(table: Mapping[str, Any]) -> str:
    """The entries of a table of counts that are not zero: "12 other measure, 3 copy"."""
    parts = [
        f"{value:,} {_counted(key, value)}" if _is_number(value) else f"{key.replace('_', ' ')} {_shown(value)}"
        for key, value in table.items()
        if value not in (0, None)
    ]
    return ", ".join(parts) or "nothing"


def _counted(key: str, value: object) -> str:
    """A count's name: `"articles", 1 -> "article"`; words under another name are among those found, and said to be."""
    if key == "under_another_speaker":
        return "of them under another speaker"
    first, *rest = key.replace("_", " ").split(" ")
    return " ".join([words(first, value) if first in COUNTABLE else first, *rest])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
