"""Both passages of a finding with their sources, laid out for the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports.console import passage, text
from attribution.reports.marks import marked
from attribution.reports.place import dateline, where

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from attribution.types import Article, Finding, Side

# Columns: below the first, a source stands above its passage; from the second on, the two passages stand side by side.
NARROW, WIDE = 60, 140


def passages(finding: Finding, articles: dict[str, Article], color: str, *, width: int, brackets: bool) -> Table:
    """Who printed it, when and where, and the passage as printed; of both sides."""
    sides = (finding.a, finding.b)
    words = [passage(cut, color, brackets=brackets) for cut in marked(finding)]
    if width < NARROW:
        return stacked([source(side, articles, " · ") for side in sides], words)
    heads = [source(side, articles, "\n") for side in sides]
    return abreast([source(side, articles, " · ") for side in sides], words) if width >= WIDE else beside(heads, words)


def stacked(heads: list[Text], words: list[Text]) -> Table:
    """Each source above its passage."""
    grid = made(1)
    for head, words_of in zip(heads, words, strict=True):
        grid.add_row(head)
        grid.add_row(words_of)
    return grid


def beside(heads: list[Text], words: list[Text]) -> Table:
    """Each source on the left of its passage."""
    grid = made(2, 5)
    for row in zip(heads, words, strict=True):
        grid.add_row(*row)
    return grid


def abreast(heads: list[Text], words: list[Text]) -> Table:
    """The two passages side by side under their sources."""
    grid = made(1, 1)
    grid.add_row(*heads)
    grid.add_row(*words)
    return grid


def made(*ratios: int) -> Table:
    """A grid of columns that share the width."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio in ratios:
        grid.add_column(ratio=ratio)
    return grid


def source(side: Side, articles: dict[str, Article], between: str) -> Text:
    """Outlet and date, then article and paragraph of a passage."""
    return text(dateline(articles.get(side.article))).append(between).append_text(text(where(side), "dim"))
