"""What stands in a baseline, and how a run differs from it, as rows for people and records for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from attribution.cases.baseline import Baseline, Entry, Judged
from attribution.cases.baseline import gone as gone_of
from attribution.reports.safe import clean, markdown

SCHEMA = "attribution.baseline.review/1"
# What needs somebody comes first.
STATES = ("new", "changed", "expired", "pending", "approved", "gone")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding, its state, and what is known of the decision."""

    state: str
    entry: Entry
    why: str = ""

    def record(self) -> dict[str, Any]:
        """As JSON: words as they are in the articles."""
        one, approval = self.entry.identity, self.entry.approval
        decision = {"reason": approval.reason, "owner": approval.owner} if approval else {"reason": None, "owner": None}
        days = {"date": str(approval.date), "expires": str(approval.expires)} if approval else {"date": None, "expires": None}
        sides = {name: {"article": side.article, "words": side.text} for name, side in (("a", one.a), ("b", one.b))}
        head = {"state": self.state, "fingerprint": one.fingerprint, "relation": one.relation, "kind": one.kind}
        return {**head, "severity": one.severity, "slot": one.slot, **sides, **decision, **days, "why": self.why or None}


def review(baseline: Baseline, today: date, judged: Sequence[Judged] | None = None) -> list[Row]:
    """A row an entry: pending, approved or expired; `judged` (a run) tells which are gone."""
    absent = set(gone_of(judged, baseline)) if judged is not None else set()
    rows = [Row("gone" if entry in absent else entry.status(today), entry) for entry in baseline.entries]
    return in_order(rows)


def differences(baseline: Baseline, judged: Sequence[Judged]) -> list[Row]:
    """What a run has and the baseline has not, what changed, what is gone, and what comes back because its approval is over."""
    rows = [
        Row(one.state, Entry(one.identity, one.entries[0].approval if one.entries else None), one.why)
        for one in judged
        if one.state in ("new", "changed", "expired")
    ]
    return in_order([*rows, *(Row("gone", entry) for entry in gone_of(judged, baseline))])


def in_order(rows: Iterable[Row]) -> list[Row]:
    """By state, then as in the file."""
    return sorted(rows, key=lambda row: (STATES.index(row.state), row.entry.identity.place, row.entry.identity.relation))


def tally(rows: Iterable[Row]) -> str:
    """`"2 new, 1 gone"`, or that there is nothing to look at."""
    counts = Counter(row.state for row in rows)
    return ", ".join(f"{counts[state]:,} {state}" for state in STATES if counts[state]) or "nothing to look at"


def as_text(rows: Sequence[Row]) -> str:
    """A block a finding, and the counts."""
    lines: list[str] = []
    for row in rows:
        one = row.entry.identity
        lines += [f"{row.state:<8}  {one.fingerprint}  {clean(one.relation)}, {one.severity}: {clean(one.slot)}"]
        lines += [f"          {clean(side.article)}: “{clean(side.text)}”" for side in (one.a, one.b)]
        lines += [f"          {clean(line)}" for line in (row.why, decision(row)) if line]
        lines.append("")
    return "\n".join([*lines, f"{tally(rows)}."]) + "\n"


def as_markdown(rows: Sequence[Row]) -> str:
    """A table, one row a finding."""
    lines = [f"**{tally(rows)}.**", ""]
    if rows:
        lines += ["| state | fingerprint | finding | passages | decision |", "|---|---|---|---|---|"]
    for row in rows:
        one = row.entry.identity
        passages = "<br>".join(f"{markdown(side.article)}: “{markdown(side.text)}”" for side in (one.a, one.b))
        told = markdown("; ".join(line for line in (row.why, decision(row)) if line))
        lines.append(f"| {row.state} | `{one.fingerprint}` | {markdown(f'{one.relation}, {one.severity}: {one.slot}')} | {passages} | {told} |")
    return "\n".join(lines) + "\n"


def as_json(rows: Sequence[Row], today: date) -> str:
    """Schema attribution.baseline.review/1."""
    from attribution.reports.jsonreport import dumps

    return dumps({"schema": SCHEMA, "today": str(today), "findings": [row.record() for row in rows]}, indent=2) + "\n"


def decision(row: Row) -> str:
    """`"Ada, 2026-03-01 to 2026-06-01: rounding"`."""
    approval = row.entry.approval
    return "" if approval is None else f"{approval.owner}, {approval.date} to {approval.expires}: {approval.reason}"
