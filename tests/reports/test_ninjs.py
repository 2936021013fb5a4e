"""IPTC ninjs 3.0: the standard's structure, nothing beside it, and passages as annotations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from attribution.reports import render
from attribution.reports.ninjs import moment
from attribution.types import Report
from tests.reports.sample import HERALD, conflict, sample_report, single_report
from tests.reports.standards import standard

SCHEMA = standard("ninjs")


def item(report: Report) -> dict[str, Any]:
    """The report as a ninjs object."""
    found: dict[str, Any] = json.loads(render(report, "ninjs"))
    return found


@pytest.mark.parametrize("report", [sample_report(), single_report(), replace(sample_report(), readings=(), findings=())])
def test_it_is_ninjs(report: Report) -> None:
    """Every property is one of the standard, of its type, with its values."""
    jsonschema.validate(item(report), SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(("key", "value"), [("findings", []), ("type", "report"), ("uri", None)])
def test_the_schema_can_fail(key: str, value: object) -> None:
    """A key of our own, an unknown type and a missing identity are refused."""
    record = {**item(sample_report()), key: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({k: v for k, v in record.items() if v is not None}, SCHEMA)


def test_articles_and_findings_are_associations() -> None:
    """An article by its head, a finding with relation, urgency and explanation; the whole is withheld from publication."""
    record = item(sample_report(conflict()))
    herald, _, finding = record["associations"]
    assert record["pubStatus"] == "withheld"
    assert (herald["name"], herald["contentCreated"]) == ("herald.txt", "2024-03-04T10:00:00+01:00")
    assert herald["people"] == [{"name": "Ada Brenner", "rel": "quoted"}]
    assert finding["subjects"][0] == {"name": "conflict", "rel": "relation", "literal": "conflict", "creator": "attribution", "confidence": 91}
    assert (finding["urgency"], finding["edNote"]) == (3, "⚠ needs a check")
    assert finding["descriptions"][0]["value"] == "At least 19 and 15 cannot both be the number of dead."


def test_passages_are_annotations_of_the_w3c() -> None:
    """The body of a finding holds whole annotations, as its media type says."""
    (body,) = item(sample_report(conflict()))["associations"][-1]["bodies"]
    assert body["contentType"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    model = standard("webannotation")
    for note in json.loads(body["value"]):
        jsonschema.validate(note, {"$defs": model["$defs"], "$ref": "#/$defs/annotation"})
        assert note["@context"] == "http://www.w3.org/ns/anno.jsonld"


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-03-04T10:00+01:00", "2024-03-04T10:00:00+01:00"), ("2024-03-04T10:00:30Z", "2024-03-04T10:00:30Z"), ("2024-03-04", None), ("2024-03-04T10:00", None), (None, None)],
)
def test_only_a_whole_moment_is_a_ninjs_time(published: str | None, expected: str | None) -> None:
    """A day alone, or a time without a zone, is no date-time: it is told in a description."""
    assert moment(published) == expected
    reading = replace(sample_report().readings[0], article=replace(HERALD, published=published))
    story = item(replace(sample_report(), readings=(reading,), findings=()))["associations"][0]
    assert (story.get("descriptions") is not None) == (published is not None and expected is None)
