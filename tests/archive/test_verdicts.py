"""Verdicts kept in a file: the same after reopening, shared by threads and processes, refused where the file is not ours."""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from attribution.archive import FileVerdicts
from attribution.archive.caches import verdicts
from attribution.archive.database import waiting
from attribution.errors import ConfigError
from attribution.types import Span, Verdict

ROOT = Path(__file__).resolve().parents[2]


def key(number: int) -> str:
    """A key as the scorer makes them."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def said(number: int) -> Verdict:
    """A verdict that belongs to one key; every third has a window."""
    chance = round(number / 2000, 4)
    return Verdict(0.1, chance, round(0.9 - chance, 4), Span(number, number + 9) if number % 3 == 0 else None)


def test_verdicts_survive_the_program(tmp_path: Path) -> None:
    """What was put is found by the next one who opens the file, to the last digit and with its window."""
    first = FileVerdicts(tmp_path / "c.db")
    first.put_many({key(n): said(n) for n in range(1200)})
    first.close()
    again = FileVerdicts(tmp_path / "c.db")
    assert again.get_many([key(n) for n in range(1300)]) == {key(n): said(n) for n in range(1200)}
    assert again.get_many([]) == {}


def test_threads_share_one(tmp_path: Path) -> None:
    """Eight threads put and get at once, and nothing is lost."""
    cache = FileVerdicts(tmp_path / "c.db")

    def work(worker: int) -> None:
        for n in range(worker * 50, worker * 50 + 50):
            cache.put_many({key(n): said(n)})
            assert cache.get_many([key(n)]) == {key(n): said(n)}

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert len(cache.get_many([key(n) for n in range(400)])) == 400


WRITER = """
import sys
from attribution.archive import FileVerdicts
from attribution.archive.caches import verdicts
from attribution.archive.database import waiting
from attribution.types import Verdict
cache = FileVerdicts(sys.argv[1])
for n in range(60):
    cache.put_many({f"{int(sys.argv[2]) * 1000 + n:064x}": Verdict(0.5, 0.25, 0.25)})
"""


def test_processes_share_one(tmp_path: Path) -> None:
    """Three programs make and fill one file at the same moment."""
    file = tmp_path / "c.db"
    command = [sys.executable, "-c", WRITER, str(file)]
    started = [subprocess.Popen([*command, str(n)], cwd=ROOT, stderr=subprocess.PIPE) for n in range(3)]
    assert [(process.communicate(timeout=120)[1], process.returncode) for process in started] == [(b"", 0)] * 3
    keys = [f"{worker * 1000 + n:064x}" for worker in range(3) for n in range(60)]
    assert len(FileVerdicts(file).get_many(keys)) == 180


def changed(file: Path, *statements: str) -> None:
    """What another program does to a file."""
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def other_database(file: Path) -> None:
    """Another program's SQLite file."""
    changed(file, "CREATE TABLE people (name TEXT)")


def later_version(file: Path) -> None:
    """A cache that a later version of ours made."""
    FileVerdicts(file).close()
    changed(file, "PRAGMA user_version = 2")


def view(file: Path) -> None:
    """A view in the place of the table: it could answer with anything."""
    FileVerdicts(file).close()
    changed(
        file,
        "ALTER TABLE verdicts RENAME TO kept",
        "CREATE VIEW verdicts AS SELECT key, 1.0 AS entailment, 0.0 AS neutral, 0.0 AS contradiction, start, stop FROM kept",
    )


def trigger(file: Path) -> None:
    """A trigger beside the table: it would run with every put."""
    FileVerdicts(file).close()
    changed(file, "CREATE TRIGGER verdicts_gone AFTER INSERT ON verdicts BEGIN DELETE FROM verdicts; END")


def other_columns(file: Path) -> None:
    """A table of the same name and columns that computes one of them."""
    other_database(file)
    changed(
        file,
        "DROP TABLE people",
        "CREATE TABLE verdicts (key BLOB PRIMARY KEY, entailment, neutral, contradiction AS (1 - neutral), start, stop)",
        "PRAGMA application_id = 1096046147",
        "PRAGMA user_version = 1",
    )


