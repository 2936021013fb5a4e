"""`attribution test --update`: what could be changed in case files so that a run is as expected.

Only the marks of known misses are ever proposed. What a case says is true stays: a person wrote it, and a program that agrees
with itself proves nothing.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution.cases.outcomes import Outcome
from attribution.cases.suite import Suite
from attribution.errors import ConfigError

# Characters of what was found that a proposed reason keeps.
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Proposal:
    """A case file as it is and as it could be; both texts are equal where only a person can change it (`notes` say what)."""

    path: Path
    before: str
    after: str
    notes: tuple[str, ...] = ()

    def diff(self) -> str:
        """The change as a unified diff, as `git apply` and `patch -p0` read it."""
        name = self.path.as_posix()
        lines = difflib.unified_diff(self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), name, name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def proposals(suite: Suite) -> list[Proposal]:
    """A proposal for each case file in which a mark of a known miss would have to be set or taken away."""
    changed: dict[str, list[Outcome]] = {}
    for outcome in suite.outcomes():
        if outcome.status in ("failed", "xpassed"):
            changed.setdefault(outcome.case.path, []).append(outcome)
    return [propose(Path(path), outcomes) for path, outcomes in changed.items()]


def propose(path: Path, outcomes: Sequence[Outcome]) -> Proposal:
    """The proposal for one file; comments and layout of TOML stay, YAML is left to a person."""
    try:
        before = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read {path} again: {error}. Run without --update") from error
    notes = tuple(note(outcome) for outcome in outcomes)
    after = changed_toml(before, outcomes) if path.name.endswith(".toml") else before
    return Proposal(path, before, after, notes)


def note(outcome: Outcome) -> str:
    """What a proposal changes, in words."""
    name = f"{outcome.case.id}::{outcome.expectation.name}"
    if outcome.status == "xpassed":
        return f"{name}: take its xfail away, it is found"
    return f"{name}: mark it xfail = {reason(outcome)!r}, or mend the program"


def reason(outcome: Outcome) -> str:
    """The reason of a newly known miss: what was found instead."""
    found = outcome.judgement.difference.found if outcome.judgement is not None else ()
    words = found[0] if found else "not judged"
    return f"TODO say why: found {words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}"


def changed_toml(text: str, outcomes: Iterable[Outcome]) -> str:
    """The text of a TOML file with the marks changed, everything else as it was."""
    import tomlkit

    mark_of_order = "\ufeff" * text.startswith("\ufeff")
    document = tomlkit.parse(text.removeprefix("\ufeff"))
    for outcome in outcomes:
        for table in tables_of(document, outcome):
            if outcome.status == "xpassed":
                del table["xfail"]
            else:
                mark(table, reason(outcome))
    changed = tomlkit.dumps(document)
    try:
        tomllib.loads(changed)
    except tomllib.TOMLDecodeError:  # tables written in a way that the change would break: the notes still say what to do
        return text
    return mark_of_order + changed


def mark(table: Any, words: str) -> None:
    """Set `xfail` as the last key of a table, before the blank lines and comments that lead to the next one."""
    import tomlkit

    last = list(table)[-1]
    container = getattr(table, "value", table)
    insert = getattr(container, "_insert_after", None)
    if insert is None:
        table["xfail"] = tomlkit.string(words)
    else:
        insert(last, "xfail", tomlkit.string(words))


def tables_of(document: Any, outcome: Outcome) -> Iterator[Any]:
    """The table of the file that an outcome is about."""
    cases = document.get("case")
    holders = [case for case in cases if str(case.get("id")) == outcome.case.id] if cases is not None else [document]
    for holder in holders:
        for number, table in enumerate(holder.get(outcome.expectation.table, ()), 1):
            if str(table.get("id", f"{outcome.expectation.table}-{number}")) == outcome.expectation.id:
                yield table
