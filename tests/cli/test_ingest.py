"""`attribution ingest`: everything in, one file out, whatever happens on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from attribution.articles import read_articles
from attribution.cli.ingestbar import IngestBar
from attribution.engines.ingest import Tally
from tests.cli.ingesting import app
from tests.cli.ingestinput import KNOWN, fill, lines, story

PROGRAM = Path(__file__).with_name("ingesting.py")
ROOT = PROGRAM.parent.parent.parent


def run(*arguments, **extra):
    """Run it in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **extra)


def program(folder, *arguments, slow=0.0, **extra):
    """Start it as a program in a group of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TEST_INGEST_SLOW": str(slow)}
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), *arguments], cwd=folder, env=environment, start_new_session=True, stderr=subprocess.PIPE, text=True, **extra
    )


def finish(folder, *arguments):
    """Run it as a program to its end; its exit code and what it said."""
    process = program(folder, *arguments)
    said = process.communicate(timeout=120)[1]
    return process.returncode, said


def records(file):
    """The records of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def names(folder):
    """What stands in a folder."""
    return sorted(file.name for file in folder.iterdir())


def wait_for(condition, seconds=120.0):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with material of all kinds in `in`."""
    fill(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What an uninterrupted run of one process writes: records and errors."""
    place = tmp_path_factory.mktemp("expected")
    fill(place / "in")
    code, said = finish(place, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1")
    assert code == 3, said
    return (place / "out.jsonl").read_bytes(), (place / "errors.jsonl").read_bytes()


def outcome(folder):
    """What stands in the two files now."""
    return (folder / "out.jsonl").read_bytes(), (folder / "errors.jsonl").read_bytes()


def test_everything_is_written_or_told(folder):
    """Each article is a record in the order of the ids; each one lost, and each duplicate, is a line of errors; exit code 3."""
    result = run("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1")
    assert result.exit_code == 3, result.output
    written = records(folder / "out.jsonl")
    assert [record["id"] for record in written[:2]] == ["in/a000.txt", "in/a001.txt"]
    assert len(written) == 7 + 7 + 1 + 60
    told = records(folder / "errors.jsonl")
    assert Counter(entry["code"] for entry in told if entry["code"] in KNOWN) == KNOWN
    assert {entry["place"] for entry in told if entry["code"] == "invalid_json"} == {"in/h.jsonl line 1"}
    assert sum(entry["failed"] for entry in told) == 6
    assert names(folder) == ["errors.jsonl", "in", "out.jsonl"]
    assert "75 articles into out.jsonl, 2 exact duplicates, 6 lost" in result.stderr


def test_what_was_lost_is_said(folder):
    """Without --errors the first losses stand on stderr with their reasons, and how to see the others; with it, or --quiet, they do not."""
    said = run("in", "-o", "out.jsonl", "--jobs", "1").stderr
    assert "Lost: in/c-empty.txt is empty (0 bytes)" in said
    assert said.count("Lost: ") == 5
    assert "… and 1 more lost: give --errors FILE" in said
    assert "Lost" not in run("in", "-o", "out.jsonl", "--errors", "errors.jsonl").stderr
    assert not run("in", "-o", "out.jsonl", "--quiet").stderr


def test_the_records_are_what_check_reads(folder):
    """Reading the file gives the same articles as reading the material, layout included."""
    run("in", "-o", "out.jsonl")
    from_file = {item.id: item for item in read_articles(["out.jsonl"])}
    direct = [item for item in read_articles(["in"]) if hasattr(item, "text") and item.id in from_file]
    assert len(direct) == len(from_file) == 75
    for article in direct:
        again = from_file[article.id]
        assert (again.text, again.blocks, again.title, again.byline) == (article.text, article.blocks, article.title, article.byline)


def test_duplicates(folder):
    """An exact duplicate is kept and says of what; with --unique it is left out."""
    run("in", "-o", "out.jsonl")
    twice = [record for record in records(folder / "out.jsonl") if "duplicate_of" in record]
    assert [(record["id"], record["duplicate_of"]) for record in twice] == [("in/f-twice.txt", "in/a000.txt")]
    run("in", "-o", "unique.jsonl", "--unique")
    assert [record["id"] for record in records(folder / "unique.jsonl")] == [r["id"] for r in records(folder / "out.jsonl") if "duplicate_of" not in r]


def test_jobs_change_nothing(folder, expected):
    """Two processes write the same bytes as one."""
    code, said = finish(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "2")
    assert code == 3, said
    assert outcome(folder) == expected


@pytest.mark.parametrize(("jobs", "shares"), [("1", (0.0, 0.3, 0.55, 0.9)), ("2", (0.07, 0.45, 0.8))])
def test_killed_and_gone_on_with(folder, expected, jobs, shares):
    """Killed with -9 again and again, at any share of the work, the result is that of an uninterrupted run, to the byte."""
    command = ("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", jobs)
    part = folder / "out.jsonl.part"
    for share in shares:
        process = program(folder, *command, slow=0.004)
        wait_for(lambda share=share: part.exists() and part.stat().st_size >= share * len(expected[0]))
        process.kill()
        process.communicate()
        assert not (folder / "out.jsonl").exists()
    assert part.stat().st_size > 0.5 * len(expected[0])
    code, said = finish(folder, *command)
    assert code == 3, said
    assert outcome(folder) == expected
    assert "of them by a run before" in said
    assert names(folder) == ["errors.jsonl", "in", "out.jsonl"]


def test_what_is_done_is_not_done_again(folder, expected):
    """After a kill only what was not lasting is read again, also with another number of processes."""
    process = program(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1", slow=0.004)
    wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size > 0.6 * len(expected[0]))
    process.kill()
    process.communicate()
    code, said = finish(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "2")
    kept = int(said.split(" of them by a run before")[0].rsplit(", ", 1)[1])
    assert (code, outcome(folder)) == (3, expected)
    assert kept > 30


def test_workers_end_with_their_parent(folder):
    """Nothing is left running when the program is killed."""
    process = program(folder, "in", "-o", "out.jsonl", "--jobs", "2", slow=0.05)
    wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size)
    process.kill()
    process.communicate()

    def gone():
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        return False

    wait_for(gone, 10.0)


