"""Agreements: one line a slot, with the words that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports import labels
from attribution.reports.console import text
from attribution.reports.marks import Piece, marked
from attribution.reports.place import short

if TYPE_CHECKING:
    from rich.table import Table

    from attribution.types import Article, Finding


def table(findings: list[Finding], articles: dict[str, Article]) -> Table:
    """A table of kind, slot and the two places with their deciding words; long cells end in "…"."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    found = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False)
    for title, ratio in (("kind", 0), ("slot", 4), ("one report", 5), ("another", 5), ("also", 0)):
        found.add_column(title, ratio=ratio or None, no_wrap=True, overflow="ellipsis")
    for finding in findings:
        found.add_row(*(text(cell) for cell in cells(finding, articles)))
    return found


def cells(finding: Finding, articles: dict[str, Article]) -> list[str]:
    """One row: `["✓ number", "size of the mission", "17,500-strong (Herald ¶ 3)", "more than 17,000 (Post ¶ 5)", "+2"]`."""
    a, b = marked(finding)
    sign = labels.RELATIONS[finding.relation].sign
    also = f"+{len(finding.also)}" if finding.also else ""
    return [
        f"{sign} {finding.kind}" + (f" {labels.CHECK}" if finding.needs_check else ""),
        finding.slot,
        f"{key_words(a)} ({short(finding.a, articles)})",
        f"{key_words(b)} ({short(finding.b, articles)})",
        also,
    ]


def key_words(pieces: list[Piece]) -> str:
    """The marked words of a passage, or the whole of it where none are."""
    words = [piece.strip() for piece, is_marked in pieces if is_marked]
    return " … ".join(words) or "".join(piece for piece, _ in pieces).strip()
