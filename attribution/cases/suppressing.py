"""Findings that an article's own keys ask to ignore leave the report; counted and told, never silent."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from attribution.articles.suppressions import Suppression, suppressions_of
from attribution.cases.identity import folded_words
from attribution.types import Diagnostic

if TYPE_CHECKING:
    from attribution.types import Finding, Report


def suppress(report: Report, today: date) -> Report:
    """The report without the findings that the front matter of one of their articles asks to ignore.

    `coverage["suppressed"]` counts the findings left out, the entries whose day is over (their findings stay) and those that met no
    finding; a diagnostic tells of each. A report of articles without such keys is returned as it is.
    """
    entries: list[Suppression] = []
    notes: list[Diagnostic] = []
    for reading in report.readings:
        found, unusable = suppressions_of(reading.article)
        entries += found
        notes += unusable
    if not entries and not notes:
        return report
    by_article: dict[str, list[Suppression]] = {}
    for entry in entries:
        by_article.setdefault(entry.article, []).append(entry)
    kept: list[Finding] = []
    counts: Counter[str] = Counter()
    met: set[int] = set()
    for finding in report.findings:
        fitting = [e for name in articles_of(finding) for e in by_article.get(name, ()) if fits(e, finding)]
        met |= {id(entry) for entry in fitting}
        valid = next((entry for entry in fitting if today <= entry.expires), None)
        if valid is None:
            kept.append(finding)
        if fitting:
            counts["findings" if valid else "expired"] += 1
            notes.append(told(finding, valid) if valid else over(finding, fitting[0]))
    idle = [entry for entry in entries if id(entry) not in met]
    notes += [unused(entry) for entry in idle]
    told_counts = {"findings": counts["findings"], "expired": counts["expired"], "unused": len(idle)}
    return replace(
        report,
        findings=tuple(kept),
        coverage={**report.coverage, "suppressed": told_counts},
        diagnostics=(*report.diagnostics, *notes),
    )


def articles_of(finding: Finding) -> list[str]:
    """The articles of the clearest pair."""
    return list(dict.fromkeys((finding.a.article, finding.b.article)))


def fits(entry: Suppression, finding: Finding) -> bool:
    """Whether everything an entry names is so: words are looked up in its own article's passage."""
    own = " ".join(folded_words(side.text) for side in (finding.a, finding.b) if side.article == entry.article)
    return (
        (entry.fingerprint is None or finding.fingerprint == entry.fingerprint.strip().casefold())
        and (entry.relation is None or finding.relation == entry.relation.strip())
        and (entry.slot is None or folded_words(finding.slot) == folded_words(entry.slot))
        and (entry.words is None or f" {folded_words(entry.words)} " in f" {own} ")
    )


def told(finding: Finding, entry: Suppression) -> Diagnostic:
    """A finding that was left out."""
    message = (
        f"ignored until {entry.expires} by {entry.owner} ({entry.reason}): {finding.relation}, {finding.severity}, {finding.slot} "
        f"[{finding.fingerprint}]"
    )
    own = finding.a if finding.a.article == entry.article else finding.b
    return Diagnostic("suppressed", message, entry.article, own.start, own.end)


def over(finding: Finding, entry: Suppression) -> Diagnostic:
    """A finding that comes back."""
    message = f"{finding.id} ({finding.slot}) was ignored by {entry.owner} until {entry.expires} ({entry.reason}), and that day is over"
    return Diagnostic("suppression_expired", message, entry.article)


def unused(entry: Suppression) -> Diagnostic:
    """An entry that can go."""
    named = entry.fingerprint or entry.slot or entry.words
    return Diagnostic("suppression_unused", f"attribution.ignore of {named!r} met no finding: remove it", entry.article)
