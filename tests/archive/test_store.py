"""An archive as a place: made, reopened, refused where it is not ours; one state for who reads, all or nothing for who writes."""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import OperationalError

from attribution.archive import FileVerdicts, open_archive, store
from attribution.archive.database import waiting
from attribution.archive.database.dbfaults import ArchiveBusyError, ArchiveReadOnlyError
from attribution.archive.database.places import place_of
from attribution.archive.tables import meta, metadata
from attribution.errors import ConfigError
from tests.postgres import Server


def put(connection: Connection, key: str) -> None:
    """A row of ours, whatever it is."""
    connection.execute(insert(meta).values(key=key, value="x"))


def keys(archive: store.Archive) -> set[str]:
    """The rows that `put` wrote."""
    with archive.looking() as connection:
        return set(connection.execute(select(meta.c.key)).scalars()) - {"program", "version"}


def test_an_archive_outlives_its_program(place: str) -> None:
    """What was written is there when the place is opened again; opening makes nothing twice."""
    first = open_archive(place)
    first.write(lambda connection: put(connection, "a"))
    first.close()
    again = open_archive(place, create=False)
    assert keys(again) == {"a"}
    assert again.dialect in place or place.endswith(".db")
    again.close()


def test_who_reads_sees_one_state(place: str) -> None:
    """What others write meanwhile is not seen inside one look, and is seen in the next."""
    archive, other = open_archive(place), open_archive(place)
    with archive.looking() as connection:
        before = connection.execute(select(func.count()).select_from(meta)).scalar_one()
        other.write(lambda connection: put(connection, "a"))
        assert connection.execute(select(func.count()).select_from(meta)).scalar_one() == before
    assert keys(archive) == {"a"}
    archive.close()
    other.close()


def test_a_block_that_raises_writes_nothing(place: str) -> None:
    """The error goes on as it is, and no row of the block is there; the next block finds no lock left."""
    archive = open_archive(place)
    with pytest.raises(KeyError, match="gone"), archive.writing() as connection:  # noqa: PT012 - the block is what is tested
        put(connection, "a")
        raise KeyError("gone")
    archive.write(lambda connection: put(connection, "b"))
    assert keys(archive) == {"b"}
    archive.close()


def test_a_mistake_in_a_statement_is_a_clear_error(place: str) -> None:
    """What the database raises becomes one error with the place, its words and a next step."""
    archive = open_archive(place)
    with pytest.raises(ConfigError, match=r"cannot be read .*nowhere.*: "), archive.looking() as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    archive.write(lambda connection: put(connection, "a"))
    with pytest.raises(ConfigError, match="cannot be written"):
        archive.write(lambda connection: put(connection, "a"))
    archive.close()


def test_a_closed_archive_says_so(place: str) -> None:
    """Closing twice is harmless; using it afterwards is told."""
    archive = open_archive(place)
    archive.close()
    archive.close()
    with pytest.raises(ConfigError, match="is closed: open it again"), archive.looking():
        pass


def test_an_archive_is_pickled_by_its_place(place: str) -> None:
    """A worker opens the same archive again, password and patience included."""
    archive = open_archive(place, patience=7.0)
    archive.write(lambda connection: put(connection, "a"))
    again = pickle.loads(pickle.dumps(archive))
    assert (again.place, again.dialect, again._patience, again._place.url) == (archive.place, archive.dialect, 7.0, archive._place.url)
    assert keys(again) == {"a"}
    archive.close()
    again.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_has_connections_of_its_own(place: str) -> None:
    """The child reads and writes, and the parent's connection, even one in the middle of a look, goes on."""
    archive = open_archive(place)
    with archive.looking() as connection:
        assert connection.execute(select(func.count()).select_from(meta)).scalar_one() == 2
        child = os.fork()
        if child == 0:
            try:
                archive.write(lambda connection: put(connection, "child"))
                os._exit(0 if keys(archive) == {"child"} else 1)
            finally:
                os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert connection.execute(select(func.count()).select_from(meta)).scalar_one() == 2
    archive.write(lambda connection: put(connection, "parent"))
    assert keys(archive) == {"child", "parent"}
    archive.close()


