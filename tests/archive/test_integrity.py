"""A sound archive has no problems; each kind of damage is told with its table and row."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text, update
from sqlalchemy.engine import make_url

from attribution.archive import tables
from attribution.archive.kept.computed import ArchiveVerdicts
from attribution.archive.kept.judgements import keep_judgement
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.integrity import AMCHECK, TOLD, check_integrity
from tests.archive.wires import add, verdicts, wire
from tests.postgres import Server


@pytest.fixture
def archive(place: str) -> Archive:
    """An archive with rows in every table."""
    opened = open_archive(place)
    add(opened, range(20))
    ArchiveVerdicts(opened).put_many(verdicts(0, 5))
    keep_judgement(opened, b"story", {"said": 1})
    return opened


def test_a_sound_archive_has_no_problems(archive: Archive) -> None:
    """Nothing is told, and nothing is changed."""
    assert check_integrity(archive) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("articles", "record", b"A1\x00nonsense", "articles: wire/000000.txt: "),
        ("articles", "digest", b"\x00" * 32, "articles: wire/000000.txt: the article is not the one that was added"),
        ("readings", "body", b"cut", "readings: "),
        ("vectors", "exact", b"\x02abc", "vectors: 1: "),
        ("vectors", "exact", b"\x0f" + np.full(384, np.nan, "<f4").tobytes(), "vectors: 1: a vector has components that are no numbers"),
        ("verdicts", "entailment", 7.0, "verdicts: "),
        ("judgements", "body", b"nonsense", "judgements: "),
    ],
)
def test_a_damaged_value_is_told(archive: Archive, table: str, column: str, value: object, words: str) -> None:
    """Each value that does not decode, or is not what its digest says, is told with its row, and many of one kind are counted."""
    with archive.writing() as connection:
        connection.execute(update(tables.metadata.tables[table]).values({column: value}))
        rows = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
    problems = [problem for problem in check_integrity(archive) if problem.startswith((table, "…"))]
    assert problems[0].startswith(words)
    assert len(problems) == min(rows, TOLD) + (rows > TOLD)
    assert rows <= TOLD or problems[-1] == f"… and {rows - TOLD:,} more like the last one"


def test_a_reading_of_another_version_is_no_damage(archive: Archive) -> None:
    """What an earlier version wrote cannot be used by this one, but is as it was written."""
    with archive.writing() as connection:
        rows = connection.execute(tables.readings.select()).all()
        for row in rows:
            older = row.body[:2] + b"past" + row.body[6:]
            connection.execute(update(tables.readings).where(tables.readings.c.digest == row.digest).values(body=older))
    assert check_integrity(archive) == []


def test_a_statement_without_its_article_is_told(tmp_path: Path) -> None:
    """A link that leads nowhere is found, whoever cut it."""
    path = tmp_path / "a.db"
    archive = open_archive(path)
    add(archive, range(3))
    archive.close()
    with sqlite3.connect(path) as connection:  # foreign keys are off here, as in any other program
        connection.execute("DELETE FROM articles WHERE id = ?", [wire(1).article.id])
    problems = check_integrity(open_archive(path))
    assert [problem for problem in problems if problem.startswith("foreign_key_check: row ") and "belongs to no row of articles" in problem]


def test_broken_pages_are_told(tmp_path: Path) -> None:
    """A page of nonsense in the middle of the file is told by SQLite's own check, and the values that stood there as unreadable."""
    path = tmp_path / "a.db"
    archive = open_archive(path)
    add(archive, range(200))
    archive.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 8192] = b"\x55" * 8192
    path.write_bytes(data)
    problems = check_integrity(open_archive(path))
    assert any(problem.startswith("integrity_check: ") or "malformed" in problem for problem in problems)


def test_amcheck_is_used_where_it_is_installed(postgres_place: str) -> None:
    """PostgreSQL's own check runs over tables and indexes; skipped where the server has no amcheck."""
    archive = open_archive(postgres_place)
    add(archive, range(20))
    with archive.looking() as connection:
        if connection.execute(text("SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'")).scalar() is None:
            pytest.skip("this server has no amcheck")
    with archive.writing() as connection:
        connection.execute(text("CREATE EXTENSION amcheck"))
        assert connection.execute(text(AMCHECK)).scalar() is True
    assert check_integrity(archive) == []


def test_amcheck_is_left_out_where_this_role_may_not_have_it(plain_postgres_place: str, postgres: Server) -> None:
    """A right that a role lacks is no fault of its archive."""
    archive = open_archive(plain_postgres_place)
    add(archive, range(3))
    with postgres.session(postgres.url(str(make_url(plain_postgres_place).database))) as owner:
        if not owner.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'").fetchone():
            pytest.skip("this server has no amcheck")
        owner.execute("CREATE EXTENSION amcheck")
    assert check_integrity(archive) == []
