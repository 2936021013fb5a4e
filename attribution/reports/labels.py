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
SEVERITIES = ("high", "medium", "low")
CHECK = "⚠ needs a check"
# Shown one line a slot: nothing there asks for an editor's decision.
COMPACT = frozenset({"agree"})
# Relations that ask for nothing, in the order they are shown, after everything else.
CALM = ("agree", "different_scope", "cannot_tell")
NOT_IN_SOURCE = "N201"
MISSING = Label("∅", "not in the source", "Not in the source", "yellow")
SEVERITY_COLORS = {"high": "red", "medium": "yellow", "low": "blue"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Findings that are shown under one heading."""

    sign: str
    heading: str
    color: str
    compact: bool
    members: list[Finding]


def shelves(findings: Iterable[Finding]) -> list[Shelf]:
    """The findings as a report shows them: what asks for an editor by severity, then agreements and the calm rest by relation."""
    found, order = list(findings), list(RELATIONS)
    acute = sorted((f for f in found if not is_calm(f)), key=lambda f: order.index(f.relation))
    shown = [
        Shelf("!", f"{severity.capitalize()} severity", SEVERITY_COLORS[severity], False, [f for f in acute if f.severity == severity])
        for severity in SEVERITIES
    ]
    for relation in CALM:
        label = RELATIONS[relation]
        members = [f for f in found if f.relation == relation and is_calm(f)]
        shown.append(Shelf(label.sign, label.heading, label.color, relation in COMPACT, members))
    return [shelf for shelf in shown if shelf.members]


def is_calm(finding: Finding) -> bool:
    """Whether a finding asks for nothing; words that a source lacks do, though no relation can be told."""
    return finding.relation in CALM and not finding.code.startswith(NOT_IN_SOURCE)


def of(finding: Finding) -> Label:
    """How a finding is shown: by its relation; words that a source lacks have a name of their own."""
    return MISSING if finding.code.startswith(NOT_IN_SOURCE) else RELATIONS[finding.relation]


def counted(number: int, word: str) -> str:
    """`2, "altered quote"` -> `"2 altered quotes"`."""
    invariable = word in ("misattributed", "disputed", "different scope", "cannot tell", MISSING.word)
    return f"{number:,} {word}" if number == 1 or invariable else f"{number:,} {word}s"


def tally(report: Report) -> str:
    """One line that counts the findings by relation: "1 conflict, 3 agreements"; says so where nothing was compared."""
    words = [of(finding).word for finding in report.findings]
    parts = [counted(words.count(label.word), label.word) for label in (*RELATIONS.values(), MISSING) if label.word in words]
    nothing = "nothing was compared" if report.coverage.get("pairs_considered") == 0 else "no findings"
    return ", ".join(parts) or nothing
