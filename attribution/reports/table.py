"""The report for a terminal: the gravest first, outlet and date beside each passage, the deciding words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports import compact, labels, oneline
from attribution.reports.console import CLOSE, OPEN, console, text, written
from attribution.reports.coverage import closing, diagnostic_line
from attribution.reports.palette import shade
from attribution.reports.passages import NARROW, passages
from attribution.reports.place import also_lines
from attribution.reports.quotetable import article_panel
from attribution.reports.records import article_of, diagnostics
from attribution.reports.style import PLAIN, ColorSystem, Style

if TYPE_CHECKING:
    from rich.console import Console
    from rich.panel import Panel

    from attribution.types import Article, Finding, Report

ALSO_SHOWN = 3


def render(report: Report, style: Style = PLAIN) -> str:
    """The report as text; colours and underlines only where `style` says that they can be seen."""
    target = console(style)
    if style.compact:
        fill_compact(target, report, style.color)
    else:
        fill(target, report, style.color, brackets=style.color is None)
    return written(target)


def fill(target: Console, report: Report, colors: ColorSystem | None, *, brackets: bool) -> None:
    """Write the whole report to a console in colours of that many."""
    target.print(text(f"attribution {report.version}: {labels.tally(report)}", "bold"))
    if brackets and report.findings:
        target.print(text(f"{OPEN} {CLOSE} enclose the words that decide a finding."))
    articles = article_of(report)
    for shelf in labels.shelves(report.findings):
        target.print()
        _heading(target, shelf, colors)
        if shelf.compact and target.width >= NARROW:
            target.print(compact.table(shelf.members, articles))
        elif shelf.compact:
            _lines(target, shelf, articles, colors)
        else:
            for finding in shelf.members:
                target.print(panel(finding, articles, colors, width=target.width, brackets=brackets))
    if not report.findings:
        _quotations(target, report)
    _closing(target, report)


def fill_compact(target: Console, report: Report, colors: ColorSystem | None) -> None:
    """A line a finding in the order of the whole report, then what was compared and what went wrong."""
    target.print(text(f"attribution {report.version}: {labels.tally(report)}", "bold"))
    articles = article_of(report)
    for shelf in labels.shelves(report.findings):
        _lines(target, shelf, articles, colors)
    target.print(text(closing(report)[0]))
    for entry in diagnostics(report):
        if entry.failed:
            target.print(text(f"- {diagnostic_line(entry)}", shade("red", colors)))


def _lines(target: Console, shelf: labels.Shelf, articles: dict[str, Article], colors: ColorSystem | None) -> None:
    """The findings of a shelf, a line each."""
    for finding in shelf.members:
        color = shade(labels.of(finding).color, colors)
        target.print(oneline.line(finding, articles, target.width, color), no_wrap=True, overflow="ignore", crop=False)


def _heading(target: Console, shelf: labels.Shelf, colors: ColorSystem | None) -> None:
    """A rule with a sign, the name of what follows and the number of findings."""
    from rich.rule import Rule

    words = f"{shelf.sign} {shelf.heading} ({len(shelf.members)})"
    target.print(Rule(text(words, f"bold {shade(shelf.color, colors)}"), align="left", style="dim"))


def panel(finding: Finding, articles: dict[str, Article], colors: ColorSystem | None, *, width: int, brackets: bool) -> Panel:
    """One finding: slot, both passages with outlet and date, explanation, further passages."""
    from rich.box import ROUNDED
    from rich.console import Group
    from rich.panel import Panel

    label = labels.of(finding)
    color = shade(label.color, colors)
    head = text(" · ".join(_facts(finding, label, narrow=width < NARROW)), f"bold {color}")
    body = Group(text(finding.slot, "bold"), passages(finding, articles, color, width=width, brackets=brackets), text(finding.explanation))
    if width < NARROW:  # a border would cut the title off
        body.renderables.insert(0, head)
    for line in also_lines(finding, articles, ALSO_SHOWN):
        body.renderables.append(text(line, "dim"))
    return Panel(
        body,
        box=ROUNDED,
        border_style=color,
        title=None if width < NARROW else head,
        title_align="left",
        subtitle=text(f"{finding.id} · confidence {finding.confidence:.2f}", "dim"),
        subtitle_align="left",
    )


def _facts(finding: Finding, label: labels.Label, *, narrow: bool) -> list[str]:
    """What a finding is: relation, kind, severity, code, and whether its size or pace needs a check."""
    severity = finding.severity if narrow else f"severity {finding.severity}"
    head = [f"{label.sign} {label.word}", finding.kind, severity, finding.code]
    return [*head, labels.CHECK] if finding.needs_check else head


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
