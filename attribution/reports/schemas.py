"""The JSON Schemas of what we read and write, by name: each whole in itself, so that one file is enough to validate with."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def stored(name: str, package: str = "attribution.reports") -> Schema:
    """A schema that is kept as a file: `stored("report-1")`. Raises FileNotFoundError where there is none."""
    found: Schema = json.loads(resources.files(package).joinpath("schema", f"{name}.json").read_text("utf-8"))
    return found


def quotes() -> Schema:
    """What `attribution quotes` writes: a line an article (JSON Lines), or the array of them (JSON)."""
    return {
        "$schema": DRAFT,
        "title": "attribution.quotes/1",
        "description": "A line of `attribution quotes --format jsonl`, or the array that `--format json` writes. Offsets are code points into the article's untouched text.",
        "anyOf": [{"$ref": "#/$defs/reading"}, {"type": "array", "items": {"$ref": "#/$defs/reading"}}],
        "$defs": part("reading", "words", "offset", "span", "share", "passage", "quote", "diagnostic"),
    }


def report_line() -> Schema:
    """What `attribution check --format jsonl` writes: the report's own definitions, each line with its `type`."""
    report = stored("report-1")
    finding, run = report["$defs"]["finding"], {**report, "required": [key for key in report["required"] if key != "findings"]}
    run["properties"] = {key: value for key, value in report["properties"].items() if key != "findings"}
    return {
        "$schema": DRAFT,
        "title": "attribution.report-line/1",
        "description": "A line of `attribution check --format jsonl`: a finding, or, last, the run with its articles and coverage.",
        "oneOf": [typed("finding", finding), typed("coverage", run)],
        "$defs": report["$defs"],
    }


def typed(kind: str, schema: Schema) -> Schema:
    """An object's schema with a `type` before its other keys."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", *schema["required"]],
        "properties": {"type": {"const": kind}, **schema["properties"]},
    }


def part(*names: str) -> Schema:
    """Some definitions of the report's schema."""
    known = stored("report-1")["$defs"]
    return {name: known[name] for name in names}


# Name, what it describes in a few words, and how it is made.
SCHEMAS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "article": ("an article record (JSON Lines in)", lambda: stored("article-1")),
    "pair": ("a premise and a hypothesis (`entail` in)", lambda: stored("pair-1")),
    "quotes": ("`quotes --format json|jsonl`", quotes),
    "report": ("`check --format json`", lambda: stored("report-1")),
    "report-line": ("a line of `check --format jsonl`", report_line),
    "verdict": ("a line of `entail --format jsonl`", lambda: stored("verdict-1")),
}
