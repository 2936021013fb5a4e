"""What was computed is found again by content and key; what is damaged is told once, made anew, and costs nothing else."""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import insert, select, text, update

from attribution.archive import open_archive, tables
from attribution.archive.kept.computed import ArchiveVerdicts, KeptEmbedder, keep_readings, kept_readings
from attribution.archive.packing.codec import digest, pack
from attribution.archive.store import Archive
from attribution.errors import ConfigError
from attribution.types import Article, Diagnostic, Reading, Span, Verdict
from tests.archive.invented import KEY, SPACE, VECTOR_KEY, reading, renamed, vector


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """An empty archive, on both databases."""
    made = open_archive(place)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive in a file that waits only a moment for locks."""
    made = open_archive(tmp_path / "a.db", patience=0.1)
    yield made
    made.close()


def test_readings_are_found_by_content_and_key(archive: Archive) -> None:
    """Whatever the article is called; not under another key, nor for another text."""
    one, two = reading(1), reading(2)
    keep_readings(archive, [one, two], KEY)
    moved = replace(one.article, id="moved.txt")
    found = kept_readings(archive, [moved, two.article, reading(3).article, one.article], KEY)
    assert found == {"moved.txt": renamed(one, "moved.txt"), two.article.id: two, one.article.id: one}
    assert kept_readings(archive, [one.article], "reader 2") == {}
    assert kept_readings(archive, [], KEY) == {}


def test_many_readings_are_found(file: Archive) -> None:
    """More than one statement can ask for."""
    made = [reading(number) for number in range(600)]
    keep_readings(file, made, KEY)
    keep_readings(file, made[:5], KEY)
    assert kept_readings(file, [one.article for one in made], KEY) == {one.article.id: one for one in made}


def test_lost_articles_are_not_kept(archive: Archive) -> None:
    """What failed may succeed next time."""
    lost = replace(reading(1), diagnostics=(Diagnostic("reading", "lost", failed=True),))
    unread = Reading(Article("b", "text", diagnostics=(Diagnostic("empty", "x", failed=True),)))
    keep_readings(archive, [lost, unread], KEY)
    assert kept_readings(archive, [lost.article, unread.article], KEY) == {}


def spoil(archive: Archive, body: bytes) -> None:
    """Put other bytes in the place of every reading."""
    archive.write(lambda connection: connection.execute(update(tables.readings).values(body=body)))


@pytest.mark.parametrize("bad", [b"", b"R1junk", pack(reading(2)), pack(reading(1))[:-9]])
def test_a_damaged_reading_is_made_anew(archive: Archive, caplog: pytest.LogCaptureFixture, bad: bytes) -> None:
    """A blob that was cut, is another's or of another text is never an answer: one warning, and the next reading mends it."""
    one = reading(1)
    keep_readings(archive, [one], KEY)
    spoil(archive, bad)
    with caplog.at_level(logging.WARNING):
        assert kept_readings(archive, [one.article], KEY) == {}
        assert kept_readings(archive, [one.article], KEY) == {}
    assert len(caplog.records) == 1
    assert "post/001.txt" in caplog.text
    keep_readings(archive, [one], KEY)
    assert kept_readings(archive, [one.article], KEY) == {one.article.id: one}


