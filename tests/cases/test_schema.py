"""The published JSON Schema of case files is valid, and says what the documentation and the code say."""

from __future__ import annotations

from typing import get_args

import jsonschema

from attribution.cases.articles import FIELDS
from attribution.cases.expectations import TABLES
from attribution.cases.validation import MEANT, problems, schema
from attribution.types import FindingKind, Relation


def test_schema_is_valid() -> None:
    """The schema is one of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(schema())


def test_words_are_those_of_findings() -> None:
    """Relations and kinds of the schema are those of findings, in every place where they are listed."""
    definitions = schema()["$defs"]
    relations, kinds = get_args(Relation), get_args(FindingKind)
    assert definitions["relation"]["enum"] == list(relations)
    assert definitions["relations"]["pattern"] == f"^({'|'.join(relations)})$"
    assert definitions["forbidden"]["pattern"] == f"^({'|'.join(relations)}|any|hard)$"
    assert definitions["kind"]["enum"] == list(kinds)
    assert definitions["kinds"]["pattern"] == f"^({'|'.join(kinds)})$"


def test_tables_are_those_of_the_code() -> None:
    """A case has the tables that the reader reads, alone in a file or one of several."""
    definitions = schema()["$defs"]
    for name in ("single", "case"):
        assert set(TABLES) <= set(definitions[name]["properties"])
    assert set(definitions["single"]["properties"]) - {"schema"} == set(definitions["case"]["properties"])
    assert set(definitions["article"]["properties"]) == {*FIELDS, "id", "text", "path"}


def test_hints_lead_to_keys() -> None:
    """Every key that people write for another leads to one that is in the schema somewhere."""
    known = {key for definition in schema()["$defs"].values() for key in definition.get("properties", {})}
    assert set(MEANT.values()) <= known


def test_every_object_is_closed() -> None:
    """No table of a case takes keys that it does not know, settings apart, which attribution's own settings check."""
    for name, definition in schema()["$defs"].items():
        if "properties" in definition:
            assert definition["additionalProperties"] is False, name


def test_no_table_at_all() -> None:
    """A file that is no table is told in words."""
    assert [message for _, message in problems([1])] == ["[1] was seen, expected the tables of a case: [[article]], [[must]], …"]
