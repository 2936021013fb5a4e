"""The JSON of a worksheet fits its published schema, and what does not fit is refused by place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from attribution.desk import jsonsheet
from attribution.errors import InputError
from tests.desk.sample import sample, worked
from tests.desk.worksheets import every_nasty, worksheets

SCHEMA = json.loads((Path(jsonsheet.__file__).parent / "schema" / "worksheet-1.json").read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    """Draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("made", [sample(), worked(), every_nasty()])
def test_a_worksheet_fits_the_schema(made: Any) -> None:
    """As written and as a record."""
    VALID.validate(json.loads(jsonsheet.write(made)))
    assert jsonsheet.from_record(jsonsheet.record(made)) == made


@given(made=worksheets())
@settings(max_examples=25, deadline=None)
def test_any_worksheet_fits_the_schema(made: Any) -> None:
    """And its bytes are UTF-8 without an invisible character."""
    data = jsonsheet.write(made)
    VALID.validate(json.loads(data))
    assert "\u202e" not in data.decode()


GOOD = {"key": "k", "cells": {"no": "1"}}
WRONG = {
    "no object": ([], "the worksheet is \\[\\], expected an object"),
    "no schema": ({"sheets": {}}, "expected also schema"),
    "other schema": ({"schema": "attribution.worksheet/9", "sheets": {}}, "schema is 'attribution.worksheet/9', expected 'attribution.worksheet/1'"),
    "unknown field": ({"schema": "attribution.worksheet/1", "sheets": {}, "x": 1}, "\\['x'\\], expected only"),
    "unknown sheet": ({"schema": "attribution.worksheet/1", "sheets": {"x": []}}, "sheets is \\['x'\\]"),
    "no list": ({"schema": "attribution.worksheet/1", "sheets": {"facts": {}}}, "sheets.facts is {}, expected a list"),
    "no key": ({"schema": "attribution.worksheet/1", "sheets": {"facts": [{"cells": {}}]}}, "sheets.facts\\[0\\] is .* expected also key"),
    "number": ({"schema": "attribution.worksheet/1", "sheets": {"facts": [{"key": "k", "cells": {"no": 1}}]}}, "facts\\[0\\].cells.no is 1, expected words"),
    "clash": ({"schema": "attribution.worksheet/1", "sheets": {}, "clashes": [{}]}, "clashes\\[0\\] is"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_refused_by_place(name: str) -> None:
    """By the reader and by the schema alike."""
    found, told = WRONG[name]
    with pytest.raises(InputError, match=told):
        jsonsheet.read(json.dumps(found).encode())
    assert not VALID.is_valid(found)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"nan"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    """Also what is nested a hundred thousand times."""
    with pytest.raises(InputError, match="expected"):
        jsonsheet.read(data)


def test_one_key_twice_is_refused() -> None:
    """Keys are unique in a sheet."""
    with pytest.raises(InputError, match="two rows of facts have the key 'k'"):
        jsonsheet.from_record({"schema": "attribution.worksheet/1", "sheets": {"facts": [GOOD, GOOD]}})