class LostForAnotherError(Exception):
    """What a driver raises where the server ends a transaction; `sqlstate` says why."""

    sqlstate = "40P01"


def test_work_is_done_again_where_the_server_ended_it(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deadlock costs a try and no row; one that stays is told after the last."""
    monkeypatch.setattr(store, "PAUSE", 0.001)
    archive, tries = open_archive(place), []

    def work(connection: Connection) -> str:
        tries.append(1)
        put(connection, "a")
        if len(tries) < 3:
            raise OperationalError("INSERT", {}, LostForAnotherError("deadlock detected"))
        return "done"

    assert archive.write(work) == "done"
    assert len(tries) == 3
    assert keys(archive) == {"a"}

    def never(connection: Connection) -> None:
        tries.append(1)
        raise OperationalError("INSERT", {}, LostForAnotherError("deadlock detected"))

    with pytest.raises(ConfigError, match="deadlock detected"):
        archive.write(never)
    assert len(tries) == 3 + store.TRIES
    archive.close()


def changed(file: Path, *statements: str) -> None:
    """What another program does to a file."""
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def ours(*statements: str) -> Callable[[Path], None]:
    """An archive that another program has changed."""

    def make(file: Path) -> None:
        open_archive(file).close()
        changed(file, *statements)

    return make


def other_database(file: Path) -> None:
    """Another program's file, in WAL mode."""
    changed(file, "PRAGMA journal_mode = WAL", "CREATE TABLE meta (key TEXT, value TEXT)", "INSERT INTO meta VALUES ('version', '1')")


BAD_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda file: file.write_text("A ferry sank.", "utf-8"), "is no archive .*left as it is"),
    "another database": (other_database, "another program's database.*left as it is"),
    "verdict cache": (lambda file: FileVerdicts(file).close(), "is a verdict cache .*expected an archive"),
    "later version": (ours("UPDATE meta SET value = '99' WHERE key = 'version'"), "version 99 .made by a later attribution.*update attribution"),
    "no version": (ours("UPDATE meta SET value = 'x' WHERE key = 'version'"), "version 'x', expected 1"),
    "view": (ours("CREATE VIEW later AS SELECT 1"), "seen: 'view later'"),
    "trigger": (ours("CREATE TRIGGER gone AFTER INSERT ON articles BEGIN DELETE FROM articles; END"), "seen: 'trigger gone'"),
    "no table": (ours("DROP TABLE segments"), "missing: segments"),
    "no column": (ours("ALTER TABLE articles DROP COLUMN record"), "missing: articles.record"),
    "other meta": (ours("DROP TABLE meta"), "another program's database"),
    "broken": (lambda file: file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000), "cannot be opened"),
    "folder": (lambda file: file.mkdir(), "is a folder, expected a file: add a file name"),
    "pipe": (lambda file: os.mkfifo(file), "a device or a pipe"),
    "device": (lambda file: file.symlink_to("/dev/null"), "a device or a pipe"),
    "circle": (lambda file: file.symlink_to(file.name), "cannot be used|does not exist"),
}


@pytest.mark.parametrize(("make", "words"), BAD_FILES.values(), ids=list(BAD_FILES))
def test_what_is_no_archive_is_refused_and_left_alone(tmp_path: Path, make: Callable[[Path], object], words: str) -> None:
    """The error says what was seen and what to do; the bytes stay as they were, and nothing new lies beside them."""
    file = tmp_path / "a.db"
    make(file)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(ConfigError, match=words):
        open_archive(file)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    if "made by" in words or words.startswith(("seen", "missing", "version")):  # ours: SQLite may leave its log, the content stays
        after = {"a.db": after["a.db"]}
    assert after == before


