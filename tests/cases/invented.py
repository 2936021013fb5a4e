"""Invented findings and reports for the tests of baselines and comparisons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from attribution.cases.approvals import Approval
from attribution.cases.baseline import Baseline, Entry
from attribution.cases.identity import identity
from attribution.reports.records import finding_record, report_record
from attribution.types import Article, Finding, Report, Side
from tests.reports.sample import HERALD, POST, altered, conflict, sample_report

TODAY = date(2026, 3, 15)
GAZETTE = Article(
    id="gazette.txt", text="Twelve people died, rescuers said. Nobody else was hurt.", source="Quay Gazette", published="2024-03-05", digest="cc33"
)


def approval(expires: str = "2026-06-30") -> Approval:
    """Ada's approval of 1 March 2026."""
    return Approval("the Herald counts a victim who died later", "Ada", date(2026, 3, 1), date.fromisoformat(expires))


def entry(finding: Finding, given: Approval | None = None) -> Entry:
    """A baseline's entry for a finding."""
    return Entry(identity(finding_record(finding)), given)


def baseline(*findings: Finding, given: Approval | None = None) -> Baseline:
    """A baseline of findings, all with one approval or none."""
    return Baseline(tuple(entry(finding, given) for finding in findings))


def moved(finding: Finding, by: int) -> Finding:
    """The finding after a paragraph of that length was put at the top of both articles: every place is another, no word is."""

    def shift(side: Side) -> Side:
        return replace(side, start=side.start + by, end=side.end + by, paragraph=side.paragraph + 1, marks=())

    also = tuple((shift(a), shift(b)) for a, b in finding.also)
    return replace(finding, a=shift(finding.a), b=shift(finding.b), also=also)


def joined(finding: Finding) -> Finding:
    """The finding when a third report has joined it."""
    words = "Twelve people died"
    third = Side(0, len(words), GAZETTE.id, words, 1)
    return replace(finding, also=(*finding.also, (finding.a, third)))


def two_figures() -> tuple[Finding, Finding]:
    """Two findings on one pair of sentences, told apart by their items only."""
    x, y = "Four died and nine were hurt.", "Five died and seven were hurt."
    sides = {"a": Side(0, len(x), "x.txt", x, 1), "b": Side(0, len(y), "y.txt", y, 1)}

    def one(name: str, first: str, second: str, slot: str) -> Finding:
        pairs = [
            {
                "a": ["x.txt", x.index(first), x.index(first) + len(first)],
                "b": ["y.txt", y.index(second), y.index(second) + len(second)],
                "relation": "conflict",
                "confidence": 0.9,
            }
        ]
        return replace(conflict(), **sides, fingerprint=name * 16, slot=slot, also=(), evidence={"pairs": pairs})  # type: ignore[arg-type]

    return one("a", "Four", "Five", "dead"), one("b", "nine", "seven", "hurt")


def report(*findings: Finding) -> Report:
    """A run without diagnostics."""
    return replace(sample_report(*findings), diagnostics=())


def record(*findings: Finding, **more: Any) -> dict[str, Any]:
    """Its record, with keys of its own."""
    return {**report_record(report(*findings)), **more}


__all__ = ["HERALD", "POST", "altered", "conflict"]
