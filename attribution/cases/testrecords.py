"""A suite as JSON: schema `attribution.test/1` (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from attribution import __version__
from attribution.cases.announcing import fingerprint
from attribution.cases.expectations import CaseFault
from attribution.cases.outcomes import CaseRun, Outcome
from attribution.cases.suite import Suite
from attribution.cases.updating import Proposal
from attribution.reports.safe import json_text
from attribution.types import Diagnostic

SCHEMA = "attribution.test/1"


def render(suite: Suite, proposals: Iterable[Proposal] = ()) -> str:
    """The whole run as one JSON document."""
    document = {
        "schema": SCHEMA,
        "version": __version__,
        "counts": dict(suite.counts()),
        "cases": [run_record(run) for run in suite.runs],
        "faults": [fault_record(fault) for fault in suite.faults],
        "proposed": [{"file": one.path.as_posix(), "diff": one.diff()} for one in proposals],
    }
    return json_text(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def run_record(run: CaseRun) -> dict[str, Any]:
    """One case."""
    case = run.case
    return {
        "file": case.path,
        "id": case.id,
        "line": case.line,
        "tags": list(case.tags),
        "seconds": round(run.seconds, 3),
        "expectations": [outcome_record(outcome) for outcome in run.outcomes],
    }


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """One expectation; `fails` says whether it fails the run."""
    expected, judgement = outcome.expectation, outcome.judgement
    difference = judgement.difference if judgement is not None else None
    miss = expected.xfail
    return {
        "table": expected.table,
        "id": expected.id,
        "line": expected.line,
        "status": outcome.status,
        "fails": outcome.bad,
        "why": expected.why,
        "issue": expected.issue,
        "owner": expected.owner,
        "tags": list(expected.tags),
        "xfail": {"reason": miss.reason, "strict": miss.strict} if miss is not None else None,
        "error": outcome.error or None,
        "expected": difference.expected if difference else None,
        "passages": list(difference.passages) if difference else [],
        "found": list(difference.found) if difference else [],
        "nearest": list(difference.nearest) if difference else [],
        "finding": judgement.finding.fingerprint if judgement is not None and judgement.finding is not None else None,
        "fingerprint": fingerprint(outcome.name, f"case/{expected.table}"),
    }


def fault_record(fault: Diagnostic) -> dict[str, Any]:
    """What could not be read."""
    return {
        "file": fault.article,
        "line": fault.line if isinstance(fault, CaseFault) else None,
        "case": (fault.case or None) if isinstance(fault, CaseFault) else None,
        "code": fault.code,
        "message": fault.message,
    }