def test_an_archive_is_no_verdict_cache(tmp_path: Path) -> None:
    """The other way round: the cache refuses an archive and leaves it alone."""
    open_archive(tmp_path / "a.db").close()
    before = (tmp_path / "a.db").read_bytes()
    with pytest.raises(ConfigError, match=r"another program's database"):
        FileVerdicts(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == before


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    """Who only looks is told, and no file is made; a folder is never made."""
    with pytest.raises(ConfigError, match="does not exist, expected an archive: make one with `attribution archive add"):
        open_archive(tmp_path / "a.db", create=False)
    with pytest.raises(ConfigError, match="create the folder first"):
        open_archive(tmp_path / "gone" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    """A file that `mktemp` made is as good as none; who only looks is told."""
    file = tmp_path / "a.db"
    file.touch()
    with pytest.raises(ConfigError, match="holds no archive"):
        open_archive(file, create=False)
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    assert file.stat().st_size == 0
    open_archive(file).close()
    open_archive(file, create=False).close()


def test_a_name_that_is_no_utf_8_is_a_file(tmp_path: Path) -> None:
    """Linux lets a name have any bytes."""
    name = os.fsdecode(b"d\xe9sk.db")
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    open_archive(tmp_path / name).close()
    open_archive(tmp_path / name, create=False).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_places_are_read_as_they_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder, a path from here, SQLAlchemy's own form, and signs that mean something in a URI: all are one file."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for words in ("~/a.db", "a.db", f"sqlite:///{tmp_path}/a.db", "sqlite:///a.db", tmp_path / "b" / ".." / "a.db"):
        assert place_of(words).path == tmp_path / "a.db"
    archive = open_archive("a #1?.db")
    monkeypatch.chdir("/")
    archive.write(lambda connection: put(connection, "a"))
    archive.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a #1?.db"]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("mysql://desk:secret@server/news", "mysql was seen, expected the name of a file or postgresql"),
        ("postgresql+psycopg2://desk:secret@server/news", "psycopg2 was seen"),
        ("postgresql://desk:secret@server:port/news", "cannot be read as a URL"),
        ("postgresql://desk@server:port/news?sslmode=require&password=secret", r"password=\*\*\* cannot be read as a URL"),
        ("sqlite://", "expected the name of a file"),
        (":memory:", "expected the name of a file"),
        ("", "expected the name of a file"),
        ("~nobody-of-this-name/a.db", "Give the whole path"),
        ("a" * 300, "cannot be used"),
        ("a\x00b", "cannot be used"),
    ],
)
def test_what_names_no_place_is_refused(place: str, words: str) -> None:
    """Another kind of database, a port that is no number, a name no file can have: told without the password."""
    with pytest.raises(ConfigError, match=words) as caught:
        open_archive(place)
    assert "secret" not in str(caught.value)


def test_passwords_are_never_shown() -> None:
    """Neither in the place nor in what is said of it, wherever in the URL they stand."""
    shown = place_of("postgres://desk:s3cret@server/news?password=s4cret&sslpassword=s5cret&sslmode=require").shown
    assert "cret" not in shown
    assert shown.startswith("postgres://desk:***@server/news?")
    assert "sslmode=require" in shown


def test_a_server_that_does_not_answer(postgres: Server) -> None:
    """No server, and no such database: what was tried, and what to do."""
    with pytest.raises(ConfigError, match=r"cannot be read .*: see that the server runs") as caught:
        open_archive("postgresql://desk:s3cret@127.0.0.1:1/news", patience=2)
    assert "s3cret" not in str(caught.value)
    with pytest.raises(ConfigError, match=r"does not exist.*: (make the database first|see that the server runs)"):
        open_archive(postgres.url("gone"))


