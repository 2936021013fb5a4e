"""A full disk, a file that may only be read, a lock, a later version: each a clear error, and nothing acknowledged is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, update

from attribution.archive import tables
from attribution.archive.database.connecting import engine_for
from attribution.archive.database.dbfaults import ArchiveBusyError, ArchiveReadOnlyError
from attribution.archive.database.places import place_of
from attribution.archive.holding.members import articles
from attribution.archive.kept.computed import ArchiveVerdicts, keep_readings, kept_readings
from attribution.archive.meaning.nearest import nearest
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.counting import stats
from attribution.archive.upkeep.integrity import check_integrity
from attribution.archive.upkeep.tidying import vacuum
from attribution.archive.words.fulltext import search
from attribution.errors import ConfigError
from tests.archive.disks import open_folder, remount, small_disk, without_rights
from tests.archive.wires import KEY, SPACE, add, vector, verdicts, wire

PART = 5


def fill(archive: Archive, most: int = 400) -> tuple[int, ConfigError]:
    """Add parts until the archive takes no more: how many articles were acknowledged, and the error."""
    for first in range(0, most, PART):
        try:
            add(archive, range(first, first + PART))
        except ConfigError as error:
            return first, error
    raise AssertionError(f"{most} articles fitted")


def ids(archive: Archive) -> list[str]:
    """The ids of the articles held."""
    return [article.id for article in articles(archive)]


def names(count: int) -> list[str]:
    """The ids of the first articles."""
    return [wire(number).article.id for number in range(count)]


def test_a_full_disk(tmp_path: Path) -> None:
    """The part that does not fit is refused whole, what was acknowledged is there, and with more room the same call goes on."""
    with small_disk(tmp_path / "disk", "1m") as disk:
        archive = open_archive(disk / "desk.db")
        kept, error = fill(archive)
        assert kept >= PART
        assert str(disk / "desk.db") in str(error)
        assert "full" in str(error)
        assert "make room on the disk" in str(error)
        assert ids(archive) == names(kept)
        archive.close()
        again = open_archive(disk / "desk.db")  # a full disk can still be read, also by a new process
        assert ids(again) == names(kept)
        with pytest.raises(ConfigError, match="make room on the disk"):
            vacuum(again)
        remount(disk, "size=16m")
        add(again, range(kept, kept + PART))
        assert ids(again) == names(kept + PART)
        assert check_integrity(again) == []
        again.close()


def test_a_full_file(tmp_path: Path) -> None:
    """The same where no small disk can be mounted: SQLite itself refuses a page more."""
    archive = open_archive(tmp_path / "desk.db")

    @event.listens_for(archive._engine(), "checkout")
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 120")

    kept, error = fill(archive)
    assert kept >= PART
    assert "make room on the disk" in str(error)
    archive.close()
    again = open_archive(tmp_path / "desk.db")
    assert ids(again) == names(kept)
    assert check_integrity(again) == []
    add(again, range(kept, kept + PART))
    assert ids(again) == names(kept + PART)


def test_a_full_disk_while_it_is_made(tmp_path: Path) -> None:
    """An archive that cannot even be begun leaves nothing that would be refused later."""
    with small_disk(tmp_path / "disk", "64k") as disk:
        with pytest.raises(ConfigError, match="make room on the disk"):
            open_archive(disk / "desk.db")
        remount(disk, "size=8m")
        archive = open_archive(disk / "desk.db")
        add(archive, range(2))
        assert ids(archive) == names(2)
        archive.close()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_only_be_read_is_read(what: str) -> None:
    """A file or folder without the right to write: every look-up answers, adding says why not, keeping is left out."""
    with open_folder() as folder:
        path = folder / "desk.db"
        archive = open_archive(path)
        add(archive, range(9))
        looked_up(archive)
        archive.close()
        path.chmod(0o444)
        folder.chmod(0o777 if what == "file" else 0o555)
        with without_rights():
            shut = open_archive(path)
            looked_up(shut)
            with pytest.raises(ArchiveReadOnlyError, match=r"desk.db may only be read: allow it and its folder to be written"):
                add(shut, range(9, 12))
            ArchiveVerdicts(shut).put_many(verdicts(0, 3))
            keep_readings(shut, [wire(20)], KEY)
            assert kept_readings(shut, [wire(3).article], KEY) == {wire(3).article.id: wire(3)}
            shut.close()
        assert sorted(file.name for file in folder.iterdir()) == ["desk.db"]


def looked_up(archive: Archive) -> None:
    """All that looking needs."""
    assert ids(archive) == names(9)
    assert stats(archive).articles == 9
    assert search(archive, "harbour")
    assert nearest(archive, vector(wire(4).claims[0].text)[None], 1, space=SPACE)[0][0].article == wire(4).article.id
    assert check_integrity(archive) == []


def test_a_file_that_may_not_be_read() -> None:
    """The reason is the system's, the next step ours."""
    with open_folder() as folder:
        path = folder / "desk.db"
        open_archive(path).close()
        path.chmod(0)
        with without_rights(), pytest.raises(ConfigError, match=r"desk.db cannot be read \(Permission denied\): allow it, or choose another file"):
            open_archive(path)


def test_a_disk_that_becomes_read_only(tmp_path: Path) -> None:
    """A disk that is set to read-only under an open archive (as Linux does after a fault) refuses writing, and what was acknowledged is read."""
    with small_disk(tmp_path / "disk", "8m") as disk:
        archive = open_archive(disk / "desk.db")
        add(archive, range(5))
        archive.close()
        remount(disk, "ro")
        shut = open_archive(disk / "desk.db")
        assert ids(shut) == names(5)
        with pytest.raises(ArchiveReadOnlyError):
            add(shut, [6])
        shut.close()


def test_another_process_holds_the_lock(tmp_path: Path) -> None:
    """Who waits in vain is told by whom and what to do; looking goes on; nothing is lost, and later the same call works."""
    path = tmp_path / "desk.db"
    archive = open_archive(path, patience=0.2)
    add(archive, range(5))
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusyError, match=r"desk\.db cannot be written \(.*locked.*\): another process is writing it: wait"):
            add(archive, [6])
        assert ids(archive) == names(5)
        assert ids(open_archive(path, patience=0.2)) == names(5)
        other.execute("ROLLBACK")
    add(archive, [5])
    assert ids(archive) == names(6)


def test_a_long_lock_does_not_end_a_run(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What is computed meanwhile is not kept, which is told once: the run goes on without."""
    path = tmp_path / "desk.db"
    archive = open_archive(path, patience=0.1)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        for number in range(3):
            keep_readings(archive, [wire(number)], KEY)
            ArchiveVerdicts(archive).put_many(verdicts(number, 1))
        other.execute("ROLLBACK")
    assert sum("is used by another process" in record.message for record in caplog.records) == 1
    keep_readings(archive, [wire(7)], KEY)
    assert stats(archive).readings == {KEY: 1}


def test_a_later_version_is_refused(place: str) -> None:
    """Nothing is touched: the version seen, the version expected, and the next step."""
    archive = open_archive(place)
    add(archive, range(3))
    with archive.writing() as connection:
        connection.execute(update(tables.meta).where(tables.meta.c.key == "version").values(value="99"))
    archive.close()
    with pytest.raises(ConfigError, match=r"is of version 99 \(made by a later attribution\), expected 1 or less: update attribution"):
        open_archive(place)
    with archive_of(place) as connection:
        assert connection.execute(tables.meta.select().where(tables.meta.c.key == "version")).one().value == "99"


def archive_of(place: str) -> object:
    """A connection that asks for no version."""
    return engine_for(place_of(place), 5.0, read_only=False).connect()