def broken(file: Path) -> None:
    """The head of a database and nothing that follows from it."""
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda file: file.write_text("A ferry sank.", "utf-8"), "is no verdict cache"),
        (other_database, "another program's database"),
        (later_version, "version 2, expected 1"),
        (view, "changed by another program"),
        (trigger, "trigger 'verdicts_gone'"),
        (other_columns, "expected the one table of a cache"),
        (broken, "cannot be used"),
        (lambda file: file.mkdir(), "is a folder, expected a file"),
        (os.mkfifo, "a device or a pipe"),
        (lambda file: file.symlink_to("/dev/null"), "a device or a pipe"),
        (lambda file: file.symlink_to(file.name), "cannot be"),
    ],
    ids=["text", "another database", "later version", "view", "trigger", "other columns", "broken", "folder", "pipe", "device", "circle"],
)
def test_what_is_no_cache_is_refused_and_left_alone(tmp_path: Path, make, words: str) -> None:
    """The error says what was seen and what to do; the bytes stay as they were."""
    file = tmp_path / "c.db"
    make(file)
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(ConfigError, match=words) as caught:
        FileVerdicts(file)
    assert any(step in str(caught.value) for step in ("choose another", "remove the file", "add a file name"))
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Nothing is created on the way."""
    with pytest.raises(ConfigError, match="create the folder"):
        FileVerdicts(tmp_path / "gone" / "c.db")


def test_what_is_no_name_of_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite's own word for memory, a name no file can have, a folder that may not be written: each has its next step."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match="leave --verdict-cache out"):
        FileVerdicts(":memory:")
    with pytest.raises(ConfigError, match="choose another file"):
        FileVerdicts(tmp_path / ("c" * 300))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ConfigError, match=f"the folder {tmp_path} may not be written"):
        FileVerdicts("c.db")
    assert list(tmp_path.iterdir()) == []


def test_the_home_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` means it, where no shell has put it in; somebody unknown has none."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert FileVerdicts("~/c.db").path == tmp_path / "c.db"
    assert (tmp_path / "c.db").is_file()
    with pytest.raises(ConfigError, match="Give the whole path"):
        FileVerdicts("~nobody-of-this-name/c.db")


def test_waiting_for_a_lock_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word after a while of silence; none where nothing is waited for."""
    monkeypatch.setattr(verdicts, "PATIENCE", 0.4)
    cache = FileVerdicts(tmp_path / "c.db")
    monkeypatch.setattr(waiting, "SILENCE", 0.05)
    cache.put_many({key(1): said(1)})
    assert not caplog.records
    other = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    cache.put_many({key(2): said(2)})
    assert "is busy, another run may be writing it: waiting" in caplog.records[0].getMessage()


def test_an_empty_file_becomes_a_cache(tmp_path: Path) -> None:
    """A file that `mktemp` made is as good as none."""
    (tmp_path / "c.db").touch()
    FileVerdicts(tmp_path / "c.db").put_many({key(1): said(1)})
    assert FileVerdicts(tmp_path / "c.db").get_many([key(1)]) == {key(1): said(1)}


