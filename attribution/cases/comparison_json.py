"""A comparison as one record, schema attribution.comparison/1."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from attribution.cases.comparing import KINDS, Change, Comparison
from attribution.reports.jsonreport import dumps

SCHEMA = "attribution.comparison/1"
SIDE = ("fingerprint", "code", "relation", "kind", "slot", "severity", "needs_check", "confidence", "a", "b", "explanation")


def as_json(comparison: Comparison) -> str:
    """Indented JSON, ending with a line feed."""
    return dumps(record(comparison), indent=2) + "\n"


def record(comparison: Comparison) -> dict[str, Any]:
    """The whole comparison."""
    return {
        "schema": SCHEMA,
        "a": comparison.a,
        "b": comparison.b,
        "settings": [{"what": what, "before": before, "after": after} for what, before, after in comparison.settings],
        "counts": {**{kind: comparison.count(kind) for kind in KINDS}, "same": comparison.same, "quotations": len(comparison.quotes)},
        "changes": [change_record(change) for change in comparison.changes],
        "quotations": [asdict(quote) for quote in comparison.quotes],
        "notes": list(comparison.notes),
    }


def change_record(change: Change) -> dict[str, Any]:
    """One change: both findings, as far as they are compared."""
    before, after = (None if side is None else {key: side[key] for key in SIDE} for side in (change.a, change.b))
    return {"change": change.kind, "run": change.run, "severity": change.severity, "what": list(change.what), "before": before, "after": after}
