"""What came of each expectation of a case, as values that every way of telling it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.cases.expectations import Case, Expectation
from attribution.types import Finding, Report

Status = Literal["passed", "failed", "xfailed", "xpassed", "error"]
STATUSES: tuple[Status, ...] = ("passed", "failed", "xfailed", "xpassed", "error")


@dataclass(frozen=True, slots=True)
class Difference:
    """Expected against found: each line is printable as it is.

    `passages` name the places of the expectation; `found` is what a check says of them; `nearest` what comes nearest to what was
    expected, or why nothing was said.
    """

    expected: str
    passages: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an expectation is met, the difference that says so, and the finding that met or broke it, where there is one."""

    met: bool
    difference: Difference
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation of one case after its run; `error` says why it could not be judged."""

    case: Case
    expectation: Expectation
    status: Status
    judgement: Judgement | None = None
    error: str = ""

    @property
    def name(self) -> str:
        """`tests/cases/ferry.attribution.toml::ferry-toll::must[toll]`."""
        return f"{self.case.name}::{self.expectation.name}"

    @property
    def bad(self) -> bool:
        """Whether it fails the run: a failure, an error, or a strict known miss that is found."""
        miss = self.expectation.xfail
        return self.status in ("failed", "error") or (self.status == "xpassed" and miss is not None and miss.strict)


@dataclass(frozen=True, slots=True)
class CaseRun:
    """A case, the outcomes of its expectations in their order, and how long the check took in seconds."""

    case: Case
    outcomes: tuple[Outcome, ...]
    seconds: float = 0.0
    report: Report | None = None
