"""The report for a terminal: the gravest first, outlet and date beside each passage, the deciding words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports import compact, labels
from attribution.reports.console import CLOSE, OPEN, console, passage, text, written
from attribution.reports.coverage import closing, diagnostic_line
from attribution.reports.marks import marked
from attribution.reports.place import also_lines, dateline, where
from attribution.reports.quotetable import article_panel
from attribution.reports.records import article_of, diagnostics
from attribution.reports.style import PLAIN, Style

if TYPE_CHECKING:
    from rich.console import Console
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    from attribution.types import Article, Finding, Report, Side

ALSO_SHOWN = 3


def render(report: Report, style: Style = PLAIN) -> str:
    """The report as text; colours and underlines only where `style` says that they can be seen."""
    target = console(style)
    fill(target, report, brackets=style.color is None)
    return written(target)


def fill(target: Console, report: Report, *, brackets: bool) -> None:
    """Write the whole report to a console."""
    target.print(text(f"attribution {report.version}: {labels.tally(report)}", "bold"))
    if brackets and report.findings:
        target.print(text(f"{OPEN} {CLOSE} enclose the words that decide a finding."))
    articles = article_of(report)
    for shelf in labels.shelves(report.findings):
        target.print()
        _heading(target, shelf)
        if shelf.compact:
            target.print(compact.table(shelf.members, articles))
        else:
            for finding in shelf.members:
                target.print(panel(finding, articles, brackets=brackets))
    if not report.findings:
        _quotations(target, report)
    _closing(target, report)


def _heading(target: Console, shelf: labels.Shelf) -> None:
    """A rule with a sign, the name of what follows and the number of findings."""
    from rich.rule import Rule

    words = f"{shelf.sign} {shelf.heading} ({len(shelf.members)})"
    target.print(Rule(text(words, f"bold {shelf.color}"), align="left", style="dim"))


def panel(finding: Finding, articles: dict[str, Article], *, brackets: bool) -> Panel:
    """One finding: slot, both passages with outlet and date, explanation, further passages."""
    from rich.box import ROUNDED
    from rich.console import Group
    from rich.panel import Panel

    label = labels.of(finding)
    head = [f"{label.sign} {label.word}", finding.kind, f"severity {finding.severity}", finding.code]
    if finding.needs_check:
        head.append(labels.CHECK)
    body = Group(text(finding.slot, "bold"), _passages(finding, articles, brackets=brackets), text(finding.explanation))
    for line in also_lines(finding, articles, ALSO_SHOWN):
        body.renderables.append(text(line, "dim"))
    return Panel(
        body,
        box=ROUNDED,
        border_style=label.color,
        title=text(" · ".join(head), f"bold {label.color}"),
        title_align="left",
        subtitle=text(f"{finding.id} · confidence {finding.confidence:.2f}", "dim"),
        subtitle_align="left",
    )


def _passages(finding: Finding, articles: dict[str, Article], *, brackets: bool) -> Table:
    """Two rows: who printed it, when and where on the left, the passage on the right."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=2)
    grid.add_column(ratio=5)
    color = labels.of(finding).color
    for side, cut in zip((finding.a, finding.b), marked(finding), strict=True):
        grid.add_row(_source(side, articles), passage(cut, color, brackets=brackets))
    return grid


def _source(side: Side, articles: dict[str, Article]) -> Text:
    """Outlet and date, and below them article and paragraph of a passage."""
    return text(dateline(articles.get(side.article))).append("\n").append_text(text(where(side), "dim"))


def _quotations(target: Console, report: Report) -> None:
    """Where nothing could be compared, what the articles quote is still worth seeing."""
    for reading in report.readings:
        if reading.quotes:
            target.print()
            target.print(article_panel(reading))


def _closing(target: Console, report: Report) -> None:
    """What was compared, what was left out, and what went wrong."""
    target.print()
    for line in closing(report):
        target.print(text(line))
    notes = diagnostics(report)
    if notes:
        target.print()
        target.print(text(f"Notes ({len(notes)})", "bold"))
    for entry in notes:
        target.print(text(f"- {diagnostic_line(entry)}", "red" if entry.failed else ""))
