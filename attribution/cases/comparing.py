"""Two runs beside each other: verdicts that changed, appeared, vanished, and confidences that shifted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from attribution.cases.counterparts import counterparts
from attribution.cases.identity import SEVERITIES, asks
from attribution.cases.quotechanges import QuoteChange, quote_changes

Record = Mapping[str, Any]
Kind = Literal["changed", "appeared", "vanished", "shifted"]
KINDS: tuple[Kind, ...] = ("changed", "appeared", "vanished", "shifted")
# What makes a verdict another one; the explanation and the evidence follow from them.
VERDICT = ("relation", "severity", "kind", "code", "needs_check")
# A confidence that moved less than this is noise of another machine or another batch (the reports have four decimals).
SHIFT = 0.05


@dataclass(frozen=True, slots=True)
class Change:
    """One finding in the two runs; a side is None where the run has no such finding. `what` has a line for each difference."""

    kind: Kind
    a: Record | None
    b: Record | None
    what: tuple[str, ...] = ()
    run: str = ""

    @property
    def sides(self) -> list[Record]:
        """The sides there are."""
        return [side for side in (self.a, self.b) if side is not None]

    @property
    def severity(self) -> str | None:
        """The higher severity of the sides that ask for an editor; None where none does."""
        found = [str(side["severity"]) for side in self.sides if asks(side)]
        return max(found, key=SEVERITIES.index) if found else None

    @property
    def finding(self) -> Record:
        """The finding as the later run has it, else the earlier."""
        return self.sides[-1]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome, in the order in which an editor needs it; `settings` has (what, before, after) of models and configuration."""

    a: str
    b: str
    changes: tuple[Change, ...]
    quotes: tuple[QuoteChange, ...]
    settings: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    same: int

    def count(self, kind: Kind) -> int:
        """The changes of a kind."""
        return sum(change.kind == kind for change in self.changes)

    def fails(self, fail_on: str) -> bool:
        """Whether a difference is at or above a level: shifts count, as agreements and quotations do, with "any" only."""
        if fail_on == "never":
            return False
        if fail_on == "any":
            return bool(self.changes or self.quotes)
        floor = SEVERITIES.index(fail_on)
        return any(c.kind != "shifted" and c.severity is not None and SEVERITIES.index(c.severity) >= floor for c in self.changes)


def compare(a: Mapping[str, Record], b: Mapping[str, Record], names: tuple[str, str] = ("A", "B"), *, shift: float = SHIFT) -> Comparison:
    """Compare runs by name: `{"": report}` for one report on each side, `{"monday.json": report, …}` for folders of them.

    Findings are matched by fingerprint, then by passages that overlap. Reports of one side only become notes.
    """
    changes: list[Change] = []
    quotes: list[QuoteChange] = []
    settings: dict[tuple[str, str, str], None] = {}
    notes = [f"only in {names[name not in a]}: {name}" for name in sorted(set(a) ^ set(b))]
    same = 0
    for name in sorted(set(a) & set(b)):
        found, untouched = finding_changes(a[name], b[name], name, shift)
        changes += found
        same += untouched
        quotes += quote_changes(a[name], b[name], name)
        settings |= dict.fromkeys(setting_changes(a[name], b[name]))
        notes += article_notes(a[name], b[name], names, name)
    return Comparison(*names, tuple(sorted(changes, key=place)), tuple(quotes), tuple(settings), tuple(notes), same)


def finding_changes(a: Record, b: Record, name: str, shift: float) -> tuple[list[Change], int]:
    """The changes between two reports, and the number of findings that stayed."""
    changes, same = [], 0
    for before, after in counterparts(a, b):
        if before is None or after is None:
            changes.append(Change("vanished" if after is None else "appeared", before, after, run=name))
            continue
        what = differences(before, after)
        moved = float(after["confidence"]) - float(before["confidence"])
        if what:
            changes.append(Change("changed", before, after, what, name))
        elif abs(moved) >= shift:
            line = f"confidence: {before['confidence']:.2f} → {after['confidence']:.2f} ({moved:+.2f})"
            changes.append(Change("shifted", before, after, (line,), name))
        else:
            same += 1
    return changes, same


def differences(a: Record, b: Record) -> tuple[str, ...]:
    """A line for each part of the verdict that differs: `"relation: conflict → update"`."""
    return tuple(f"{key.replace('_', ' ')}: {shown(a[key])} → {shown(b[key])}" for key in VERDICT if a[key] != b[key])


def shown(value: Any) -> str:
    """A value in words."""
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value).replace("_", " ")


def place(change: Change) -> tuple[Any, ...]:
    """What asks for an editor first, the gravest first; then by kind of change and by place."""
    level = -1 if change.severity is None else SEVERITIES.index(change.severity)
    finding = change.finding
    return change.kind == "shifted", -level, KINDS.index(change.kind), change.run, finding["slot"], finding["fingerprint"]


def setting_changes(a: Record, b: Record) -> Iterable[tuple[str, str, str]]:
    """Version, models and settings that differ."""
    for key in ("version", "config_hash"):
        if a.get(key) != b.get(key):
            yield key.replace("_", " "), str(a.get(key)), str(b.get(key))
    before, after = a.get("models", {}), b.get("models", {})
    for seat in sorted(set(before) | set(after)):
        if before.get(seat) != after.get(seat):
            yield f"model: {seat}", str(before.get(seat, "none")), str(after.get(seat, "none"))


def article_notes(a: Record, b: Record, names: Sequence[str], run: str) -> list[str]:
    """What keeps the two runs from being over one corpus."""
    before, after = ({one["id"]: one.get("digest") for one in report["articles"]} for report in (a, b))
    where = f"{run}: " if run else ""
    told = [f"{where}{article} is in {names[article not in before]} only" for article in sorted(set(before) ^ set(after))]
    changed = [article for article in sorted(set(before) & set(after)) if before[article] != after[article]]
    told += [f"{where}{article} has another text in {names[1]}" for article in changed]
    for name, report in zip(names, (a, b), strict=True):
        if "baseline" in report.get("coverage", {}):
            told.append(f"{where}{name} was made with --baseline: it has only findings that were new")
    return told
