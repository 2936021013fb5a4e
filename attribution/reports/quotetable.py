"""Quotations for a terminal: a table an article, speaker beside words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports.console import console, text, written
from attribution.reports.coverage import diagnostic_line
from attribution.reports.labels import counted
from attribution.reports.place import dateline
from attribution.reports.records import reading_diagnostics
from attribution.reports.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

    from attribution.types import Quote, Reading


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:
    """A table for each article, as soon as it is read."""
    for reading in readings:
        target = console(style)
        if reading.article.text:  # one without text stands for its notes: a lost article, or files left out
            target.print(article_panel(reading) if reading.quotes else text(heading(reading), "bold"))
        for entry in reading_diagnostics(reading):
            target.print(text(f"- {diagnostic_line(entry)}", "red" if entry.failed else ""))
        target.print()
        yield written(target)


def article_panel(reading: Reading) -> Table:
    """The quotations of one article in text order, under its id, outlet and date."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    title = text(heading(reading), "bold")
    found = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, title=title, title_justify="left")
    found.add_column("kind", no_wrap=True)
    found.add_column("speaker", ratio=2)
    found.add_column("words", ratio=5)
    found.add_column("offset", no_wrap=True, justify="right")
    for quote in reading.quotes:
        found.add_row(text(quote.kind), text(speaker(quote)), text(quote.text), str(quote.start))
    return found


def heading(reading: Reading) -> str:
    """`"herald.txt (Harbour Herald, 2024-03-04): 3 quotations"`."""
    return f"{reading.article.id} ({dateline(reading.article)}): {counted(len(reading.quotes), 'quotation')}"


def speaker(quote: Quote) -> str:
    """Who said it: `"Amadou Keita, defence minister (“he”), via a spokesman"`; a dash where nobody is named."""
    printed = quote.speaker.text if quote.speaker else None
    name = quote.speaker_name or printed
    if name is None:
        return "—" if quote.kind in ("scare", "title") else "unknown"
    role = f", {quote.role}" if quote.role and quote.role.casefold() not in name.casefold() else ""
    form = f" (“{printed}”)" if printed and name not in printed else ""
    chain = f", via {', '.join(quote.chain)}" if quote.chain else ""
    return f"{name}{role}{form}{chain}"
