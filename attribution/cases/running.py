"""Run cases: one check a case, then every expectation against its report."""

from __future__ import annotations

from attribution.cases.checkers import Checkers
from attribution.cases.expectations import Case, Expectation
from attribution.cases.judging import judge
from attribution.cases.outcomes import CaseRun, Outcome, Status
from attribution.errors import ConfigError, InputError
from attribution.types import Diagnostic, Report


def run_case(case: Case, checkers: Checkers) -> CaseRun:
    """Check the articles of a case and judge all its expectations. Raises ModelError where a model is missing."""
    try:
        report = check(case, checkers)
    except (ConfigError, InputError) as error:
        return CaseRun(case, tuple(Outcome(case, one, "error", error=str(error)) for one in case.expectations))
    return CaseRun(case, tuple(outcome(case, one, report) for one in case.expectations), report=report)


def check(case: Case, checkers: Checkers) -> Report:
    """The report on the articles of a case, all relations included."""
    checker = checkers.get(case.settings)
    return checker.check(case.articles, case.sources) if case.sources else checker.check(case.articles)


def outcome(case: Case, expected: Expectation, report: Report) -> Outcome:
    """One expectation judged; an article that could not be read is an error, whatever was found in the others."""
    lost = failed(report)
    if lost is not None:
        return Outcome(case, expected, "error", error=f"{lost.article}: {lost.message}")
    judgement = judge(expected, report)
    return Outcome(case, expected, status(expected, met=judgement.met), judgement)


def status(expected: Expectation, *, met: bool) -> Status:
    """How an expectation came out, a known miss considered."""
    if expected.xfail is None:
        return "passed" if met else "failed"
    return "xpassed" if met else "xfailed"


def failed(report: Report) -> Diagnostic | None:
    """The first diagnostic of an article that was lost."""
    every = [*report.diagnostics, *(d for reading in report.readings for d in reading.diagnostics)]
    return next((diagnostic for diagnostic in every if diagnostic.failed), None)
