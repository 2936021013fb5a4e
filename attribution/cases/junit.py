"""A suite as JUnit XML, as build servers read it, written by junitparser."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from attribution.cases.differences import message
from attribution.cases.expectations import CaseFault
from attribution.cases.outcomes import CaseRun, Outcome
from attribution.cases.suite import Suite
from attribution.types import Diagnostic

if TYPE_CHECKING:
    from junitparser import TestCase, TestSuite

# Characters that XML 1.0 does not have, not even escaped.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(suite: Suite) -> bytes:
    """The XML of a whole run: a testsuite for each case, a testcase for each expectation; without times of day or host names.

    The time of a case's one check is that of its first testcase, so that times add up.
    """
    from junitparser import JUnitXml

    document = JUnitXml("attribution")
    for run in suite.runs:
        document.add_testsuite(of_case(run))
    if suite.faults:
        document.add_testsuite(of_faults(suite.faults))
    document.update_statistics()  # type: ignore[no-untyped-call]
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def of_case(run: CaseRun) -> TestSuite:
    """The testsuite of one case."""
    from junitparser import TestSuite

    suite = TestSuite(legal(run.case.name))
    cases = [of_outcome(outcome, run.seconds if number == 0 else 0.0) for number, outcome in enumerate(run.outcomes)]
    suite.add_testcases(cases)
    return suite


def of_outcome(outcome: Outcome, seconds: float) -> TestCase:
    """The testcase of one expectation: failed, in error, skipped (a known miss) or passed."""
    from junitparser import Error, Failure, Skipped, TestCase

    case = TestCase(legal(outcome.expectation.name), legal(outcome.case.name), round(seconds, 3))
    case._elem.set("file", legal(outcome.case.path))  # junitparser has no name for these two, which pytest writes
    case._elem.set("line", str(outcome.expectation.line))
    kind = Error if outcome.status == "error" else Failure if outcome.bad else Skipped if outcome.status == "xfailed" else None
    if kind is None:
        return case
    miss = outcome.expectation.xfail
    known = miss.reason if miss is not None else ""
    titles = {"error": outcome.error, "xfailed": known, "xpassed": f"found, but marked as a known miss: {known}"}
    result = kind(legal(titles.get(outcome.status, f"{outcome.expectation.name} failed")))
    result.text = legal(message(outcome))
    case.result = [result]
    return case


def of_faults(faults: tuple[Diagnostic, ...]) -> TestSuite:
    """The testsuite of what could not be read."""
    from junitparser import Error, TestCase, TestSuite

    suite = TestSuite("case files that cannot be read")
    for number, fault in enumerate(faults, 1):
        case = TestCase(f"unreadable[{number}]", legal(fault.article or ""))
        if isinstance(fault, CaseFault):
            case._elem.set("line", str(fault.line))
        case.result = [Error(legal(fault.message), fault.code)]
        suite.add_testcase(case)
    return suite


def legal(text: str) -> str:
    """A text without the characters that XML has not."""
    return NO_XML.sub("\ufffd", text)
