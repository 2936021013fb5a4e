"""The report as a Markdown page (CommonMark and GitHub), with everything from the articles escaped."""

from __future__ import annotations

from attribution.reports import labels
from attribution.reports.compact import cells
from attribution.reports.coverage import closing, diagnostic_line
from attribution.reports.marks import Piece, marked
from attribution.reports.place import dateline, short, where
from attribution.reports.quotemarkdown import article_lines
from attribution.reports.records import article_of, diagnostics
from attribution.reports.safe import markdown
from attribution.reports.style import PLAIN, Style
from attribution.types import Article, Finding, Report, Side


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """Headings by severity, a block a finding, a table of agreements, and the closing lines."""
    articles = article_of(report)
    lines = ["# Attribution report", "", f"**{_capital(labels.tally(report))}.**", ""]
    for shelf in labels.shelves(report.findings):
        lines += [f"## {shelf.heading} ({len(shelf.members)})", ""]
        if shelf.compact:
            lines += agreements(shelf.members, articles)
        else:
            lines += [line for finding in shelf.members for line in block(finding, articles)]
    if not report.findings:
        lines += [line for reading in report.readings if reading.quotes for line in article_lines(reading)]
    lines += _closing(report)
    return "\n".join(lines) + "\n"


def block(finding: Finding, articles: dict[str, Article]) -> list[str]:
    """One finding: slot, both passages quoted with their sources, explanation."""
    label = labels.of(finding)
    facts = [f"{label.sign} {label.word}", finding.kind, f"severity {finding.severity}", finding.code]
    if finding.needs_check:
        facts.append(f"**{labels.CHECK}**")
    lines = [f"### {markdown(finding.slot)}", "", f"{' · '.join(facts)} · {markdown(finding.id)}", ""]
    for side, cut in zip((finding.a, finding.b), marked(finding), strict=True):
        lines += [f"{source(side, articles)}:", "", f"> {marked_passage(cut)}", ""]
    lines += [markdown(finding.explanation), ""]
    also = [f"- also {markdown(short(a, articles))} and {markdown(short(b, articles))}" for a, b in finding.also]
    return [*lines, *also, ""] if also else lines


def source(side: Side, articles: dict[str, Article]) -> str:
    """`**Dune Herald, 2023-01-27** (herald.txt ¶ 4)`."""
    return f"**{markdown(dateline(articles.get(side.article)))}** ({markdown(where(side))})"


def marked_passage(pieces: list[Piece]) -> str:
    """The passage with its deciding words bold."""
    return "".join(bold(words) if is_marked else escaped(words) for words, is_marked in pieces).strip()


def escaped(words: str) -> str:
    """A piece inside a line, with the spaces at its edges kept."""
    core = words.strip()
    if not core:
        return " " if words else ""
    before = " " if words[0].isspace() else ""
    after = " " if words[-1].isspace() else ""
    return f"{before}{markdown(core)}{after}"


def bold(words: str) -> str:
    """A marked piece; `<b>` holds beside any neighbour, where asterisks do not next to letters or punctuation."""
    return f"<b>{escaped(words)}</b>"


def agreements(findings: list[Finding], articles: dict[str, Article]) -> list[str]:
    """A table, one row a slot."""
    lines = ["| kind | slot | one report | another | also |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(markdown(cell) for cell in cells(finding, articles))} |" for finding in findings]
    return [*lines, ""]


def _closing(report: Report) -> list[str]:
    """What was compared, what was left out, and what went wrong."""
    lines = ["## What was compared", "", *(f"- {markdown(line)}" for line in closing(report)), ""]
    notes = [f"- {markdown(diagnostic_line(entry))}" for entry in diagnostics(report)]
    if notes:
        lines += ["## Notes", "", *notes, ""]
    return [*lines, f"attribution {report.version}, settings {report.config_hash}"]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
