"""A new baseline from a run, with the decisions of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from attribution.cases.approvals import Approval
from attribution.cases.baseline import Baseline, Entry, change, unique
from attribution.cases.identity import Identity, asks, identity

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A baseline and how it came about: findings of the run that are new in it, those it knew, old entries kept and dropped."""

    baseline: Baseline
    added: int
    kept: int
    gone: int
    dropped: int


def updated(findings: Iterable[Record], old: Baseline | None = None, *, prune: bool = False) -> Written:
    """All findings of a run that ask for an editor.

    A finding keeps its approval where the old baseline knows it: this relation, every pair of passages, no lower severity, be it under
    another fingerprint; one that has changed is pending again. Entries that the run does not meet stay (another run may), unless `prune`.
    """
    old = old or Baseline()
    entries: dict[tuple[str, str], Entry] = {}
    known: dict[tuple[str, str], bool] = {}
    for found in (identity(finding) for finding in findings if asks(finding)):
        name = found.fingerprint, found.relation
        if (twin := entries.get(name)) is not None:  # the same words once more: one entry knows both
            found = replace(twin.identity, pairs=twin.identity.pairs | found.pairs)
        holders = holding(found, old)
        known[name] = bool(holders)
        entries[name] = Entry(found, approved_by(holders))
    rest = [entry for entry in old.entries if (entry.identity.fingerprint, entry.identity.relation) not in entries]
    stay = () if prune else rest
    kept = sum(known.values())
    return Written(Baseline(unique([*entries.values(), *stay])), len(entries) - kept, kept, len(stay), len(rest) - len(stay))


def holding(found: Identity, old: Baseline) -> tuple[Entry, ...]:
    """The entries of the old baseline that know all of a finding, its own alone where that does; none where anything about it is new."""
    by_pair = [old.by_pair.get((found.relation, pair), []) for pair in sorted(found.pairs)]
    known = unique(entry for entries in by_pair for entry in entries)
    own = tuple(entry for entry in known if entry.identity.fingerprint == found.fingerprint and found.pairs <= entry.identity.pairs)
    for holders in (own, known):
        if holders and not change(found, holders, holders, 0 if holders is own else sum(not entries for entries in by_pair)):
            return holders
    return ()


def approved_by(holders: tuple[Entry, ...]) -> Approval | None:
    """The approval that ends first, where every entry that knows the finding has one; else None."""
    given = [entry.approval for entry in holders if entry.approval is not None]
    return min(given, key=lambda approval: approval.expires) if given and len(given) == len(holders) else None
