"""`attribution test`: arguments, files, codes and messages, with the Checker of the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import junitparser
import pytest
import typer
from typer.testing import CliRunner

from attribution.cli import checker
from attribution.cli.test import run_cases
from attribution.errors import ModelError
from tests.cases.fakes import FERRY, FakeChecker, write

MISSED = FERRY.replace('relation = "conflict"', 'relation = "update"')


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one good case file, and the Checker of the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setattr(checker, "make_checker", FakeChecker)
    write(tmp_path)
    return tmp_path


def run(*arguments: str) -> Any:
    """The verb alone, as a command line."""
    app = typer.Typer(rich_markup_mode=None)
    app.command()(run_cases)
    return CliRunner().invoke(app, list(arguments))


def test_all_as_expected(project: Path) -> None:
    """Exit 0, the case with its counts, nothing on stderr."""
    result = run(".")
    assert result.exit_code == 0
    assert result.stdout.startswith("ferry.attribution.toml::ferry  4 passed")
    assert "4 passed in 1 case" in result.stdout
    assert result.stderr == ""


def test_failures_exit_1(project: Path) -> None:
    """Exit 1 with the difference."""
    write(project, MISSED)
    result = run("ferry.attribution.toml")
    assert result.exit_code == 1
    assert "FAILED ferry::must[toll]  (ferry.attribution.toml:22)" in result.stdout
    assert "found     conflict/number C101 high" in result.stdout


def test_usage_exits_2(project: Path) -> None:
    """Names that do not exist, tags nobody has, broken words, --write alone, an output that is a case file."""
    for arguments, said in (
        (["gone"], "no such file or folder: 'gone'"),
        ([".", "--tag", "bound"], "no case has the tag 'bound' (tags seen: bounds, ferry, number)"),
        ([".", "-k", "a and"], "-k 'a and' cannot be read"),
        ([".", "--write"], "--write was given without --update"),
        ([".", "-o", "ferry.attribution.toml"], "is a case file, and would be overwritten"),
        ([".", "--junit", "x.xml", "--sarif", "x.xml"], "the file of --junit, and would be overwritten"),
        ([".", "--format", "xml"], "'xml' is not one of table, json, github"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert said in " ".join(result.stderr.split()), arguments
    assert (project / "ferry.attribution.toml").read_text("utf-8") == FERRY


def test_unreadable_files_exit_3(project: Path) -> None:
    """The others are run all the same; so is it where a case could not be judged."""
    write(project, FERRY.replace("kind =", "knid ="), "bad.attribution.toml")
    result = run(".")
    assert result.exit_code == 3
    assert "4 passed in 1 case" in result.stdout
    assert "UNREADABLE bad.attribution.toml:22: must[1]: unknown key 'knid'" in result.stdout
    write(project, FERRY.replace("At first", "BROKEN At first"), "bad.attribution.toml")
    result = run(".")
    assert result.exit_code == 3
    assert "4 not judged" in result.stdout


def test_a_missing_model_exits_4(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told once."""

    def failing(_config: Any, _progress: Any) -> Any:
        raise ModelError("no weights there")

    monkeypatch.setattr(checker, "make_checker", failing)
    result = run(".")
    assert result.exit_code == 4
    assert result.stderr == "Error: no weights there\n"


def test_nothing_collected_exits_5(project: Path) -> None:
    """A folder without case files, and words that choose none."""
    (project / "empty").mkdir()
    for arguments in (["empty"], [".", "-k", "nowhere"]):
        result = run(*arguments)
        assert result.exit_code == 5
        assert "No case: give files named *.attribution.toml" in result.stderr


def test_options_reach_the_settings(project: Path) -> None:
    """Options win over the settings file, a case's own settings over both."""
    (project / "attribution.toml").write_text('device = "cpu"\ndtype = "float32"\n', "utf-8")
    write(project, FERRY + '\n[settings]\ndevice = "cuda:1"\n')
    seen: list[Any] = []

    class Seen(FakeChecker):
        def check(self, items: Any, sources: Any = ()) -> Any:
            seen.append(self.config)
            return super().check(items, sources)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checker, "make_checker", Seen)
        assert run(".", "--dtype", "bfloat16", "--entailment-model", "org/m").exit_code == 0
    [config] = seen
    assert (config.device, config.dtype, config.entailment_model, config.all_relations) == ("cuda:1", "bfloat16", "org/m", True)


def test_files_beside_the_outcome(project: Path) -> None:
    """JUnit and SARIF are written beside stdout, and say the same."""
    write(project, MISSED)
    result = run(".", "--junit", "out.xml", "--sarif", "out.sarif", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["counts"]["failed"] == 1
    xml = junitparser.JUnitXml.fromfile(str(project / "out.xml"))
    assert (xml.tests, xml.failures) == (4, 1)
    log = json.loads((project / "out.sarif").read_text("utf-8"))
    assert log["version"] == "2.1.0"
    [found] = log["runs"][0]["results"]
    assert found["ruleId"] == "case/must"
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 22


def test_github_annotations(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Failures become annotations at their lines, and the summary of the step has the counts."""
    write(project, MISSED)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    result = run(".", "--format", "github")
    assert result.exit_code == 1
    assert any(line.startswith("::error ") and "line=22" in line for line in result.stdout.splitlines())
    assert "1 failed" in (project / "summary.md").read_text("utf-8")


def test_update_writes_only_when_told(project: Path) -> None:
    """--update shows a diff and says that nothing was written; --write changes the file and says so."""
    path = write(project, MISSED)
    result = run(".", "--update")
    assert result.exit_code == 1
    assert '+xfail = "TODO say why: found conflict/number' in result.stdout
    assert "Nothing was written. Add --write" in result.stderr
    assert path.read_text("utf-8") == MISSED
    result = run(".", "--update", "--write")
    assert "Changed ferry.attribution.toml: ferry::must[toll]: mark it xfail" in result.stderr
    changed = path.read_text("utf-8")
    [added] = [line for line in changed.splitlines() if line not in MISSED.splitlines()]
    assert added.startswith("xfail = ")
    assert run(".").exit_code == 0
    assert path.read_text("utf-8") == changed


def test_update_keeps_a_byte_order_mark(project: Path) -> None:
    """Windows editors put one there; the file is changed all the same, and keeps it."""
    path = project / "ferry.attribution.toml"
    path.write_bytes(b"\xef\xbb\xbf" + MISSED.encode())
    result = run(".", "--update", "--write")
    assert "Changed ferry.attribution.toml" in result.stderr
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "xfail = " in path.read_text("utf-8")
    assert run(".").exit_code == 0


def test_output_goes_to_a_file(project: Path) -> None:
    """-o takes the outcome, stdout stays empty."""
    result = run(".", "-o", "out.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 passed in 1 case" in (project / "out.txt").read_text("utf-8")
