"""Annotations of a commit: GitHub's workflow commands, as many as it shows, then what was left out.

Format and limits: GitHub docs, "Workflow commands for GitHub Actions" (escaping as in actions/toolkit, `command.ts`); a step shows
10 errors, 10 warnings and 10 notices, and drops the rest without a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from attribution.reports import labels
from attribution.reports.coverage import closing, diagnostic_line
from attribution.reports.files import is_file, is_text
from attribution.reports.place import where
from attribution.reports.positions import Positions
from attribution.reports.records import article_of, diagnostics
from attribution.reports.safe import clean
from attribution.reports.style import PLAIN, Style

if TYPE_CHECKING:
    from attribution.reports.notices import Notice
    from attribution.types import Diagnostic, Finding, Report

MOST = 10
COMMANDS = {"high": "error", "medium": "warning", "low": "notice"}
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One command; `file` is empty for what is in no file, and the places are 0 where they are not known."""

    command: str
    title: str
    message: str
    file: str = ""
    line: int = 0
    end_line: int = 0
    column: int = 0
    end_column: int = 0

    def text(self) -> str:
        """`::error file=a.txt,line=4,endLine=4,title=…::…`; columns only where the passage is on one line, as GitHub wants it."""
        given: dict[str, str | int] = {"file": self.file.removeprefix("./"), "line": self.line, "endLine": self.end_line} if self.file else {}
        if self.file and self.line == self.end_line and self.column:
            given |= {"col": self.column, "endColumn": self.end_column}
        given["title"] = self.title
        shown = ",".join(f"{key}={value_escaped(str(value))}" for key, value in given.items() if value)
        return f"::{self.command} {shown}::{escaped(self.message)}"


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """Annotations of the findings that ask for an editor and of lost articles, then the counts."""
    positions = {name: Positions(article.text) for name, article in article_of(report).items() if is_text(name)}
    shown = [annotation(finding, positions) for finding in report.findings if not labels.is_calm(finding)]
    lost = [lost_article(entry) for entry in diagnostics(report) if entry.failed]
    told = [diagnostic_line(entry) for entry in diagnostics(report) if not entry.failed]
    return written([*lost, *shown], [f"attribution: {labels.tally(report)}.", *closing(report), *told])


def annotation(finding: Finding, positions: dict[str, Positions]) -> Annotation:
    """A finding at its first passage that is in a file; the message has both."""
    sides = finding.a, finding.b
    at = next((side for side in sides if is_file(side.article)), None)
    passages = [f"{where(side)}: {side.text}" for side in sides]
    message = "\n".join([finding.explanation, *passages])
    title = f"{labels.of(finding).word}: {finding.slot} ({finding.code})"
    command = COMMANDS[finding.severity]
    if at is None or at.article not in positions:
        return Annotation(command, title, message, "" if at is None else at.article)
    first, last = (positions[at.article].at(offset) for offset in (at.start, at.end))
    return Annotation(command, title, message, at.article, first.line, last.line, first.column, last.column)


def lost_article(entry: Diagnostic) -> Annotation:
    """An article that could not be read."""
    file = entry.article if entry.article and is_file(entry.article) else ""
    return Annotation("error", f"not read ({entry.code})", entry.message, file)


def render_notices(notices: Sequence[Notice], summary: str = "") -> str:
    """Annotations of failing expectations; `summary` (Markdown) is for the step's summary, its first line is repeated here."""
    shown = [Annotation(LEVELS[n.level], n.title, n.message or n.title, n.path, max(1, n.line), max(1, n.line)) for n in notices]
    head = next((line.strip("#* ") for line in summary.splitlines() if line.strip("#* ")), "")
    return written(shown, [f"attribution: {head}"] if head else [])


def written(annotations: Iterable[Annotation], lines: Iterable[str]) -> str:
    """The commands, at most ten of each kind, the gravest first, a line on those left out, and further lines."""
    order = ("error", "warning", "notice")
    ranked = sorted(annotations, key=lambda one: order.index(one.command))
    counts: Counter[str] = Counter()
    out: list[str] = []
    for one in ranked:
        counts[one.command] += 1
        if counts[one.command] <= MOST:
            out.append(one.text())
    left = {command: counts[command] - MOST for command in order if counts[command] > MOST}
    if left:
        told = ", ".join(f"{count:,} {command}{'' if count == 1 else 's'}" for command, count in left.items())
        out.append(f"GitHub shows {MOST} of a kind in a step; not annotated: {told}. The step's summary has them all.")
    return "\n".join([*out, *(harmless(line) for line in lines)]) + "\n"


def harmless(line: str) -> str:
    """A line of output that cannot be a command: neither `::…` at its start nor the older `##[…]` anywhere in it."""
    words = clean(line).replace("##[", "# #[").strip()
    return f"- {words}" if words.startswith("::") else words


def escaped(text: str) -> str:
    """Words of a message; lines stay lines."""
    lines = "\n".join(clean(line) for line in text.split("\n")).replace("##[", "# #[")
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value_escaped(text: str) -> str:
    """A property's value, one line."""
    return escaped(clean(text)).replace(":", "%3A").replace(",", "%2C")
