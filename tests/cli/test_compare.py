"""`attribution compare`: two reports, two folders, two settings."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import typer
from typer.testing import CliRunner

from attribution.cli import checker
from attribution.cli.compare import compare
from attribution.reports import render
from attribution.types import Diagnostic
from tests.cases.invented import altered, conflict, report
from tests.cli.fake import FakeChecker

UPDATE = replace(conflict(), relation="update", code="U101", severity="low")
ALTERED = replace(altered(), fingerprint="ba9876543210")


@pytest.fixture
def call(folder):
    """Run the verb in a folder with three kept reports."""
    for name, findings in {"a.json": (conflict(),), "b.json": (UPDATE, ALTERED), "c.json": (replace(conflict(), confidence=0.5),)}.items():
        (folder / name).write_text(render(report(*findings), "json"), "utf-8")
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(compare)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_two_reports(call):
    """Changes on stdout, 1."""
    result = call("a.json", "b.json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "relation: conflict → update" in result.stdout
    assert "1 changed, 1 appeared, 0 vanished" in result.stdout
    assert call("a.json", "a.json").exit_code == 0


@pytest.mark.parametrize(
    ("files", "level", "code"),
    [
        (("a.json", "b.json"), "high", 1),
        (("a.json", "b.json"), "never", 0),
        (("a.json", "c.json"), "low", 0),
        (("a.json", "c.json"), "any", 1),
    ],
)
def test_fail_on(call, files, level, code):
    """The exit code by severity; shifts with any only."""
    assert call(*files, "--fail-on", level).exit_code == code


def test_shift(call):
    """The threshold of a shift."""
    assert "1 shifted" in call("a.json", "c.json").stdout
    assert "0 shifted" in call("a.json", "c.json", "--shift", "0.5").stdout


@pytest.mark.parametrize(("name", "start"), [("table", "A: a.json"), ("markdown", "# Comparison"), ("html", "<!doctype html>"), ("json", "{")])
def test_formats_and_files(call, folder, name, start):
    """-o writes what stdout would have had."""
    printed = call("a.json", "b.json", "--format", name).stdout
    assert printed.startswith(start)
    assert call("a.json", "b.json", "--format", name, "-o", "out").exit_code == 1
    assert (folder / "out").read_text("utf-8") == printed


def test_folders(call, folder):
    """Reports of one name are compared; other JSON files are passed over."""
    for place, source in (("old", "a.json"), ("new", "b.json")):
        (folder / place).mkdir()
        (folder / place / "mon.json").write_text((folder / source).read_text("utf-8"), "utf-8")
        (folder / place / "other.json").write_text("[1]", "utf-8")
    record = json.loads(call("old", "new", "--format", "json").stdout)
    assert {change["run"] for change in record["changes"]} == {"mon.json"}
    assert record["notes"] == []


def test_two_settings_on_one_corpus(call, folder, monkeypatch):
    """Each settings file makes a run of its own."""
    seen = []

    def make(config, progress):
        seen.append(config)
        return FakeChecker(report(conflict() if config.thresholds.min_similarity == 0.1 else UPDATE)).make(config, progress)

    monkeypatch.setattr(checker, "make_checker", make)
    (folder / "one.toml").write_text("[thresholds]\nmin_similarity = 0.1", "utf-8")
    (folder / "two.toml").write_text("[thresholds]\nmin_similarity = 0.2", "utf-8")
    result = call("herald.txt", "--config-a", "one.toml", "--config-b", "two.toml", "--quiet")
    assert result.exit_code == 1
    assert "relation: conflict → update" in result.stdout
    assert [config.thresholds.min_similarity for config in seen] == [0.1, 0.2]
    assert [config.suppressions for config in seen] == [False, False]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.json"], "1 given, expected two runs"),
        (["a.json", "gone.json"], "no such report or folder: 'gone.json'"),
        (["a.json", "herald.txt"], "herald.txt is not JSON"),
        (["a.json", "."], "has the name"),
        (["herald.txt", "--config-a", "x.toml"], "--config-a was given without --config-b"),
        (["a.json", "b.json", "--within"], "two reports were given"),
        (["a.json", "b.json", "-o", "a.json"], "would be overwritten"),
    ],
)
def test_usage(call, arguments, words):
    """Each mistake is told with what was expected."""
    result = call(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_an_empty_folder(call, folder):
    """A folder without reports is no run."""
    (folder / "none").mkdir()
    assert "has no report" in call("a.json", "none").stderr


def test_a_run_that_lost_an_article(call, folder):
    """It is told, and goes before the difference: what the article held seems vanished."""
    gap = (Diagnostic("unreadable", "post.txt is no text", "post.txt", failed=True),)
    (folder / "c.json").write_text(render(replace(report(), diagnostics=gap), "json"), "utf-8")
    result = call("a.json", "c.json")
    assert (result.exit_code, "Not read: post.txt is no text" in result.stderr) == (3, True)
    assert "vanished" in result.stdout