def test_a_reading_that_cannot_be_packed_is_not_kept(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    """It costs itself: the others of the call are kept."""
    one, two = reading(1), reading(2)
    odd = replace(two, quotes=(replace(two.quotes[0], evidence={"a": object()}),))  # type: ignore[dict-item]
    keep_readings(archive, [one, odd], KEY)
    assert kept_readings(archive, [one.article, two.article], KEY) == {one.article.id: one}
    assert "post/002.txt" in caplog.text


def key(number: int) -> str:
    """A key as the scorer makes them."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def said(number: int) -> Verdict:
    """A verdict that belongs to one key; every third has a window."""
    chance = round(number / 2000, 4)
    return Verdict(0.1, chance, round(0.9 - chance, 4), Span(number, number + 9) if number % 3 == 0 else None)


def test_verdicts_are_found_again(archive: Archive) -> None:
    """To the last digit and with their windows, through a pickle too; what no model says is not kept."""
    verdicts = ArchiveVerdicts(archive)
    nan = float("nan")
    verdicts.put_many({key(n): said(n) for n in range(1100)} | {key(2000): Verdict(nan, nan, nan), key(2001): Verdict(1.0, 1.0, 0.0)})
    verdicts.put_many({key(1): said(1)})
    again = pickle.loads(pickle.dumps(verdicts))
    assert again.get_many([key(n) for n in range(1200)]) == {key(n): said(n) for n in range(1100)}
    assert again.get_many([key(2000), key(2001)]) == {}
    assert again.get_many([]) == {}
    again._archive.close()


def test_a_verdict_no_model_gave_is_not_believed(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    """One warning, no answer, the others are found; and the row is mended when the pair is judged again."""
    verdicts = ArchiveVerdicts(archive)
    verdicts.put_many({key(n): said(n) for n in (1, 2)})
    archive.write(lambda connection: connection.execute(update(tables.verdicts).where(tables.verdicts.c.key == bytes.fromhex(key(1))).values(neutral=7.5)))
    for _ in range(2):
        assert verdicts.get_many([key(1), key(2)]) == {key(2): said(2)}
    assert len(caplog.records) == 1
    verdicts.put_many({key(1): said(1)})
    assert verdicts.get_many([key(1), key(2)]) == {key(1): said(1), key(2): said(2)}


class Counting:
    """An Embedder that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def embed(self, sentences: Sequence[str]) -> Any:
        """Vectors that belong to the texts."""
        self.asked.append(list(sentences))
        return np.stack([vector(sentence) for sentence in sentences]) if sentences else np.zeros((0, 384), np.float32)


def test_a_text_is_embedded_once(archive: Archive) -> None:
    """Answers are those of the embedder, bit by bit and in order; only what is new is asked for, in one call."""
    inner = Counting()
    embedder = KeptEmbedder(inner, archive, VECTOR_KEY, SPACE)
    first = embedder.embed(["b", "a", "b", "\ud800"])
    assert first.tobytes() == np.stack([vector(text) for text in ("b", "a", "b")] + [first[3]]).tobytes()
    again = KeptEmbedder(inner, archive, VECTOR_KEY, SPACE).embed(["c", "a", "b"])
    assert again.dtype == np.float32
    assert again.tobytes() == np.stack([vector(text) for text in "cab"]).tobytes()
    assert inner.asked == [["b", "a", "\ud800"], ["c"]]
    assert KeptEmbedder(inner, archive, "encoder 1 bfloat16", SPACE).embed(["a"]).shape == (1, 384)
    assert embedder.embed([]).shape == (0, 384)


@pytest.mark.parametrize("bad", [b"", b"\x02abc", b"\x0f" + np.full(384, np.nan, "<f4").tobytes(), b"\x02\x01\x00"])
def test_a_damaged_vector_is_computed_anew(archive: Archive, caplog: pytest.LogCaptureFixture, bad: bytes) -> None:
    """One row is asked for again and mended, with one warning; the others are found."""
    inner = Counting()
    embedder = KeptEmbedder(inner, archive, VECTOR_KEY, SPACE)
    texts = list("abcd")
    embedder.embed(texts)
    of = hashlib.sha256(b"b").digest()
    archive.write(lambda connection: connection.execute(update(tables.vectors).where(tables.vectors.c.digest == of).values(exact=bad)))
    for _ in range(2):
        assert embedder.embed(texts).tobytes() == np.stack([vector(text) for text in texts]).tobytes()
    assert inner.asked == [texts, ["b"]]
    assert len(caplog.records) == 1


def test_words_in_the_place_of_a_vector_are_no_vector(file: Archive) -> None:
    """A broken page may put words where bytes belong: the text is embedded anew, the others are found."""
    inner = Counting()
    embedder = KeptEmbedder(inner, file, VECTOR_KEY, SPACE)
    embedder.embed(list("ab"))
    of = {"of": hashlib.sha256(b"b").digest()}
    file.write(lambda connection: connection.execute(text("UPDATE vectors SET exact = 'words' WHERE digest = :of"), of))
    for _ in range(2):
        assert embedder.embed(list("ab")).tobytes() == np.stack([vector(one) for one in "ab"]).tobytes()
    assert inner.asked == [["a", "b"], ["b"]]


def everything(archive: Archive) -> list[Any]:
    """One look-up and one keeping of each kind; what was found."""
    keep_readings(archive, [reading(2)], KEY)
    ArchiveVerdicts(archive).put_many({key(2): said(2)})
    rows = KeptEmbedder(Counting(), archive, VECTOR_KEY, SPACE).embed(["a", "new"])
    assert rows.shape == (2, 384)
    return [kept_readings(archive, [reading(1).article], KEY), ArchiveVerdicts(archive).get_many([key(1)])]


FOUND = [{"post/001.txt": reading(1)}, {key(1): said(1)}]


def fill(archive: Archive) -> None:
    """One row of each kind."""
    keep_readings(archive, [reading(1)], KEY)
    ArchiveVerdicts(archive).put_many({key(1): said(1)})
    KeptEmbedder(Counting(), archive, VECTOR_KEY, SPACE).embed(["a"])


def test_a_file_that_may_only_be_read_answers(
    file: Archive, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known is found, what is new is computed and not kept, and that is told once."""
    fill(file)
    file.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    archive = open_archive(tmp_path / "a.db")
    assert everything(archive) == FOUND
    assert len(caplog.records) == 1
    assert "may only be read: what is computed is not kept" in caplog.text
    archive.close()


def test_anothers_lock_costs_no_run(file: Archive, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """While another process writes, what is known is found, and what is new is computed and not kept; then all is as before."""
    fill(file)
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert everything(file) == FOUND
    assert len(caplog.records) == 1
    assert "some of what is computed is not kept" in caplog.text
    other.execute("ROLLBACK")
    other.close()
    everything(file)
    assert list(kept_readings(file, [reading(2).article], KEY)) == ["post/002.txt"]


def test_a_full_disk_is_told_and_loses_nothing(file: Archive, tmp_path: Path) -> None:
    """The error says what to do; what was acknowledged is there, and the rest is kept when there is room."""
    fill(file)
    with file._engine().connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    many = [reading(number) for number in range(2, 60)]
    with pytest.raises(ConfigError, match=r"make room on the disk.* all that was acknowledged is kept"):
        keep_readings(file, many, KEY)
    assert list(kept_readings(file, [one.article for one in [reading(1), *many]], KEY)) == ["post/001.txt"]
    file.close()
    again = open_archive(tmp_path / "a.db")
    keep_readings(again, many, KEY)
    assert len(kept_readings(again, [one.article for one in [reading(1), *many]], KEY)) == 59
    again.close()


def test_a_reading_is_kept_once_for_all_its_copies(archive: Archive) -> None:
    """Five articles of one content are one row."""
    copies = [renamed(reading(1), f"copy {number}") for number in range(5)]
    keep_readings(archive, copies, KEY)
    with archive.looking() as connection:
        rows = connection.execute(select(tables.readings.c.digest, tables.readings.c.key)).all()
    assert [(bytes(content), key) for content, key in rows] == [(digest(reading(1).article), KEY)]
    assert kept_readings(archive, [one.article for one in copies], KEY) == {one.article.id: one for one in copies}


def test_a_row_a_stranger_wrote_is_read_like_any_other(archive: Archive) -> None:
    """The table is plain SQL: a reading packed elsewhere is found under its digest and key."""
    one = reading(1)
    row = {"digest": digest(one.article), "key": KEY, "body": pack(one)}
    archive.write(lambda connection: connection.execute(insert(tables.readings), [row]))
    assert kept_readings(archive, [one.article], KEY) == {one.article.id: one}
