"""Files that something broke: whatever was done to the bytes, an archive answers, or says in words what is wrong; it never falls over."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution.archive.holding import members
from attribution.archive.holding.members import articles, known, readings, remove
from attribution.archive.kept.computed import kept_readings
from attribution.archive.meaning import segments
from attribution.archive.meaning.nearest import index, nearest
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.counting import stats
from attribution.archive.upkeep.integrity import check_integrity
from attribution.archive.upkeep.tidying import vacuum
from attribution.archive.words.fulltext import search
from attribution.archive.words.printed import printed
from attribution.errors import ConfigError
from tests.archive.wires import KEY, SPACE, add, vector, wire

ARTICLES = 60
PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound archive with a segment, everything in one file."""
    path = tmp_path_factory.mktemp("whole") / "desk.db"
    archive = open_archive(path)
    least, segments.LEAST = segments.LEAST, 40
    try:
        add(archive, range(ARTICLES))
        assert index(archive, SPACE) == 1
    finally:
        segments.LEAST = least
    archive.close()
    assert not path.with_name("desk.db-wal").exists()
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copy(whole, tmp_path / "desk.db"))


USES: tuple[Callable[[Archive], object], ...] = (
    stats,
    lambda archive: [wire(number).article for number in range(ARTICLES)] == list(articles(archive)),
    lambda archive: readings(archive, [wire(number).article.id for number in range(ARTICLES)], KEY),
    lambda archive: kept_readings(archive, [wire(number).article for number in range(ARTICLES)], KEY),
    lambda archive: known(archive, [wire(number).article for number in range(ARTICLES)], KEY),
    lambda archive: search(archive, "harbour Tollby", limit=100),
    lambda archive: printed(archive, "what happened to boat 7"),
    lambda archive: nearest(archive, vector("x")[None], 5, space=SPACE),
    lambda archive: add(archive, range(50, 70), version=1),
    lambda archive: remove(archive, [wire(3).article.id]),
    vacuum,
)


def used(path: Path) -> list[str]:
    """Open an archive and do everything with it: the errors for people; any other error is a fault of ours."""
    told: list[str] = []
    try:
        archive = open_archive(path, patience=1)
    except ConfigError as error:
        return [str(error)]
    for use in USES:
        try:
            use(archive)
        except ConfigError as error:
            told.append(str(error))
    archive.close()
    return told


def test_a_sound_file_has_no_errors(path: Path) -> None:
    """The uses below all work where nothing is broken."""
    assert used(path) == []


@pytest.mark.parametrize("seed", range(16))
def test_broken_pages_are_told_or_harmless(path: Path, seed: int) -> None:
    """Nonsense, zeros, or another page's bytes in the place of two pages: errors name the file and the next step, and the check finds the fault."""
    rng = random.Random(seed)
    data = bytearray(path.read_bytes())
    pages = len(data) // PAGE
    for number in rng.sample(range(1, pages), 2):
        kind = rng.randrange(3)
        other = rng.randrange(pages) * PAGE
        data[number * PAGE : (number + 1) * PAGE] = (rng.randbytes(PAGE), bytes(PAGE), bytes(data[other : other + PAGE]))[kind]
    path.write_bytes(data)
    assert check_integrity_of(path)
    for message in used(path):
        assert str(path) in message
        assert any(step in message for step in ("restore a copy", "add it again", "choose another", "run the same command again"))


def check_integrity_of(path: Path) -> list[str]:
    """What the check says of a file, or why it cannot even be opened."""
    try:
        archive = open_archive(path)
    except ConfigError as error:
        return [str(error)]
    try:
        return check_integrity(archive)
    finally:
        archive.close()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_told(path: Path, share: float) -> None:
    """Of a file that lost its end, errors are told in words; one without a single byte becomes a new archive."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    told = used(path)
    assert all(str(path) in message for message in told)
    assert told or share == 0.0


def test_a_damaged_article_costs_itself_alone(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A packed article that is not as it was written is told and left out; the others come, and adding it again heals it."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET record = substr(record, 1, 40) WHERE id = ?", [wire(5).article.id])
    archive = open_archive(path)
    others = [wire(number).article for number in range(ARTICLES) if number != 5]
    assert list(articles(archive)) == others
    assert sum(wire(5).article.id in record.getMessage() for record in caplog.records) == 1
    add(archive, [5], version=1)
    assert len(list(articles(archive))) == ARTICLES
    assert check_integrity(archive) == []


@pytest.mark.parametrize("value", ["7", "'words'", "X''"])
@pytest.mark.parametrize("column", ["record", "digest"])
def test_other_values_than_bytes_are_mended(path: Path, column: str, value: str) -> None:
    """Where a page was broken SQLite may give words or numbers for bytes: the article is not known, and adding it again heals it."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE articles SET {column} = {value} WHERE id = ?", [wire(5).article.id])
    archive = open_archive(path)
    given = [wire(number).article for number in range(4, 7)]
    assert known(archive, given, KEY) == [given[0].id, given[2].id]
    add(archive, [5])
    assert known(archive, given, KEY) == [one.id for one in given]
    assert len(list(articles(archive))) == ARTICLES
    archive.close()


def test_ids_that_lead_in_a_circle_are_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is in another order than SQLite believes would hand on the same articles again, and some layouts for ever."""
    monkeypatch.setattr(members, "PAGE", 2)
    archive = open_archive(path)
    remove(archive, [wire(number).article.id for number in range(ARTICLES)])
    archive.close()
    with sqlite3.connect(path) as connection:
        for name in ("A", "M", "Z", "a"):
            connection.execute("INSERT INTO articles (id, digest, record) VALUES (?, X'00', X'00')", [name])
        connection.execute("PRAGMA writable_schema = ON")
        changed = connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'id TEXT', 'id TEXT COLLATE NOCASE') WHERE name = 'articles'")
        assert changed.rowcount == 1
    archive = open_archive(path)
    with pytest.raises(ConfigError, match=r"the ids after 'a' end with 'Z', expected a later one.*restore a copy"):
        list(articles(archive))
    archive.close()


def test_a_lost_log_loses_what_was_in_it_and_no_more(path: Path, tmp_path: Path) -> None:
    """A file copied without its log, or whose log was removed after a crash, is the sound archive of before the log."""
    archive = open_archive(path)
    add(archive, range(100, 110))
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    older = open_archive(copy)
    assert list(articles(older)) == [wire(number).article for number in range(ARTICLES)]
    assert check_integrity(older) == []
    add(older, range(100, 110))
    assert list(articles(older)) == list(articles(archive))


def test_a_log_cut_at_its_end_loses_only_what_was_cut(path: Path, tmp_path: Path) -> None:
    """A log that lost its last bytes, as after a power cut, loses its last part whole, and never half of one."""
    archive = open_archive(path)
    for first in range(100, 130, 10):
        add(archive, range(first, first + 10))
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    log = path.with_name("desk.db-wal").read_bytes()
    counts = []
    for share in (1.0, 0.9, 0.6, 0.3, 0.05):
        copy.write_bytes(path.read_bytes())
        copy.with_name("copy.db-shm").unlink(missing_ok=True)
        copy.with_name("copy.db-wal").write_bytes(log[: int(len(log) * share)])
        after = open_archive(copy)
        counts.append(len(list(articles(after))))
        assert check_integrity(after) == []
        after.close()
        copy.with_name("copy.db-wal").unlink(missing_ok=True)
    assert counts[0] == ARTICLES + 30
    assert counts == sorted(counts, reverse=True)
    assert all((count - ARTICLES) % 10 == 0 for count in counts)
    assert counts[-1] < counts[0]
