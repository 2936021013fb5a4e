"""Verdicts kept in a file: the same after reopening, shared by threads and processes, refused where the file is not ours."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from attribution.archive import FileVerdicts
from attribution.errors import ConfigError
from attribution.types import Span, Verdict

ROOT = Path(__file__).resolve().parents[2]


def key(number: int) -> str:
    """A key as the scorer makes them."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def said(number: int) -> Verdict:
    """A verdict that belongs to one key; every third has a window."""
    return Verdict(0.1, 0.2, round(number / 1000, 4), Span(number, number + 9) if number % 3 == 0 else None)


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


def other_database(file: Path) -> None:
    """Another program's SQLite file."""
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    connection.close()


def later_version(file: Path) -> None:
    """A cache that a later version of ours made."""
    FileVerdicts(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 2")
    connection.close()


def broken(file: Path) -> None:
    """The head of a database and nothing that follows from it."""
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda file: file.write_text("A ferry sank.", "utf-8"), "is no verdict cache"),
        (other_database, "another program's database"),
        (later_version, "version 2, expected 1"),
        (broken, "cannot be used"),
        (lambda file: file.mkdir(), "a folder"),
    ],
    ids=["text", "another database", "later version", "broken", "folder"],
)
def test_what_is_no_cache_is_refused_and_left_alone(tmp_path: Path, make, words: str) -> None:
    """The error says what was seen and what to do; the bytes stay as they were."""
    file = tmp_path / "c.db"
    make(file)
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(ConfigError, match=words) as caught:
        FileVerdicts(file)
    assert any(step in str(caught.value) for step in ("choose another", "remove the file"))
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Nothing is created on the way."""
    with pytest.raises(ConfigError, match="create the folder"):
        FileVerdicts(tmp_path / "gone" / "c.db")


def test_an_empty_file_becomes_a_cache(tmp_path: Path) -> None:
    """A file that `mktemp` made is as good as none."""
    (tmp_path / "c.db").touch()
    FileVerdicts(tmp_path / "c.db").put_many({key(1): said(1)})
    assert FileVerdicts(tmp_path / "c.db").get_many([key(1)]) == {key(1): said(1)}


def test_a_file_that_breaks_in_the_middle_ends_the_caching_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One warning with the next step, no answers any more, and no error."""
    cache = FileVerdicts(tmp_path / "c.db")
    cache.put_many({key(1): said(1)})
    with sqlite3.connect(tmp_path / "c.db") as connection:
        connection.execute("DROP TABLE verdicts")
    connection.close()
    with caplog.at_level(logging.WARNING):
        assert cache.get_many([key(1)]) == {}
        cache.put_many({key(2): said(2)})
        assert cache.get_many([key(2)]) == {}
    assert len(caplog.records) == 1
    assert "remove the file" in caplog.text
