"""A new baseline from a run, with the decisions of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from attribution.cases.baseline import Baseline, Entry, unique
from attribution.cases.identity import asks, identity

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

    A finding keeps its approval where the old baseline has the fingerprint with this relation and every pair of passages in it;
    one that has changed is pending again. Entries that the run does not meet stay (another run may), unless `prune`.
    """
    old = old or Baseline()
    entries: dict[tuple[str, str], Entry] = {}
    before = {(entry.identity.fingerprint, entry.identity.relation): entry for entry in old.entries}
    added = kept = 0
    for found in (identity(finding) for finding in findings if asks(finding)):
        name = found.fingerprint, found.relation
        entry = before.get(name)
        known = entry is not None and found.pairs <= entry.identity.pairs
        twin = entries.get(name)  # the same words once more: one entry knows both
        if twin is not None:
            entries[name] = Entry(merged(twin, found.pairs), twin.approval)
            continue
        entries[name] = Entry(found, entry.approval if known and entry is not None else None)
        added, kept = added + (not known), kept + known
    rest = [entry for name, entry in before.items() if name not in entries]
    stay = () if prune else rest
    return Written(Baseline(unique([*entries.values(), *stay])), added, kept, len(stay), len(rest) - len(stay))


def merged(entry: Entry, pairs: frozenset[str]) -> Any:
    """The entry's identity with further pairs of passages."""
    from dataclasses import replace

    return replace(entry.identity, pairs=entry.identity.pairs | pairs)
