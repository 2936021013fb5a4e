"""Quotations as Markdown: a heading an article, a table of quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.reports.coverage import diagnostic_line
from attribution.reports.place import dateline
from attribution.reports.quotetable import speaker
from attribution.reports.records import reading_diagnostics
from attribution.reports.safe import markdown
from attribution.reports.style import PLAIN, Style
from attribution.types import Quote, Reading


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """A section an article, as soon as it is read."""
    for reading in readings:
        lines = article_lines(reading) if reading.article.text else note_lines(reading)
        yield "".join(f"{line}\n" for line in lines)


def article_lines(reading: Reading) -> list[str]:
    """One article: heading, table, notes."""
    lines = [f"## {markdown(reading.article.id)} ({markdown(dateline(reading.article))})", ""]
    if reading.quotes:
        lines += ["| kind | speaker | words | offset |", "|---|---|---|---|", *map(_row, reading.quotes), ""]
    else:
        lines += ["No quotations.", ""]
    return [*lines, *note_lines(reading)]


def note_lines(reading: Reading) -> list[str]:
    """What was noted about one article, as a list; nothing where there is nothing."""
    notes = [f"- {markdown(diagnostic_line(entry))}" for entry in reading_diagnostics(reading)]
    return [*notes, ""] if notes else []


def _row(quote: Quote) -> str:
    return f"| {quote.kind} | {markdown(speaker(quote))} | {markdown(quote.text)} | {quote.start} |"
