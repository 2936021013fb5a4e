"""What `attribution test` does between its options and its output: collect, choose, run, and the exit code."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli import checker, exits, output
from attribution.config import Config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.cases.expectations import Case
    from attribution.cases.outcomes import CaseRun
    from attribution.cases.selection import Words
    from attribution.cases.suite import Suite
    from attribution.cases.updating import Proposal
    from attribution.cli.progress import ProgressBar
    from attribution.pipeline import Checker
    from attribution.types import Diagnostic


def checked(keywords: str | None, *, update: bool, write: bool) -> Words | None:
    """The words of `-k`. Raises ConfigError for an expression that cannot be read, and for --write alone."""
    from attribution.cases.selection import Words

    if write and not update:
        raise ConfigError("--write was given without --update, expected both: `attribution test --update --write`")
    return Words(keywords) if keywords is not None else None


def collected(paths: list[str], tags: list[str], words: Words | None) -> tuple[list[Case], list[Diagnostic]]:
    """The cases asked for, and the faults of files. Raises ConfigError for a tag that no case has."""
    from attribution.cases.casereader import load_cases
    from attribution.cases.selection import tags_of
    from attribution.cases.suite import select, split

    cases, faults = split(load_cases(paths))
    known = tags_of(cases)
    for tag in tags:
        if tag not in known and not faults:
            seen = ", ".join(known[:30]) or "none"
            raise ConfigError(f"no case has the tag {tag!r} (tags seen: {seen}). Check the spelling")
    return select(cases, tags, words), faults


def files(cases: list[Case], config: Config, config_file: Path | None) -> dict[str, str]:
    """The files that no output may overwrite, and what each is."""
    return output.settings_files(config, config_file) | {case.path: "a case file" for case in cases}


def run(cases: list[Case], faults: list[Diagnostic], config: Config, progress: ProgressBar) -> Suite:
    """Run the cases with one Checker (and one more, sharing its models, for each other set of settings)."""
    from attribution.cases import suite
    from attribution.cases.checkers import Checkers

    done = 0

    def ran(_run: CaseRun) -> None:
        nonlocal done
        done += 1
        progress("cases", done, len(cases))

    progress("cases", 0, len(cases))
    runs = suite.run(cases, Checkers(config, quiet_checker), time.perf_counter, ran)
    return suite.Suite(tuple(runs), tuple(faults))


def quiet_checker(config: Config) -> Checker:
    """A Checker that reports no progress of its own: the cases are counted."""
    return checker.make_checker(config, lambda _stage, _done, _total: None)


def proposals(suite: Suite) -> list[Proposal]:
    """What --update would change."""
    from attribution.cases.updating import proposals as proposed

    return proposed(suite)


def exit_code(suite: Suite) -> int:
    """The exit code of a run; 2 and 4 are set where the error is raised."""
    if suite.faults or any(outcome.status == "error" for outcome in suite.outcomes()):
        return exits.PARTIAL
    if not suite.runs:
        return exits.NOT_COMPARED
    return exits.FINDINGS if suite.bad() else exits.NOTHING