def test_another_programs_tables_are_left_alone(postgres: Server, postgres_place: str) -> None:
    """A database whose tables have our names and are not ours is refused; one with other tables is shared."""
    with postgres.session(postgres_place) as session:
        session.execute("CREATE TABLE customers (id integer)")
    open_archive(postgres_place).close()
    with postgres.database() as url:
        with postgres.session(url) as session:
            session.execute("CREATE TABLE articles (id integer)")
        with pytest.raises(ConfigError, match=r"another program's database.*left as it is"):
            open_archive(url)
        with postgres.session(url) as session:
            found = session.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").fetchall()
        assert found == [("articles",)]
    with pytest.raises(ConfigError, match="holds no archive"), postgres.database() as url:
        open_archive(url, create=False)


def test_a_file_is_durable_and_shared(tmp_path: Path) -> None:
    """SQLite keeps a log that is on the disk when a commit returns, waits for locks, and trusts no function of the file's schema."""
    archive = open_archive(tmp_path / "a.db", patience=12)
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "busy_timeout": 12_000, "application_id": 0x41544152}
    with archive.looking() as connection:
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in asked} == asked
        assert set(metadata.tables) < set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    archive.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_copy_without_a_log_is_an_archive(tmp_path: Path) -> None:
    """`VACUUM INTO` makes a file that keeps no log; it is given one."""
    open_archive(tmp_path / "a.db").close()
    changed(tmp_path / "a.db", f"VACUUM INTO '{tmp_path}/b.db'")
    changed(tmp_path / "b.db", "PRAGMA journal_mode = DELETE")
    archive = open_archive(tmp_path / "b.db")
    with archive.looking() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    archive.close()


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups work, writing says what is in the way, and nothing is made beside the file."""
    made = open_archive(tmp_path / "a.db")
    made.write(lambda connection: put(connection, "a"))
    made.close()
    before = (tmp_path / "a.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    archive = open_archive(tmp_path / "a.db")
    assert keys(archive) == {"a"}
    with pytest.raises(ArchiveReadOnlyError, match="may only be read: allow it and its folder to be written"):
        archive.write(lambda connection: put(connection, "b"))
    assert (tmp_path / "a.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
    archive.close()


def test_a_file_that_others_write_is_read_with_their_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may only read sees what a writer has acknowledged and SQLite has not moved into the file yet."""
    writer = open_archive(tmp_path / "a.db")
    writer.write(lambda connection: put(connection, "a"))
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    reader = open_archive(tmp_path / "a.db")
    assert keys(reader) == {"a"}
    writer.write(lambda connection: put(connection, "b"))
    assert keys(reader) == {"a", "b"}
    writer.close()
    reader.close()


def test_a_link_is_read_with_the_log_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log lies beside the file that a link leads to."""
    writer = open_archive(tmp_path / "a.db")
    writer.write(lambda connection: put(connection, "a"))
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "b.db").symlink_to(tmp_path / "a.db")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    reader = open_archive(tmp_path / "links" / "b.db")
    assert keys(reader) == {"a"}
    writer.close()
    reader.close()


def test_who_may_only_read_sees_who_begins_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that did not change when it was opened is not taken for one that never will."""
    writer = open_archive(tmp_path / "a.db")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    reader = open_archive(tmp_path / "a.db")
    assert keys(reader) == set()
    writer.write(lambda connection: put(connection, "a"))
    assert keys(reader) == {"a"}
    writer.close()
    assert keys(reader) == {"a"}
    reader.close()


def test_a_lock_is_waited_for_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """A writer waits for another's lock, says so after a while, and gives up with the next step; readers never wait."""
    archive = open_archive(tmp_path / "a.db", patience=0.3)
    monkeypatch.setattr(waiting, "SILENCE", 0.05)
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveBusyError, match=r"another process is writing it: wait, .* all that was acknowledged is kept"):
        archive.write(lambda connection: put(connection, "a"))
    assert "archive" in caplog.records[0].getMessage()
    assert "is busy, another run may be writing it" in caplog.records[0].getMessage()
    assert keys(archive) == set()
    other.execute("ROLLBACK")
    archive.write(lambda connection: put(connection, "a"))
    assert keys(archive) == {"a"}
    archive.close()
    other.close()
