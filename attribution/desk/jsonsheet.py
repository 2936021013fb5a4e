"""A worksheet as JSON, schema `attribution.worksheet/1` (schema/worksheet-1.json): what the HTML worksheet embeds and exports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attribution.desk.sheets import SCHEMA, SHEETS, Replaced, Row, Worksheet, worksheet
from attribution.errors import InputError
from attribution.reports.safe import json_text

# No worksheet of a desk comes near these; a hostile file does.
MAX_BYTES = 256 * 2**20
MAX_ROWS = 200_000
CLASH = ("sheet", "key", "column", "kept", "replaced", "origin")


def write(made: Worksheet) -> bytes:
    """The JSON file of a worksheet, UTF-8; two surrogates that make a pair become the character they encode, as everywhere in JSON."""
    return (json_text(json.dumps(record(made), ensure_ascii=False, indent=1)) + "\n").encode()


def read(data: bytes) -> Worksheet:
    """The worksheet in a JSON file. Raises InputError on anything that `write` could not have written."""
    if len(data) > MAX_BYTES:
        raise InputError(f"the worksheet has {len(data):,} bytes, expected at most {MAX_BYTES:,}: is it the right file?", code="too_large")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"the worksheet is no JSON ({error}), expected {SCHEMA}: export it again") from error
    return from_record(found)


def record(made: Worksheet) -> dict[str, Any]:
    """A worksheet as JSON values: `{"schema", "sheets": {name: [{"key", "cells": {column: words}}]}, "clashes": […]}`."""
    sheets = {name: [{"key": row.key, "cells": dict(row.cells)} for row in made.rows(name)] for name in SHEETS}
    clashes = [{name: getattr(clash, name) for name in CLASH} for clash in made.clashes]
    return {"schema": SCHEMA, "sheets": sheets, "clashes": clashes}


def from_record(found: Any) -> Worksheet:
    """The worksheet of JSON values as `record` makes them; sheets may be absent. Raises InputError, which names the place, on others."""
    top = fields(found, "the worksheet", {"schema", "sheets"}, {"clashes"})
    if top["schema"] != SCHEMA:
        raise InputError(f"the worksheet's schema is {top['schema']!r:.60}, expected {SCHEMA!r}: make it with this version of the tool", code="schema")
    sheets = fields(top["sheets"], "sheets", set(), set(SHEETS))
    if sum(len(rows) for rows in sheets.values() if isinstance(rows, list)) > MAX_ROWS:
        raise InputError(f"the worksheet has more than {MAX_ROWS:,} rows: is it the right file?", code="too_large")
    rows = {name: [row(found, f"sheets.{name}[{at}]") for at, found in enumerate(listed(sheets.get(name, []), f"sheets.{name}"))] for name in SHEETS}
    clashes = [clash(found, f"clashes[{at}]") for at, found in enumerate(listed(top.get("clashes", []), "clashes"))]
    try:
        return worksheet(rows, clashes)
    except ValueError as error:
        raise InputError(f"{error}: give the second row another key", code="key") from error


def row(found: Any, place: str) -> Row:
    """One row of a sheet."""
    record_ = fields(found, place, {"key", "cells"}, set())
    if not isinstance(record_["cells"], dict):
        raise expected(f"{place}.cells", record_["cells"], "an object of words")
    return Row(words(record_["key"], f"{place}.key"), {name: words(value, f"{place}.cells.{name}") for name, value in record_["cells"].items()})


def clash(found: Any, place: str) -> Replaced:
    """One entry that a merge did not keep in its cell."""
    record_ = {name: words(value, f"{place}.{name}") for name, value in fields(found, place, set(CLASH), set()).items()}
    if record_["sheet"] not in SHEETS:
        raise expected(f"{place}.sheet", record_["sheet"], f"one of {', '.join(SHEETS)}")
    return Replaced(**record_)  # type: ignore[arg-type]


def fields(found: Any, place: str, needed: set[str], allowed: set[str]) -> Mapping[str, Any]:
    """An object that has the fields needed, and no others than those allowed."""
    if not isinstance(found, dict):
        raise expected(place, found, "an object")
    if missing := sorted(needed - found.keys()):
        raise expected(place, sorted(found), f"also {', '.join(missing)}")
    if unknown := sorted(found.keys() - needed - allowed):
        raise expected(place, unknown, f"only {', '.join(sorted(needed | allowed))}")
    return found


def listed(found: Any, place: str) -> list[Any]:
    """A list."""
    if not isinstance(found, list):
        raise expected(place, found, "a list")
    return found


def words(found: Any, place: str) -> str:
    """A string."""
    if not isinstance(found, str):
        raise expected(place, found, "words between quotes")
    return found


def expected(place: str, seen: Any, what: str) -> InputError:
    """What is wrong at a place in the record."""
    return InputError(f"{place} is {seen!r:.80}, expected {what}: export the worksheet again", code="schema")
