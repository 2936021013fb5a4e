"""Failing expectations and unreadable case files as notices at their lines: for SARIF and for annotations of a commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from attribution.cases.differences import message
from attribution.cases.expectations import CaseFault
from attribution.cases.outcomes import Outcome
from attribution.cases.suite import Suite
from attribution.reports.notices import Notice
from attribution.reports.safe import clean
from attribution.types import Diagnostic

RULES = {
    "case/must": "A finding that a case file requires has to be there: its two passages joined under the relation.",
    "case/must_not": "No finding may join the two passages of a case file under a relation that it forbids.",
    "case/must_attribute": "The words of a case file have to be given to the speaker that it names.",
    "case/must_not_attribute": "The words of a case file may not be put into the mouth of anybody, or of those it names.",
    "case/not_story": "No finding and no quotation may touch a part of the page that is not the story.",
    "case/unexpected_pass": "A known miss is found now: take its xfail away, so that it is never missed again.",
    "case/error": "A case could not be checked.",
    "case/unreadable": "A case file could not be read.",
}


def notices(suite: Suite) -> list[Notice]:
    """What a build server has to show: everything that fails the run, and nothing else."""
    return [*map(of_fault, suite.faults), *map(of_outcome, suite.bad())]


def of_outcome(outcome: Outcome) -> Notice:
    """The notice of one expectation."""
    rule = {"error": "case/error", "xpassed": "case/unexpected_pass"}.get(outcome.status, f"case/{outcome.expectation.table}")
    title = clean(f"{outcome.case.id}::{outcome.expectation.name} {outcome.status}")
    return Notice(
        clean(outcome.case.path), outcome.expectation.line, rule, title, message(outcome), fingerprint=fingerprint(outcome.name, rule)
    )


def of_fault(fault: Diagnostic) -> Notice:
    """The notice of a case file that cannot be read."""
    line = fault.line if isinstance(fault, CaseFault) else 1
    path, text = clean(fault.article or ""), clean(fault.message)
    return Notice(path, line, "case/unreadable", "case file cannot be read", text, fingerprint=fingerprint(path, text))


def fingerprint(*parts: str) -> str:
    """16 hex digits that stay while file, case and expectation keep their names."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def summary(suite: Suite) -> Iterator[str]:
    """Lines of Markdown for the summary of a build: the counts, then every failure."""
    from attribution.reports.safe import markdown

    counts = ", ".join(f"{count} {status}" for status, count in suite.counts().items() if count) or "no expectation"
    yield f"### attribution test: {counts}"
    if suite.faults:
        yield f"{len(suite.faults)} faults in case files."
    for notice in notices(suite):
        yield f"- **{markdown(notice.title)}** ({markdown(notice.path)}, line {notice.line})"