def test_interrupted(folder, expected):
    """Ctrl-C says how to go on, exits 130 and leaves what can be gone on with."""
    command = ("in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "2")
    process = program(folder, *command, slow=0.1)
    wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size > 5000)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 130
    assert "Run the same command again to go on from there." in said
    assert "Traceback" not in said
    assert not (folder / "out.jsonl").exists()
    code, said = finish(folder, *command)
    assert (code, outcome(folder)) == (3, expected)
    assert "of them by a run before" in said


def test_changed_input_is_read_again(folder):
    """What stands behind a file that changed since the kill is read again; what stands before it is kept."""
    process = program(folder, "in", "-o", "out.jsonl", "--jobs", "1", slow=0.004)
    wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size > 15_000)
    process.kill()
    process.communicate()
    (folder / "in" / "b003.html").write_text((folder / "in" / "b004.html").read_text("utf-8"), "utf-8")
    (folder / "in" / "a000.txt").touch()
    code, _ = finish(folder, "in", "-o", "out.jsonl", "--jobs", "1")
    assert code == 3
    assert run("in", "-o", "fresh.jsonl", "--jobs", "1").exit_code == 3
    assert (folder / "out.jsonl").read_bytes() == (folder / "fresh.jsonl").read_bytes()


@pytest.mark.parametrize("left", [b"no database at all" * 100, b""])
def test_a_broken_journal_starts_anew(folder, expected, left):
    """Files that are no journal and no part of ours are written over."""
    (folder / "out.jsonl.part").write_bytes(b"garbage" * 1000)
    (folder / "out.jsonl.part.db").write_bytes(left)
    assert finish(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1")[0] == 3
    assert outcome(folder) == expected


def test_a_part_that_is_gone_starts_anew(folder, expected):
    """A journal without the file it tells of is worth nothing."""
    process = program(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1", slow=0.004)
    part = folder / "out.jsonl.part"
    wait_for(lambda: part.exists() and part.stat().st_size > 30_000)
    process.kill()
    process.communicate()
    part.write_bytes(part.read_bytes()[:1000])
    assert finish(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "1")[0] == 3
    assert outcome(folder) == expected


def test_two_at_once(folder):
    """A second run on the same file is refused and spoils nothing."""
    first = program(folder, "in", "-o", "out.jsonl", "--jobs", "1", slow=0.03)
    wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size)
    code, said = finish(folder, "in", "-o", "out.jsonl", "--jobs", "1")
    assert code == 2
    assert "another ingest" in said
    first.communicate(timeout=60)
    assert first.returncode == 3
    assert len(records(folder / "out.jsonl")) == 75


def test_a_file_that_ends_its_reader(folder):
    """A file that kills the process reading it is told, the rest is written; and so again without parallel work."""
    (folder / "in" / "b-crash.txt").write_text(story(5), "utf-8")
    code, said = finish(folder, "in", "-o", "out.jsonl", "--errors", "errors.jsonl", "--jobs", "2")
    assert code == 3, said
    assert len(records(folder / "out.jsonl")) == 75
    assert [entry["article"] for entry in records(folder / "errors.jsonl") if entry["code"] == "crash"] == ["in/b-crash.txt"]


def test_stdin(folder):
    """Lines through a pipe are records; anything else is one article."""
    result = run("-", "-o", "out.jsonl", input=lines(35).encode())
    assert result.exit_code == 0, result.output
    assert [record["id"] for record in records(folder / "out.jsonl")] == [f"r{number}" for number in range(35)]
    result = run("-", "-o", "one.jsonl", "--quiet", input=story(3).encode())
    assert [record["id"] for record in records(folder / "one.jsonl")] == ["-"]
    assert result.stderr == ""


def test_stdin_is_known_again(folder):
    """The same lines piped again go on from where the run was killed."""
    (folder / "lines").write_text(lines(60), "utf-8")
    with (folder / "lines").open("rb") as piped:
        process = program(folder, "-", "-o", "out.jsonl", "--jobs", "1", slow=0.01, stdin=piped)
        wait_for(lambda: (folder / "out.jsonl.part").exists() and (folder / "out.jsonl.part").stat().st_size > 12_000)
        process.kill()
        process.communicate()
    result = run("-", "-o", "out.jsonl", "--jobs", "1", input=lines(60).encode())
    assert "of them by a run before" in result.stderr
    assert len(records(folder / "out.jsonl")) == 60


def test_stdout(folder):
    """Without -o the records go to stdout, the same bytes."""
    run("in", "-o", "out.jsonl")
    result = run("in")
    assert result.stdout_bytes == (folder / "out.jsonl").read_bytes()
    assert names(folder) == ["in", "out.jsonl"]


def test_language(folder):
    """Another language is let in by "any"; a word that is no language is a mistake in the command."""
    result = run("in/e-german.txt", "-o", "out.jsonl", "--language", "any")
    assert result.exit_code == 0
    assert records(folder / "out.jsonl")[0]["language"] == "de"
    assert run("in/e-german.txt", "-o", "none.jsonl").exit_code == 3
    assert (folder / "none.jsonl").read_bytes() == b""
    assert run("in", "-o", "x.jsonl", "--language", "Klingon, please").exit_code == 2


def test_usage(folder):
    """What would be overwritten, what is not there, and a folder without articles."""
    assert run("in", "-o", "in/g.jsonl").exit_code == 2
    assert run("in", "-o", "a.jsonl", "--errors", "a.jsonl").exit_code == 2
    assert run("nowhere", "-o", "a.jsonl").exit_code == 2
    (folder / "empty").mkdir()
    assert run("empty", "-o", "a.jsonl").exit_code == 5
    result = run("in/a000.txt", "nowhere", "-o", "a.jsonl", "--errors", "e.jsonl")
    assert result.exit_code == 3
    assert records(folder / "e.jsonl")[0]["code"] == "missing"


def test_a_line_without_end(folder, monkeypatch):
    """A line that is too long to be an article is told and passed over, without being held in memory."""
    from attribution.engines.ingest import units

    monkeypatch.setattr(units, "LONGEST_LINE", 5000)
    (folder / "long.jsonl").write_text(lines(2) + '{"id": "' + "x" * 60_000 + '"}\n' + lines(2, 2), "utf-8")
    result = run("long.jsonl", "-o", "out.jsonl", "--errors", "e.jsonl", "--jobs", "1")
    assert result.exit_code == 3
    assert [(entry["code"], entry["place"]) for entry in records(folder / "e.jsonl")] == [("too_large", "long.jsonl line 3")]
    assert [record["id"] for record in records(folder / "out.jsonl")] == ["r0", "r1", "r2", "r3"]


def test_the_bar(monkeypatch):
    """Articles, rate and time left show on a terminal; work of a run before is no part of the rate."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    now = [0.0]
    with IngestBar(patience=1.0, clock=lambda: now[0]) as bar:
        bar(Tally(articles=1000, read=50), 200)
        assert bar._bar is None
        now[0] = 10.0
        bar(Tally(articles=1500, failed=2, read=100), 200)
        task = bar._bar.tasks[0]
        assert (task.completed, task.total, task.fields["articles"], task.fields["rate"], task.fields["lost"]) == (100, 200, "1,500", "50/s", "2 lost")
    assert bar.summary(Tally(articles=1500, failed=2), Tally(articles=1000, read=50), None) == "1,500 articles, 1,000 of them by a run before, 2 lost (50/s)"


def test_columns_of_a_table(folder):
    """A table's columns are named where their titles say nothing; a field that there is not is a mistake in the command."""
    (folder / "table.csv").write_text(f'Key,Words\nk1,"{story(1)}"\nk2,"{story(2)}"\n', "utf-8")
    result = run("table.csv", "-o", "out.jsonl", "--column", "text=Words", "--column", "id=Key")
    assert result.exit_code == 0, result.output
    assert len(records(folder / "out.jsonl")) == 2
    assert "Ferry 1 sinks" in records(folder / "out.jsonl")[0]["text"]
    assert run("table.csv", "-o", "out.jsonl", "--column", "nonsense").exit_code == 2


def test_names_that_are_no_words(tmp_path):
    """A file whose name holds half a character does not stop the run: its records are written, a text named so is told."""
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/\xff.jsonl")).write_text(lines(3), "utf-8")
    Path(os.fsdecode(folder + b"/\xfe.txt")).write_text(story(9), "utf-8")
    result = run(tmp_path, "-o", tmp_path / "out" , "--errors", tmp_path / "errors", "--jobs", "1")
    assert result.exit_code == 3
    assert [json.loads(line)["id"] for line in (tmp_path / "out").read_text("utf-8").splitlines()] == ["r0", "r1", "r2"]
    (error,) = map(json.loads, (tmp_path / "errors").read_text("utf-8").splitlines())
    assert (error["code"], error["failed"]) == ("encoding", True)
    assert "in its name" in error["message"]
    assert "rename it" in error["message"]


def test_lines_that_are_no_records(tmp_path):
    """A log of JSON lines in a folder is one note, not as many losses as it has lines."""
    (tmp_path / "log.jsonl").write_text('{"step": 1}\n' * 500, "utf-8")
    (tmp_path / "news.jsonl").write_text(lines(3), "utf-8")
    result = run(tmp_path, "-o", tmp_path / "out", "--errors", tmp_path / "errors", "--jobs", "1")
    assert result.exit_code == 0
    (note,) = map(json.loads, (tmp_path / "errors").read_text("utf-8").splitlines())
    assert (note["code"], note["failed"]) == ("left_out", False)
    assert len((tmp_path / "out").read_text("utf-8").splitlines()) == 3


def test_stdin_that_is_closed(tmp_path, monkeypatch):
    """Where the shell closed stdin, `-` is a loss that is told, no fault."""
    monkeypatch.setattr("attribution.cli.ingest.sys", SimpleNamespace(stdin=None, stdout=sys.stdout, stderr=sys.stderr))
    result = run("-", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "no standard input" in result.stderr
