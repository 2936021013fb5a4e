"""Exit codes, and the one rule that chooses among them: precedence 4, 2, 3, 5, 1, 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.reports.records import diagnostics

if TYPE_CHECKING:
    from attribution.types import Finding, Report

NOTHING = 0
FINDINGS = 1
USAGE = 2
PARTIAL = 3
INTERNAL = 4
NOT_COMPARED = 5
INTERRUPTED = 130

# Words that are not in the source fail by their severity, though nobody can tell where they are from: a quotation nobody gave is
# what the check is for.
NOT_IN_SOURCE = "N201"
NEVER_FAIL = frozenset({"agree", "different_scope", "cannot_tell"})
# "new" comes with a baseline, which has left only new findings in the report: any of them fails.
RANKS = {"new": 0, "low": 0, "medium": 1, "high": 2}


def exit_code(report: Report, fail_on: str = "low") -> int:
    """The exit code of a run whose report could be written (2 and 4 are set where the error is raised)."""
    if any(entry.failed for entry in diagnostics(report)):
        return PARTIAL
    if nothing_compared(report):
        return NOT_COMPARED
    return FINDINGS if any(fails(finding, fail_on) for finding in report.findings) else NOTHING


def nothing_compared(report: Report) -> bool:
    """Whether fewer than two independent articles came, or no two statements met; a finding proves the contrary.

    One article alone is enough where it was held against itself or where a quotation of it was looked up in a source.
    """
    inside = report.coverage.get("within", {}).get("articles", 0)
    if inside or sum(report.coverage.get("source_quotes", {}).values()):
        return False
    independent = [reading for reading in report.readings if reading.article.copy_of is None]
    met = report.coverage.get("pairs_considered")
    return not report.findings and (len(independent) < 2 or met == 0)


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is at or above `--fail-on`; agreements, other scopes and open questions never are, missing words are."""
    if fail_on == "never" or (finding.relation in NEVER_FAIL and finding.code != NOT_IN_SOURCE):
        return False
    return RANKS[finding.severity] >= RANKS[fail_on]
