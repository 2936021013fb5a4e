"""Where reports go: what must not be overwritten, and what cannot be written."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from attribution.cli import output
from attribution.config import Config
from attribution.errors import ConfigError
from tests.cli.test_app import FAKE, python
from tests.reports.sample import conflict, sample_report

CLEAN = replace(sample_report(conflict()), diagnostics=())


@pytest.mark.parametrize(
    ("option", "file", "what"),
    [("--verdict-cache", "verdicts.db", "the verdict cache"), ("--people", "people.toml", "the people file"), ("--config", "own.toml", "the settings file")],
)
def test_check_does_not_overwrite_what_it_reads_or_keeps(run, use, folder, option, file, what):
    """The message says what the file is; nothing is read and the file is left as it was."""
    (folder / file).write_text("", "utf-8")
    fake = use(CLEAN)
    result = run("check", "herald.txt", option, file, "-o", f"./{file}")
    assert result.exit_code == 2
    assert f"-o {file} is {what}, and would be overwritten: choose another file" in result.stderr
    assert fake.items is None
    assert (folder / file).read_text("utf-8") == ""


def test_a_cache_that_is_not_there_yet_is_kept_too(run, use, folder):
    """The run would make it, and the report replace it."""
    use(CLEAN)
    assert "is the verdict cache" in run("check", "herald.txt", "--verdict-cache", "new.db", "-o", "new.db").stderr


def test_the_settings_file_that_governs_the_folder_is_kept(run, use, folder):
    """Also where nobody named it on the command line."""
    (folder / "attribution.toml").write_text('people = "names.toml"\n', "utf-8")
    (folder / "names.toml").write_text("", "utf-8")
    use(CLEAN)
    assert "is the settings file" in run("check", "herald.txt", "-o", "attribution.toml").stderr
    assert "is the people file" in run("quotes", "herald.txt", "-o", "names.toml").stderr


def test_settings_files_are_those_that_are_named(folder):
    """A run without settings has none."""
    assert output.settings_files(Config(), None) == {}
    files = output.settings_files(Config(verdict_cache="v.db", people="p.toml"), Path("c.toml"))
    assert files == {"v.db": "the verdict cache", "p.toml": "the people file", "c.toml": "the settings file"}


def test_an_empty_name_is_no_folder(run, use):
    """`-o ""` is told as what it is."""
    fake = use(CLEAN)
    result = run("check", "herald.txt", "-o", "")
    assert result.exit_code == 2
    assert "expected the name of a file" in result.stderr.replace("\n", " ")
    assert fake.items is None


def test_a_place_that_cannot_be_written_is_named_before_the_run(run, use):
    """The file is named, not its folder, and the next step; no file can be made in /proc, not even by root."""
    fake = use(CLEAN)
    result = run("check", "herald.txt", "-o", "/proc/report.txt")
    assert result.exit_code == 2
    assert "cannot write /proc/report.txt: " in result.stderr
    assert "Choose another place with -o" in result.stderr
    assert fake.items is None


def test_a_name_that_is_too_long_is_told(run, use):
    """It is a mistake in the command, not a fault of ours."""
    use(CLEAN)
    result = run("check", "herald.txt", "-o", "x" * 300)
    assert result.exit_code == 2
    assert "File name too long" in result.stderr


def test_a_fault_of_the_source_is_not_one_of_the_place(tmp_path):
    """What goes wrong while a piece is made is raised as it is, and leaves no file behind."""

    def pieces():
        yield "first"
        raise IsADirectoryError(21, "Is a directory", "input")

    with pytest.raises(IsADirectoryError):
        output.write(pieces(), tmp_path / "out.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_full_device_is_told():
    """As a file it is named with -o; the reason is the system's."""
    with pytest.raises(ConfigError, match=r"cannot write /dev/full: No space left on device\. Choose another place with -o"):
        output.write(["x" * 100_000, "y"], Path("/dev/full"))


def test_half_a_character_does_not_lose_a_report(tmp_path):
    """It is written as an escape, as on stdout."""
    output.write(["a \ud83d b\n"], tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_bytes() == b"a \\ud83d b\n"


def test_a_named_pipe_is_written_to(tmp_path):
    """It stays a pipe, and its reader gets the report."""
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    output.write(["one\n", "two\n"], output.destination(pipe))
    reader.join(10)
    assert got == [b"one\ntwo\n"]
    assert pipe.is_fifo()


def test_stdout_that_is_full_is_a_usage_error(tmp_path):
    """One plain line on stderr, exit code 2, nothing from Python's own flush at exit."""
    (tmp_path / "README").write_text("x", "utf-8")
    with Path("/dev/full").open("w") as full:
        process = python(f"import os; os.dup2({full.fileno()}, 1)\n{FAKE}", cwd=tmp_path, pass_fds=(full.fileno(),))
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.decode() == "Error: cannot write to stdout: No space left on device. Choose a file with -o\n"


def test_stdout_that_is_closed_is_told(monkeypatch):
    """Before any work is done."""
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(ConfigError, match="stdout is closed"):
        output.destination(None)
    with pytest.raises(ConfigError, match="stdout is closed"):
        output.write(["x"], None)


def test_what_comes_on_stdin_is_not_overwritten(tmp_path):
    """`attribution check - < herald.txt -o herald.txt` is refused as by name."""
    (tmp_path / "herald.txt").write_text("A ferry sank.", "utf-8")
    code = "import sys; sys.argv = ['attribution', 'check', '-', '-o', 'herald.txt']; from attribution.cli.app import main; main()"
    with (tmp_path / "herald.txt").open() as article:
        process = python(code, cwd=tmp_path, stdin=article)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"-o herald.txt is one of the articles" in err


@pytest.mark.parametrize("given", ["wire", "wire/*.txt"])
def test_an_article_in_a_folder_or_of_a_pattern_is_not_overwritten(run, use, folder, given):
    """An article reached through its folder is as safe as one that is named; a new file beside it may be written."""
    (folder / "wire").mkdir()
    article = folder / "wire" / "a.txt"
    article.write_text("A mill burned on Monday.\n", "utf-8")
    use(CLEAN)
    result = run("check", given, "-o", "wire/a.txt")
    assert result.exit_code == 2
    assert "is one of the articles, and would be overwritten" in result.stderr
    assert article.read_text("utf-8") == "A mill burned on Monday.\n"
    assert run("check", given, "-o", "wire/report.out").exit_code != 2
