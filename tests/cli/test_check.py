"""`attribution check`: arguments, files, codes and messages, without models."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from attribution.errors import InputError, ModelError
from tests.reports.sample import conflict, sample_report, single_report

CLEAN = replace(sample_report(), diagnostics=())


def test_findings_exit_1_and_print_the_table(run, use):
    """The default is the table and --fail-on low."""
    fake = use(CLEAN)
    result = run("check", "herald.txt")
    assert result.exit_code == 1
    assert "High severity (1)" in result.stdout
    assert result.stderr == ""
    assert fake.items == ["herald.txt"]


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("high", 1), ("medium", 1)])
def test_fail_on(run, use, fail_on, code):
    """The option decides the exit code only."""
    use(CLEAN)
    assert run("check", "herald.txt", "--fail-on", fail_on).exit_code == code


def test_options_reach_the_settings(run, use, folder):
    """Options override the file; what is not given is the file's."""
    (folder / "attribution.toml").write_text('device = "cpu"\ndtype = "float32"\nfail_on = "never"', "utf-8")
    fake = use(CLEAN)
    result = run(
        "check", "herald.txt", "--all", "--online", "--dtype", "bfloat16", "--entailment-model", "org/m",
        "--spacy-model", "pipe", "--base-encoder", "base",
    )  # fmt: skip
    assert result.exit_code == 0
    config = fake.config
    assert (config.device, config.dtype, config.all_relations, config.online) == ("cpu", "bfloat16", True, True)
    assert (config.entailment_model, config.spacy_model, config.base_encoder) == ("org/m", "pipe", "base")


def test_no_paths(run, use):
    """Without PATHS the usage is shown, and nothing is loaded."""
    fake = use()
    result = run("check")
    assert result.exit_code == 2
    assert "PATHS" in result.stderr
    assert fake.items is None


@pytest.mark.parametrize("verb", ["check", "quotes"])
def test_missing_files(run, use, verb):
    """Names that all do not exist are a usage error, before anything is loaded."""
    fake = use()
    result = run(verb, "gone.txt", "no/*.txt")
    assert result.exit_code == 2
    assert "'gone.txt', 'no/*.txt'" in result.stderr
    assert result.stdout == ""
    assert fake.items is None


def test_one_missing_file_is_left_to_the_run(run, use):
    """Where one path exists the others become diagnostics of the run: partial, 3."""
    fake = use(sample_report())
    result = run("check", "herald.txt", "gone.txt")
    assert result.exit_code == 3
    assert fake.items == ["herald.txt", "gone.txt"]
    assert "✗ not read" in result.stdout


@pytest.mark.parametrize("path", ["*.txt", "**/*.txt", ".", "-"])
def test_patterns_folders_and_stdin_are_paths(run, use, path):
    """A quoted pattern, a folder and - go to the pipeline as they are."""
    fake = use(CLEAN)
    assert run("check", path).exit_code == 1
    assert fake.items == [path]


def test_unknown_format_and_fail_on(run, use):
    """The message lists what is known; `new` says what it waits for."""
    use()
    result = run("check", "herald.txt", "--format", "xml")
    assert result.exit_code == 2
    assert "'xml' is not one of table, json, jsonl, markdown, svg, csv" in result.stderr
    result = run("check", "herald.txt", "--fail-on", "new")
    assert result.exit_code == 2
    assert "baseline" in result.stderr
    assert run("check", "herald.txt", "--fail-on", "all").exit_code == 2


def test_bad_settings_file(run, use, folder):
    """A misspelt key stops the run with the key, the file and the nearest key."""
    use()
    (folder / "attribution.toml").write_text('fial_on = "low"', "utf-8")
    result = run("check", "herald.txt")
    assert result.exit_code == 2
    for word in ("'fial_on'", "attribution.toml", "'fail_on'"):
        assert word in result.stderr
    assert run("check", "herald.txt", "--config", "other.toml").exit_code == 2


@pytest.mark.parametrize("name", ["json", "jsonl", "markdown", "svg", "table"])
def test_output_file_is_whole_and_stdout_empty(run, use, folder, name):
    """-o writes what stdout would have had, and leaves no other file behind."""
    use(CLEAN)
    printed = run("check", "herald.txt", "--format", name).stdout
    result = run("check", "herald.txt", "--format", name, "-o", "out.x")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert (folder / "out.x").read_bytes().decode() == printed
    assert sorted(path.name for path in folder.iterdir()) == ["herald.txt", "out.x"]


def test_output_is_replaced_only_when_complete(run, use, folder):
    """A run that fails leaves the old file as it was."""
    (folder / "out.json").write_text("old", "utf-8")
    use(error=ValueError("boom"))
    assert run("check", "herald.txt", "-o", "out.json").exit_code == 4
    assert (folder / "out.json").read_text("utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["herald.txt", "out.json"]


@pytest.mark.parametrize("target", ["no/out.json", ".", "herald.txt"])
def test_output_that_cannot_be(run, use, target):
    """A folder, a missing folder and one of the articles are refused before the run."""
    fake = use()
    result = run("check", "herald.txt", "-o", target)
    assert result.exit_code == 2
    assert f"-o {target}" in result.stderr
    assert fake.items is None


def test_output_to_a_device(run, use):
    """A device is written to, never replaced."""
    use(CLEAN)
    assert run("check", "herald.txt", "-o", "/dev/null").exit_code == 1


def test_single_article(run, use):
    """One article: 5, a note on stderr, its quotations in the report."""
    use(single_report())
    result = run("check", "herald.txt")
    assert result.exit_code == 5
    assert "Nothing to compare" in result.stderr
    assert "The crew has become part of the problem" in result.stdout
    assert run("check", "herald.txt", "--quiet").stderr == ""
    record = json.loads(run("check", "herald.txt", "--format", "json").stdout)
    assert record["articles"][0]["quotes"][0]["speaker_name"] == "Ada Brenner"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ModelError("weights are missing. Install them"), 4, "Error: weights are missing. Install them"),
        (InputError("unreadable"), 2, "Error: unreadable"),
        (KeyError("x\x1b[2J"), 4, "--debug"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors_are_one_line(run, use, error, code, words):
    """Every error is a message without traceback or control codes, and its own exit code."""
    use(error=error)
    result = run("check", "herald.txt")
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stderr.count("\n") <= 1
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr


def test_debug_lets_the_error_through(run, use):
    """--debug shows where it broke."""
    use(error=KeyError("x"))
    result = run("check", "herald.txt", "--debug")
    assert isinstance(result.exception, KeyError)


def test_columns_sets_the_width(run, use):
    """A pipe has 100 columns, or as many as COLUMNS says."""
    use(replace(CLEAN, findings=(conflict(),)))
    wide = max(map(len, run("check", "herald.txt").stdout.splitlines()))
    narrow = max(map(len, run("check", "herald.txt", env={"COLUMNS": "60"}).stdout.splitlines()))
    assert (wide, narrow) == (100, 60)
    assert max(map(len, run("check", "herald.txt", env={"COLUMNS": "x"}).stdout.splitlines())) == 100
