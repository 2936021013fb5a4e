"""The words, signs and order in which relations, kinds and severities are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.types import Finding, Report


@dataclass(frozen=True, slots=True)
class Label:
    """How a relation is shown; the sign stands beside the word, so that colour never says anything alone."""

    sign: str
    word: str
    heading: str
    color: str


# In the order of a report: what needs an editor most comes first.
RELATIONS: dict[str, Label] = {
    "conflict": Label("✗", "conflict", "Conflicts", "red"),
    "misattributed": Label("⇄", "misattributed", "Misattributed words", "magenta"),
    "altered_quote": Label("≠", "altered quote", "Altered quotes", "yellow"),
    "disputed": Label("◇", "disputed", "Disputed between sources", "cyan"),
    "update": Label("→", "update", "Updates", "blue"),
    "agree": Label("✓", "agreement", "Agreements", "green"),
    "different_scope": Label("∥", "different scope", "Different scope", "bright_black"),
    "cannot_tell": Label("?", "cannot tell", "Cannot tell", "bright_black"),
}
KINDS = ("number", "date", "name", "place", "negation", "role", "wording", "other")
SEVERITIES = ("high", "medium", "low")
CHECK = "⚠ needs a check"
# Shown one line a slot: nothing there asks for an editor's decision.
COMPACT = frozenset({"agree"})


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """By relation, kind and severity; within them the report's own order."""
    relations = list(RELATIONS)
    return sorted(
        findings,
        key=lambda finding: (
            relations.index(finding.relation),
            KINDS.index(finding.kind),
            SEVERITIES.index(finding.severity),
        ),
    )


def groups(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each relation that has any, in the order of a report."""
    ordered = sort(findings)
    found = [(relation, [finding for finding in ordered if finding.relation == relation]) for relation in RELATIONS]
    return [(relation, members) for relation, members in found if members]


def counted(number: int, word: str) -> str:
    """`2, "altered quote"` -> `"2 altered quotes"`."""
    invariable = word in ("misattributed", "disputed", "different scope", "cannot tell")
    return f"{number:,} {word}" if number == 1 or invariable else f"{number:,} {word}s"


def tally(report: Report) -> str:
    """One line that counts the findings by relation: "1 conflict, 3 agreements"; says so where nothing was compared."""
    parts = [counted(len(members), RELATIONS[relation].word) for relation, members in groups(report.findings)]
    nothing = "nothing was compared" if report.coverage.get("pairs_considered") == 0 else "no findings"
    return ", ".join(parts) or nothing
