"""One cell, several worksheets: which entry stays, and which are to be listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.desk.statuses import BY_WORD
from attribution.desk.wording import normal


@dataclass(frozen=True, slots=True)
class Entry:
    """What a person wrote, and in which worksheet of the merge (by position)."""

    at: int
    value: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whether the first worksheet can be what the others were copied from, whether it is for sure, and how many others have entries (`merging.evidence`)."""

    possible: bool
    sure: bool = False
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that stays, None where nobody wrote anything, and those that do not."""

    kept: Entry | None
    others: tuple[Entry, ...] = ()


def any_alike(_: str) -> int:
    """No entry asks for more care than another."""
    return 0


def care(status: str) -> int:
    """How much care a status asks for: one that needs attention most, words of a person's own next."""
    known = BY_WORD.get(status)
    return 1 if known is None else 2 * known.attention


def chosen(entries: Sequence[Entry], evidence: Evidence, weight: Callable[[str], int] = any_alike) -> Choice:
    """The last entry of those that weigh most; where the first worksheet is the common base, what its copies left as it was gives way.

    Worked example: base "ask Ann", one copy "ask Ann", the other "asked": "asked" stays and nothing is listed. A base "ask Ann" that
    copies changed to "asked" and to "no answer" leaves "no answer" in the cell and "asked" in the list.
    """
    rivals = distinct(changes(entries, evidence))
    if not rivals:
        return Choice(None)
    kept = max(rivals, key=lambda entry: (weight(entry.value), entry.at))
    return Choice(kept, tuple(entry for entry in rivals if entry is not kept))


def changes(entries: Sequence[Entry], evidence: Evidence) -> Sequence[Entry]:
    """The entries to choose from: all, or those that differ from the base. The base is not even listed where a copy still has it and none
    lacks an entry here, or where it is the base for sure."""
    base = next((entry for entry in entries if entry.at == 0), None)
    if base is None or not evidence.possible:
        return entries
    others = [entry for entry in entries if entry.at != 0]
    changed = [entry for entry in others if normal(entry.value) != normal(base.value)]
    known = evidence.sure or len(changed) < len(others) >= evidence.copies
    return changed if changed and known else [base, *changed]


def distinct(entries: Sequence[Entry]) -> list[Entry]:
    """Each entry once, as the last worksheet that has it writes it."""
    return list({normal(entry.value): entry for entry in entries}.values())
