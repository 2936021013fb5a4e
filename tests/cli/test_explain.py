"""`attribution explain`: which finding, from articles or from a kept report."""

from __future__ import annotations

import json

import pytest

from attribution.errors import ModelError
from attribution.reports import render
from tests.reports.sample import altered, conflict, sample_report


@pytest.fixture
def kept(folder):
    """A report written as JSON."""
    (folder / "report.json").write_text(render(sample_report(), "json"), "utf-8")
    return "report.json"


def test_a_finding_of_a_check_made_now(run, use):
    """The articles are read with all relations, whatever the settings; exit code 0 though there are findings."""
    fake = use(sample_report())
    result = run("explain", "f1", "herald.txt")
    assert result.exit_code == 0
    assert "✗ conflict · C101 · number · severity high" in result.stdout
    assert "> At least 19 people were killed" in result.stdout
    assert fake.config.all_relations is True
    assert fake.items == ["herald.txt"]


def test_a_finding_of_a_kept_report(run, kept, use):
    """Nothing is read or loaded again."""
    fake = use()
    assert "≠ altered quote" in run("explain", "F2", "--report", kept).stdout
    assert fake.items is None


def test_fingerprints_and_their_beginnings(run, folder):
    """A whole fingerprint, four characters of it, and what is said where several fit."""
    report = json.loads(render(sample_report(conflict(), altered()), "json"))
    report["findings"][1]["fingerprint"] = "01239999"
    (folder / "report.json").write_text(json.dumps(report), "utf-8")
    assert "F1 · " in run("explain", "0123456789ab", "--report", "report.json").stdout
    assert "F2 · " in run("explain", "01239", "--report", "report.json").stdout
    several = run("explain", "0123", "--report", "report.json")
    assert several.exit_code == 2
    assert "fits 2 findings: F1 (0123456789ab), F2 (01239999)" in several.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("f9", "--report", "report.json"), "no finding 'f9': the report has F3 to F1"),
        (("f1",), "neither PATHS nor --report"),
        (("f1", "herald.txt", "--report", "report.json"), "both PATHS and --report"),
        (("f1", "--report", "gone.json"), "cannot read the report gone.json"),
        (("f1", "--report", "herald.txt"), "herald.txt is not JSON"),
        (("f1", "--report", "other.json"), "other.json: schema None, expected 'attribution.report/1'"),
        (("f1", "--report", "report.json", "-o", "report.json"), "is the report, and would be overwritten"),
    ],
)
def test_mistakes(run, kept, folder, arguments, message):
    """Each says what was seen and what to do; nothing is printed on stdout."""
    (folder / "other.json").write_text("{}", "utf-8")
    result = run("explain", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_missing_model_is_4(run, use):
    """As for check."""
    use(error=ModelError("no encoder"))
    assert run("explain", "f1", "herald.txt").exit_code == 4
