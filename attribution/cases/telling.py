"""A suite for a person at a terminal: what failed with its difference, known misses with their reasons, and the counts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from attribution.cases.differences import MARGIN, outcome_lines
from attribution.cases.expectations import CaseFault
from attribution.cases.outcomes import CaseRun, Outcome
from attribution.cases.suite import Suite
from attribution.reports.safe import clean
from attribution.reports.style import PLAIN, Style
from attribution.types import Diagnostic

# How each way of coming out is called, in the order in which they are counted.
CALLED = {"passed": "passed", "failed": "failed", "error": "not judged", "xfailed": "known misses", "xpassed": "found unexpectedly"}
# Narrower than this, lines are left to the terminal.
LEAST = 60


def render(suite: Suite, style: Style = PLAIN) -> str:
    """The whole run as text; `style` gives its width, and colours where a terminal shows them."""
    from attribution.reports.console import console, text, written

    target = console(style)
    for line, color in lines(suite, max(style.width, LEAST)):
        target.print(text(line, color), soft_wrap=True)
    return written(target)


def lines(suite: Suite, width: int) -> Iterator[tuple[str, str]]:
    """Every line with its colour."""
    for run in suite.runs:
        yield run_line(run), "red" if any(outcome.bad for outcome in run.outcomes) else ""
    for outcome in suite.bad():
        yield "", ""
        yield f"{heading(outcome)}  ({clean(outcome.case.path)}:{outcome.expectation.line})", "bold red"
        for line in outcome_lines(outcome):
            yield from ((piece, "") for piece in wrapped(line, width))
    yield from listed(suite)
    for fault in suite.faults:
        yield "", ""
        yield from ((piece, "red") for piece in wrapped(f"UNREADABLE {fault_line(fault)}", width))
    yield "", ""
    yield total(suite), "bold red" if suite.bad() or suite.faults else "bold green"


def heading(outcome: Outcome) -> str:
    """`FAILED ferry-toll::must[toll]`."""
    return clean(f"{one(CALLED[outcome.status]).upper()} {outcome.case.id}::{outcome.expectation.name}")


def wrapped(line: str, width: int) -> list[str]:
    """A line of an outcome broken at the width, what follows under its words."""
    inner = len(line) - len(line.lstrip()) if line.startswith(" ") else MARGIN
    return textwrap.wrap(line, width, subsequent_indent=" " * (inner + 2), break_long_words=False, drop_whitespace=True) or [""]


def run_line(run: CaseRun) -> str:
    """One case: `tests/cases/ferry.attribution.toml::ferry-toll  3 passed, 1 failed  (0.4 s)`."""
    counts: dict[str, int] = {}
    for outcome in run.outcomes:
        counts[outcome.status] = counts.get(outcome.status, 0) + 1
    return f"{clean(run.case.name)}  {counted(counts)}  ({run.seconds:.1f} s)"


def listed(suite: Suite) -> Iterator[tuple[str, str]]:
    """The known misses, and those known misses that may be found and were."""
    known = [one for one in suite.outcomes() if one.status in ("xfailed", "xpassed") and not one.bad]
    if known:
        yield "", ""
        yield "Known misses (xfail)", "bold"
    for outcome in known:
        miss = outcome.expectation.xfail
        found = "  — found in this run" if outcome.status == "xpassed" else ""
        reason = clean(miss.reason) if miss is not None else ""
        yield f"  {clean(outcome.case.id)}::{clean(outcome.expectation.name)}  {reason}{found}", ""


def fault_line(fault: Diagnostic) -> str:
    """A fault with its place."""
    return clean(fault.message if isinstance(fault, CaseFault) else f"{fault.article}: {fault.message}")


def total(suite: Suite) -> str:
    """The last line: `12 passed, 1 failed, 2 known misses in 3 cases (4.2 s)`."""
    number = len(suite.runs)
    faults = f"; {len(suite.faults)} {'fault' if len(suite.faults) == 1 else 'faults'} in case files" if suite.faults else ""
    seconds = sum(run.seconds for run in suite.runs)
    return f"{counted(suite.counts())} in {number} {'case' if number == 1 else 'cases'} ({seconds:.1f} s){faults}"


def counted(counts: Mapping[str, int]) -> str:
    """Counts in words, those of none left out."""
    named = ((counts.get(status, 0), name) for status, name in CALLED.items())
    return ", ".join(f"{count} {one(name) if count == 1 else name}" for count, name in named if count) or "nothing to judge"


def one(name: str) -> str:
    """The word for a single one: "known misses" -> "known miss"."""
    return name.removesuffix("es") if name == CALLED["xfailed"] else name