def test_a_file_that_breaks_in_the_middle_ends_the_caching_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One warning with the next step, no answers any more, and no error."""
    cache = FileVerdicts(tmp_path / "c.db")
    cache.put_many({key(1): said(1)})
    changed(tmp_path / "c.db", "DROP TABLE verdicts")
    with caplog.at_level(logging.WARNING):
        assert cache.get_many([key(1)]) == {}
        cache.put_many({key(2): said(2)})
        assert cache.get_many([key(2)]) == {}
    assert len(caplog.records) == 1
    assert "remove the file" in caplog.text


@pytest.mark.parametrize(
    "row",
    [
        "-3.0, 0.2, 7.5, 5, 2",
        "-3.0, 0.2, 3.8, NULL, NULL",
        "0.7, 0.2, 0.2, NULL, NULL",
        "9e999, 0.0, 0.0, NULL, NULL",
        "'much', 0.5, 0.5, NULL, NULL",
        "1.0, 0.0, 0.0, 5, 2",
        "1.0, 0.0, 0.0, -1, 2",
        "1.0, 0.0, 0.0, 5, NULL",
        "1.0, 0.0, 0.0, 0, 9e999",
        "1.0, 0.0, 0.0, 9e999, 9e999",
        "1.0, 0.0, 0.0, 'a', x'00'",
    ],
)
def test_what_no_model_said_is_not_believed(tmp_path: Path, caplog: pytest.LogCaptureFixture, row: str) -> None:
    """A damaged row is never an answer and never an error: the cache is let go with one warning."""
    cache = FileVerdicts(tmp_path / "c.db")
    changed(tmp_path / "c.db", f"INSERT INTO verdicts VALUES (x'{key(1)}', {row})")
    assert cache.get_many([key(1)]) == {}
    cache.put_many({key(2): said(2)})
    assert cache.get_many([key(2)]) == {}
    assert len(caplog.records) == 1
    assert "remove the file" in caplog.text


def test_what_a_broken_model_says_is_not_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Not a number, and a sum of two, stay out of the file; the rest of the call is kept."""
    cache = FileVerdicts(tmp_path / "c.db")
    nan = float("nan")
    cache.put_many({key(0): Verdict(nan, nan, nan), key(1): said(1), key(2): Verdict(1.0, 1.0, 0.0), key(3): Verdict(1.0, 0.0, 0.0, Span(5, 2))})
    assert cache.get_many([key(n) for n in range(4)]) == {key(1): said(1)}
    assert not caplog.records


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for locks only a moment."""
    monkeypatch.setattr(verdicts, "PATIENCE", 0.05)
    monkeypatch.setattr(verdicts, "IMPATIENCE", 0.05)


@pytest.mark.usefixtures("hurried")
def test_a_lock_costs_one_put_and_no_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """While another process writes, what is known is still found, puts are skipped with one warning, and afterwards all is as before."""
    cache = FileVerdicts(tmp_path / "c.db")
    cache.put_many({key(1): said(1)})
    other = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for n in (2, 3):
        cache.put_many({key(n): said(n)})
    assert cache.get_many([key(1), key(2)]) == {key(1): said(1)}
    other.execute("ROLLBACK")
    other.execute("BEGIN EXCLUSIVE")
    assert cache.get_many([key(1)]) == {}
    other.execute("ROLLBACK")
    cache.put_many({key(4): said(4)})
    assert cache.get_many([key(n) for n in range(5)]) == {key(1): said(1), key(4): said(4)}
    assert len(caplog.records) == 1
    assert "another run is writing it: wait, or choose another file" in caplog.text
    assert "remove" not in caplog.text


@pytest.mark.usefixtures("hurried")
def test_a_finished_cache_is_opened_while_another_process_writes(tmp_path: Path) -> None:
    """Readers do not ask for the lock of a writer; only a file that is locked against reading is refused, and never to be removed."""
    first = FileVerdicts(tmp_path / "c.db")
    first.put_many({key(1): said(1)})
    first._connection.execute("BEGIN IMMEDIATE")
    assert FileVerdicts(tmp_path / "c.db").get_many([key(1)]) == {key(1): said(1)}
    first._connection.execute("ROLLBACK")
    first._connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ConfigError, match="another run is writing it: wait, or choose another file") as caught:
        FileVerdicts(tmp_path / "c.db")
    assert "remove" not in str(caught.value)


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache shared by others answers; what it cannot keep is told once. (`mode=ro`: root may write whatever the mode of a file.)"""
    file = tmp_path / "c.db"
    FileVerdicts(file).put_many({key(1): said(1)})
    before, connect = file.read_bytes(), sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **options: connect(f"file:{path}?mode=ro", uri=True, **options))
    cache = FileVerdicts(file)
    for n in (2, 3):
        cache.put_many({key(n): said(n)})
    assert cache.get_many([key(n) for n in range(4)]) == {key(1): said(1)}
    assert len(caplog.records) == 1
    assert "is only read" in caplog.text
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["c.db"]


def test_a_put_that_fails_and_cannot_be_undone_is_no_error(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """ROLLBACK fails too where the connection is gone."""
    cache = FileVerdicts(tmp_path / "c.db")
    cache._connection.close()
    cache.put_many({key(1): said(1)})
    assert cache.get_many([key(1)]) == {}
    assert len(caplog.records) == 1


def test_the_file_is_closed_with_the_object(tmp_path: Path) -> None:
    """No one has to call `close`; calling it twice is harmless."""
    cache = FileVerdicts(tmp_path / "c.db")
    connection = cache._connection
    del cache
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
    again = FileVerdicts(tmp_path / "c.db")
    again.close()
    again.close()
    assert again.get_many([key(1)]) == {}


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("held", ["BEGIN EXCLUSIVE", None])
def test_a_refused_file_is_not_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str | None) -> None:
    """Whatever makes the opening fail, a lock or a stranger's table, the connection is closed."""
    other_database(tmp_path / "c.db")
    other = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    if held:
        other.execute(held)
    made, connect = [], sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *path, **options: made.append(connect(*path, **options)) or made[-1])
    with pytest.raises(ConfigError):
        FileVerdicts(tmp_path / "c.db")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        made[0].execute("SELECT 1")
