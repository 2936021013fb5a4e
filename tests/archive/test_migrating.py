"""Older archives are led to this version in one step after the other, or stay as they were; two programs make one archive."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from attribution.archive import migrating, open_archive
from attribution.archive.holding.members import articles
from attribution.archive.tables import VERSION, meta
from attribution.errors import ConfigError
from tests.archive.invented import KEY, SPACE, VECTOR_KEY, reading, vectors

ROOT = Path(__file__).resolve().parents[2]
Step = Callable[[Connection, str], None]


def facts(place: str) -> dict[str, str]:
    """What the archive says of itself."""
    archive = open_archive(place, create=False)
    with archive.looking() as connection:
        found = {str(key): str(value) for key, value in connection.execute(select(meta.c.key, meta.c.value))}
    archive.close()
    return found


def note(words: str) -> Step:
    """A step that leaves a note."""

    def step(connection: Connection, dialect: str) -> None:
        connection.execute(text("INSERT INTO meta VALUES (:key, :dialect)"), {"key": words, "dialect": dialect})

    return step


def failing(connection: Connection, dialect: str) -> None:
    """A step that changes something and fails."""
    note("half")(connection, dialect)
    connection.execute(text("ALTER TABLE readings ADD COLUMN mood TEXT"))
    connection.execute(text("SELECT * FROM nowhere"))


def filled(place: str) -> None:
    """An archive of this version with an article in it."""
    archive = open_archive(place)
    one = reading(1)
    archive.write(lambda connection: None)
    from attribution.archive.holding.members import add

    add(archive, [one], KEY, vectors([one]), VECTOR_KEY, SPACE)
    archive.close()


def test_the_steps_lead_to_the_version_of_the_tables() -> None:
    """Whoever changes the tables writes the step that leads there."""
    assert len(migrating.STEPS) + 1 == VERSION


def test_a_new_archive_is_of_this_version(place: str) -> None:
    """It says whose it is."""
    open_archive(place).close()
    assert facts(place) == {"program": "attribution", "version": str(VERSION)}


def test_an_older_archive_is_led_here(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step once, in order, and what the archive holds stays."""
    filled(place)
    later = (*migrating.STEPS, note("first"), note("second"))
    monkeypatch.setattr(migrating, "STEPS", later)
    found = facts(place)
    dialect = "postgresql" if "://" in place else "sqlite"
    assert found == {"program": "attribution", "version": str(VERSION + 2), "first": dialect, "second": dialect}
    assert facts(place) == found
    archive = open_archive(place)
    assert [one.id for one in articles(archive)] == ["post/001.txt"]
    archive.close()
    monkeypatch.undo()
    with pytest.raises(ConfigError, match=f"version {VERSION + 2} .made by a later attribution"):
        open_archive(place)


def test_a_step_that_fails_changes_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps, tables and version are one transaction: the archive is as it was, for this version and for the next try."""
    filled(place)
    monkeypatch.setattr(migrating, "STEPS", (*migrating.STEPS, note("first"), failing))
    with pytest.raises(ConfigError, match="cannot be written"):
        open_archive(place)
    monkeypatch.undo()
    assert facts(place) == {"program": "attribution", "version": str(VERSION)}
    monkeypatch.setattr(migrating, "STEPS", (*migrating.STEPS, note("first")))
    assert facts(place)["version"] == str(VERSION + 1)


def test_an_older_archive_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be led here; what to do is told."""
    place = str(tmp_path / "a.db")
    filled(place)
    monkeypatch.setattr(migrating, "STEPS", (*migrating.STEPS, note("first")))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(ConfigError, match="may only be read: open it once where it may be written"):
        open_archive(place)


def test_what_was_left_half_made_is_made(tmp_path: Path) -> None:
    """A program that died after the log was begun and before the tables were there leaves a file that is empty for SQLite."""
    file = tmp_path / "a.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    assert file.stat().st_size > 0
    open_archive(file).close()
    assert facts(str(file))["version"] == str(VERSION)


MAKER = """
import sys
from attribution.archive import open_archive
open_archive(sys.argv[1]).close()
"""


def test_several_programs_make_one_archive(place: str) -> None:
    """Four start at the same moment where nothing is: each finds, or makes, the same archive."""
    command = [sys.executable, "-c", MAKER, place]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    done = [(process.communicate(timeout=240)[1].decode(), process.returncode) for process in started]
    assert [code for _, code in done] == [0] * 4, done
    assert facts(place)["version"] == str(VERSION)
