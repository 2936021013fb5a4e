"""JSON and JSON Lines: the schema, the order, the bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest

from attribution.errors import ConfigError
from attribution.reports import render, render_quotes
from attribution.types import Article, Diagnostic, Reading
from tests.reports.sample import conflict, quote, sample_report, single_report

SCHEMA = json.loads(resources.files("attribution.reports").joinpath("schema/report-1.json").read_text("utf-8"))


def part(name: str) -> dict[str, object]:
    """One definition of the schema as a schema of its own."""
    return {"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{name}"}


@pytest.mark.parametrize("report", [sample_report(), single_report()])
def test_report_meets_its_schema(report):
    """What is written is what the shipped schema describes."""
    jsonschema.validate(json.loads(render(report, "json")), SCHEMA)


def test_schema_refuses_what_is_not_a_report():
    """The schema is strict enough to fail."""
    record = json.loads(render(sample_report(), "json"))
    record["findings"][0]["relation"] = "clash"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMA)


def test_keys_are_those_of_the_format_in_order():
    """The record of a finding has the keys of docs/formats.md, in that order."""
    record = json.loads(render(sample_report(), "json"))
    assert list(record) == [
        "schema", "version", "models", "config_hash", "articles", "findings", "coverage", "diagnostics",
    ]  # fmt: skip
    assert list(record["findings"][0]) == [
        "id", "fingerprint", "code", "relation", "kind", "slot", "severity", "needs_check", "a", "b", "also",
        "confidence", "explanation", "evidence",
    ]  # fmt: skip
    assert list(record["findings"][0]["a"]) == ["article", "start", "end", "text", "paragraph", "marks"]


def test_findings_keep_their_order_and_passages():
    """Machine formats do not sort, and every offset leads to its words."""
    report = sample_report()
    record = json.loads(render(report, "json"))
    texts = {reading.article.id: reading.article.text for reading in report.readings}
    assert [finding["id"] for finding in record["findings"]] == ["F3", "F2", "F1"]
    for finding in record["findings"]:
        for side in (finding["a"], finding["b"]):
            assert texts[side["article"]][side["start"] : side["end"]] == side["text"]


def test_mappings_are_sorted_and_numbers_rounded():
    """The order in which a mapping was filled does not show; infinite numbers are text, as JSON has none."""
    report = sample_report()
    turned = replace(report, coverage=dict(reversed(list(report.coverage.items()))))
    assert render(report, "json") == render(turned, "json")
    finding = json.loads(render(report, "json"))["findings"][2]
    assert finding["confidence"] == 0.9123
    assert finding["evidence"]["high"] == "inf"


def test_diagnostics_of_articles_are_gathered_once():
    """What was noted while reading an article is in the list, each note once."""
    note = Diagnostic("unpaired_quotation_mark", "a mark is open", "herald.txt", 3, 4)
    report = sample_report()
    first = replace(report.readings[0], diagnostics=(note, note))
    record = json.loads(render(replace(report, readings=(first, report.readings[1])), "json"))
    assert [entry["code"] for entry in record["diagnostics"]] == ["empty", "unpaired_quotation_mark"]


def test_invisible_characters_are_escaped_and_come_back():
    """A line separator, a lone surrogate and an override stay data: printable, one line, and equal after reading."""
    strange = "a\u2028b\ud800c\u202ed\x9b31m\n“é”"
    report = sample_report(replace(conflict(), slot=strange))
    for line in render(report, "jsonl").splitlines():
        json.loads(line)
    text = render(report, "json")
    text.encode("utf-8")
    assert not set("\u2028\u202e\x9b\ud800") & set(text)
    assert "“é”" in text
    assert json.loads(text)["findings"][0]["slot"] == strange


def test_jsonl_has_a_finding_a_line_and_the_run_last():
    """Each line says what it is."""
    lines = [json.loads(line) for line in render(sample_report(), "jsonl").splitlines()]
    assert [line["type"] for line in lines] == ["finding", "finding", "finding", "coverage"]
    for line in lines[:-1]:
        jsonschema.validate({key: value for key, value in line.items() if key != "type"}, part("finding"))
    assert lines[-1]["coverage"]["pairs_compared"] == 3
    assert lines[-1]["diagnostics"][0]["failed"] is True


def test_quotes_are_a_line_an_article_as_they_come():
    """The first article is written before the second is read."""

    def readings():
        yield sample_report().readings[0]
        raise AssertionError("read too early")

    line = json.loads(next(render_quotes(readings(), "jsonl")))
    jsonschema.validate(line, part("reading"))
    assert line["article"] == "herald.txt"
    assert line["quotes"][0]["fragments"] == [[quote().start, quote().end]]
    assert line["quotes"][0]["cue"]["text"] == "said"


def test_quotes_as_json_are_the_same_records():
    """The array holds what the lines hold."""
    readings = sample_report().readings
    lines = [json.loads(line) for line in render_quotes(readings, "jsonl")]
    assert json.loads("".join(render_quotes(readings, "json"))) == lines


def test_article_without_anything():
    """An article that could not be read has a line with its diagnostic."""
    lost = Reading(Article("x.txt", ""), diagnostics=(Diagnostic("empty", "no text", "x.txt", failed=True),))
    line = json.loads(next(render_quotes([lost], "jsonl")))
    assert line == {
        "article": "x.txt",
        "quotes": [],
        "diagnostics": [
            {"code": "empty", "message": "no text", "article": "x.txt", "start": None, "end": None, "failed": True}
        ],
    }


def test_unknown_format_lists_the_known():
    """A format that is not there names those that are."""
    with pytest.raises(ConfigError, match=r"'xml'.*table, json, jsonl, markdown, svg, csv"):
        render(sample_report(), "xml")
