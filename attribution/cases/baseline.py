"""A baseline: the findings a desk knows of, and the report of a run without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from attribution.cases.approvals import Approval
from attribution.cases.identity import SEVERITIES, Identity, asks, identity
from attribution.reports.records import finding_record
from attribution.types import Diagnostic

if TYPE_CHECKING:
    from attribution.types import Report

SCHEMA = "attribution.baseline/1"
Record = Mapping[str, Any]
Status = Literal["pending", "approved", "expired"]
State = Literal["pending", "approved", "expired", "new", "changed"]
# What `check --baseline` reports: what the desk does not know, or has let stand only until a day that is over.
REPORTED: frozenset[State] = frozenset(["new", "changed", "expired"])


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding; without an approval it is pending: known, and waiting for somebody's decision."""

    identity: Identity
    approval: Approval | None = None

    def status(self, today: date) -> Status:
        """Where it stands on a day."""
        if self.approval is None:
            return "pending"
        return "expired" if self.approval.expired(today) else "approved"


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding of a run against a baseline: its state, the entries that know it, and, where it changed, how."""

    identity: Identity
    state: State
    entries: tuple[Entry, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Baseline:
    """Entries in the order of the file, each fingerprint and relation once."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def by_pair(self) -> dict[tuple[str, str], list[Entry]]:
        """Entries by relation and pair of passages."""
        found: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            for pair in sorted(entry.identity.pairs):
                found.setdefault((entry.identity.relation, pair), []).append(entry)
        return found

    @cached_property
    def by_anything(self) -> dict[str, list[Entry]]:
        """Entries by fingerprint and by pair, whatever their relation."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in (entry.identity.fingerprint, *sorted(entry.identity.pairs)):
                found.setdefault(name, []).append(entry)
        return found

    def judge(self, found: Identity, today: date) -> Judged:
        """What the baseline says of one finding.

        It is known where each of its pairs of passages is, with this relation and no higher severity; one that only shares a pair or
        the fingerprint with an entry has changed. An approval that is over makes the finding come back.
        """
        near = unique(entry for name in (found.fingerprint, *sorted(found.pairs)) for entry in self.by_anything.get(name, ()))
        if not near:
            return Judged(found, "new")
        holders = [self.by_pair.get((found.relation, pair), []) for pair in sorted(found.pairs)]
        known = unique(entry for entries in holders for entry in entries)
        why = change(found, near, known, sum(not entries for entries in holders))
        if why:
            return Judged(found, "changed", known or near, why)
        statuses = {entry.status(today) for entry in known}
        state: State = "expired" if "expired" in statuses else "pending" if "pending" in statuses else "approved"
        return Judged(found, state, known)


def unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each entry once, in the order met."""
    return tuple(dict.fromkeys(entries))


def change(found: Identity, near: tuple[Entry, ...], known: tuple[Entry, ...], missing: int) -> str:
    """How a finding differs from what the baseline knows of it; empty where it does not."""
    if not known:
        before = ", ".join(sorted({entry.identity.relation for entry in near}))
        return f"was {before}, is {found.relation}" if before != found.relation else "other passages of the same finding"
    if missing:
        return f"{missing} of {len(found.pairs)} pairs of passages are new"
    highest = max(SEVERITIES.index(entry.identity.severity) for entry in known)
    if SEVERITIES.index(found.severity) > highest:
        return f"severity was {SEVERITIES[highest]}, is {found.severity}"
    return ""


def judge_all(findings: Iterable[Record], baseline: Baseline, today: date) -> list[Judged]:
    """Every finding that asks for an editor against the baseline, in the order of the report."""
    return [baseline.judge(identity(finding), today) for finding in findings if asks(finding)]


def gone(judged: Iterable[Judged], baseline: Baseline) -> tuple[Entry, ...]:
    """The entries that no finding of the run meets: corrected in the articles, or no longer found."""
    met = {entry for one in judged for entry in one.entries}
    return tuple(entry for entry in baseline.entries if entry not in met)


def only_new(report: Report, baseline: Baseline, today: date) -> Report:
    """The report with what the baseline does not know: new and changed findings, and those whose approval is over.

    Findings that ask for nothing (agreements, other scopes, open questions) are left out, too. `coverage["baseline"]` counts
    everything, a diagnostic tells of each changed finding and each approval that is over, and the findings keep their ids.
    """
    records = [finding_record(finding) for finding in report.findings]
    acute = [(f, baseline.judge(identity(r), today)) for f, r in zip(report.findings, records, strict=True) if asks(r)]
    counts: Counter[str] = Counter(judged.state for _, judged in acute)
    calm = len(report.findings) - len(acute)
    told: dict[str, int] = {**counts, "gone": len(gone([j for _, j in acute], baseline)), "not_asking": calm}
    notes = tuple(note(f.id, j) for f, j in acute if j.state in ("changed", "expired"))
    return replace(
        report,
        findings=tuple(finding for finding, judged in acute if judged.state in REPORTED),
        coverage={**report.coverage, "baseline": {key: told[key] for key in sorted(told)}},
        diagnostics=(*report.diagnostics, *notes),
    )


def note(finding: str, judged: Judged) -> Diagnostic:
    """Why a known finding is reported again."""
    if judged.state == "changed":
        message = f"{finding} ({judged.identity.slot}) has changed since the baseline was written: {judged.why}"
        return Diagnostic("baseline_changed", message)
    over = [entry.approval for entry in judged.entries if entry.approval is not None]
    last = min(over, key=lambda approval: approval.expires)
    message = (
        f"{finding} ({judged.identity.slot}) was approved by {last.owner} until {last.expires} ({last.reason}), and that day is over: "
        "correct the articles, or approve it again"
    )
    return Diagnostic("approval_expired", message)
