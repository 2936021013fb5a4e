"""JSON Lines: a finding a line, then one line on the run; or an article a line for quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.reports.jsonreport import dumps
from attribution.reports.records import finding_record, head_record, reading_record, tail_record
from attribution.reports.style import PLAIN, Style
from attribution.types import Reading, Report


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """`{"type": "finding", …}` a line, then `{"type": "coverage", …}` with articles, coverage and diagnostics."""
    lines = [dumps({"type": "finding", **finding_record(finding)}) for finding in report.findings]
    lines.append(dumps({"type": "coverage", **head_record(report), **tail_record(report)}))
    return "".join(f"{line}\n" for line in lines)


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """A line an article, as soon as it is read."""
    for reading in readings:
        yield dumps(reading_record(reading)) + "\n"
