"""`attribution schema`: names, schemas, and what real output of the other verbs makes of them."""

from __future__ import annotations

import json

import jsonschema
import pytest
import typer
from typer.testing import CliRunner

from attribution.cli.entail import record, refusal
from attribution.cli.pairs import PairLine
from attribution.cli.schema import schema, schemas
from attribution.types import Diagnostic, Span, Verdict

app = typer.Typer()
app.command()(schema)


def printed(*arguments: str):
    """Run the verb by itself."""
    return CliRunner().invoke(app, list(arguments))


def test_without_a_name_the_names_are_listed():
    """A line each, with title and what it describes."""
    result = printed()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == sorted(schemas())
    assert {"article", "pair", "quotes", "report", "report-line", "verdict"} <= set(schemas())
    assert any("attribution.report/1" in line and "check --format json" in line for line in lines)


@pytest.mark.parametrize("name", schemas())
def test_each_name_and_each_title_prints_a_schema(name):
    """The same schema, which is one."""
    by_name = printed(name)
    assert by_name.exit_code == 0
    record = json.loads(by_name.stdout)
    jsonschema.Draft202012Validator.check_schema(record)
    assert printed(record["title"]).stdout == by_name.stdout


@pytest.mark.parametrize("name", ["xml", "attribution.report/2", "report/"])
def test_an_unknown_name_is_told_with_the_known_ones(name):
    """Another version is unknown, too."""
    result = printed(name)
    assert result.exit_code == 2
    assert repr(name) in result.stderr
    assert "report-line" in result.stderr


def test_it_can_be_written_to_a_file(tmp_path):
    """Whole, as stdout would have had it."""
    file = tmp_path / "report.json"
    assert printed("report", "-o", str(file)).stdout == ""
    assert file.read_text("utf-8") == printed("report").stdout


def test_lines_of_entail_meet_theirs():
    """A verdict, one with a window, and a line that could not be read."""
    line = PairLine(1, "a", "One.", "Two.", "", "")
    verdicts = (Verdict(0.2, 0.3, 0.5), Verdict(0.2, 0.3, 0.5, Span(3, 9)))
    lines = [record(line, verdict, True) for verdict in verdicts] + [refusal(line, Diagnostic("empty", "nothing there", failed=True))]
    known = schemas()["verdict"][1]()
    for entry in lines:
        jsonschema.validate(json.loads(json.dumps(entry)), known)
    assert not jsonschema.Draft202012Validator(known).is_valid({**lines[0], "label": "yes"})
    jsonschema.validate({"id": "a", "premise": "One.", "hypothesis": "Two."}, schemas()["pair"][1]())
