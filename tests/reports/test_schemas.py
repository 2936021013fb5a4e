"""The published schemas: valid in themselves, met by what is written, strict enough to refuse something else."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from attribution.articles.records import article_from_record
from attribution.errors import InputError
from attribution.reports import render, render_quotes
from attribution.reports.schemas import SCHEMAS
from tests.reports.sample import sample_report, single_report


def schema(name: str) -> dict[str, Any]:
    """A schema by its name."""
    return SCHEMAS[name][1]()


def refuses(value: object, name: str) -> bool:
    """Whether the schema does not hold for a value."""
    return not jsonschema.Draft202012Validator(schema(name)).is_valid(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_with_title_and_its_own_definitions(name: str) -> None:
    """Every reference leads somewhere inside the one file."""
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["title"] == f"attribution.{name}/1"
    text = json.dumps(found)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "')[1:]}:
        assert reference.removeprefix("#/$defs/") in found["$defs"], reference


@pytest.mark.parametrize("report", [sample_report(), single_report()])
def test_lines_of_a_report_meet_theirs(report: Any) -> None:
    """Findings and the closing line; a finding without its type is refused, and so is a key of our own invention."""
    lines = [json.loads(line) for line in render(report, "jsonl").splitlines()]
    for line in lines:
        jsonschema.validate(line, schema("report-line"))
        assert refuses({key: value for key, value in line.items() if key != "type"}, "report-line")
        assert refuses({**line, "more": 1}, "report-line")


def test_a_report_has_the_deciding_words() -> None:
    """`marks` are offsets inside the passage: the same words that the terminal underlines, those of an altered quote too."""
    record = json.loads(render(sample_report(), "json"))
    jsonschema.validate(record, schema("report"))
    texts = {reading.article.id: reading.article.text for reading in sample_report().readings}
    shown = [[texts[side["article"]][start:end] for start, end in side["marks"]] for f in record["findings"] for side in (f["a"], f["b"])]
    assert shown == [["about 300"], ["304"], ["has"], ["seems to have"], ["At least 19"], ["Fifteen"]]
    record["findings"][0]["a"]["marks"] = [[1]]
    assert refuses(record, "report")


def test_quotations_meet_theirs_as_lines_and_as_an_array() -> None:
    """Both formats of `attribution quotes`."""
    readings = sample_report().readings
    for line in render_quotes(readings, "jsonl"):
        jsonschema.validate(json.loads(line), schema("quotes"))
    jsonschema.validate(json.loads("".join(render_quotes(readings, "json"))), schema("quotes"))
    assert refuses({"article": "a", "quotes": [{}], "diagnostics": []}, "quotes")


@pytest.mark.parametrize(
    ("record", "fine"),
    [
        ({"id": "a", "text": "One."}, True),
        ({"id": 7, "text": "One.", "title": None, "source": "Herald", "more": [1]}, True),
        ({"id": " ", "text": "One."}, False),
        ({"id": "a", "text": " "}, False),
        ({"id": "a"}, False),
        ({"id": True, "text": "One."}, False),
        ({"id": "a", "text": "One.", "source": 3}, False),
    ],
)
def test_an_article_record_is_read_where_its_schema_says_so(record: dict[str, object], fine: bool) -> None:
    """The schema and the reader agree."""
    assert refuses(record, "article") == (not fine)
    if fine:
        assert article_from_record(record).text == "One."
    else:
        with pytest.raises(InputError):
            article_from_record(record)
