"""A PostgreSQL server that goes away, refuses, or is set to read-only: a clear error, nothing acknowledged is lost, and the same archive goes on."""

from __future__ import annotations

import logging
import signal
from threading import Thread

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.engine import make_url

from attribution.archive import tables
from attribution.archive.database.dbfaults import ArchiveBusyError, ArchiveReadOnlyError, advice
from attribution.archive.holding.members import articles
from attribution.archive.kept.computed import keep_readings
from attribution.archive.meaning.nearest import nearest
from attribution.archive.store import Archive, open_archive
from attribution.archive.upkeep.counting import stats
from attribution.archive.upkeep.integrity import check_integrity
from attribution.errors import ConfigError
from tests.archive.wires import KEY, SPACE, add, vector, wire
from tests.postgres import DESK, OwnServer, Server


def ids(archive: Archive) -> list[str]:
    """The ids of the articles held."""
    return [article.id for article in articles(archive)]


def names(count: int) -> list[str]:
    """The ids of the first articles."""
    return [wire(number).article.id for number in range(count)]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT], ids=["stopped", "crashed"])
def test_a_server_gone_in_the_middle(own_postgres: OwnServer, postgres_place: str, how: int) -> None:
    """A part under way is lost whole, what was acknowledged is there when the server is back, and the archive object goes on."""
    archive = open_archive(postgres_place)
    add(archive, range(10))

    def interrupted(connection: Connection) -> None:
        connection.execute(tables.verdicts.insert().values(key=b"k", entailment=1, neutral=0, contradiction=0))
        own_postgres.stop(how)
        connection.execute(select(func.count()).select_from(tables.verdicts))

    with pytest.raises(ConfigError, match=r"cannot be written .*: (see that the server runs|the server is stopping)"):
        archive.write(interrupted)
    with pytest.raises(ConfigError, match="see that the server runs and can be reached"):
        ids(archive)
    with pytest.raises(ConfigError, match="see that the server runs and can be reached"):
        open_archive(postgres_place)
    own_postgres.start()
    assert ids(archive) == names(10)
    assert stats(archive).verdicts == 0
    add(archive, range(10, 15))
    assert ids(open_archive(postgres_place)) == names(15)
    assert check_integrity(archive) == []


def test_sessions_that_were_ended_are_made_anew(postgres: Server, postgres_place: str) -> None:
    """A server that was restarted between two calls is noticed by nobody."""
    archive = open_archive(postgres_place)
    for count in range(3):
        add(archive, [count])
        postgres.disconnect(postgres_place)
    assert ids(archive) == names(3)


def test_an_error_hides_the_password(postgres_place: str) -> None:
    """The place is told, its password is not."""
    url = make_url(postgres_place).set(password="sesame", query={"host": "/nowhere"}).render_as_string(hide_password=False)
    with pytest.raises(ConfigError, match=r"archive postgresql.*:\*\*\*@.* cannot be (opened|read)") as caught:
        open_archive(url)
    assert "sesame" not in str(caught.value)


def test_a_database_that_is_not_there(postgres_place: str) -> None:
    """The next step is to make it."""
    url = make_url(postgres_place).set(database="nothing_like_it").render_as_string(hide_password=False)
    with pytest.raises(ConfigError, match=r'database "nothing_like_it" does not exist'):
        open_archive(url)


def test_a_role_that_may_only_read(own_postgres: OwnServer, postgres_place: str, caplog: pytest.LogCaptureFixture) -> None:
    """Looking works, adding says why not, and a run that would keep what it computed goes on without, told once."""
    add(open_archive(postgres_place), range(4))
    with own_postgres.session(postgres_place) as session:
        session.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {DESK}")
    archive = open_archive(make_url(postgres_place).set(username=DESK).render_as_string(hide_password=False))
    assert ids(archive) == names(4)
    assert stats(archive).articles == 4
    with pytest.raises(ArchiveReadOnlyError, match=r"cannot be written \(permission denied for table .*\): grant this user the right to it"):
        add(archive, [5])
    keep_readings(archive, [wire(8)], KEY)
    keep_readings(archive, [wire(9)], KEY)
    assert sum("may only be read" in record.getMessage() for record in caplog.records) == 1


def test_another_session_holds_the_lock(postgres_place: str) -> None:
    """Who waits in vain is told so; nothing is lost, and later the same call works."""
    archive, other = open_archive(postgres_place, patience=0.3), open_archive(postgres_place)
    add(archive, range(3))
    with other.writing() as connection:
        connection.exec_driver_sql("LOCK TABLE articles IN EXCLUSIVE MODE")
        with pytest.raises(ArchiveBusyError, match="another process is writing it: wait"):
            add(archive, [3])
        assert ids(archive) == names(3)
    add(archive, [3])
    assert ids(archive) == names(4)


def test_writers_side_by_side(postgres_place: str) -> None:
    """Four threads that add the same articles in different orders all succeed, and each article is there once."""
    archive = open_archive(postgres_place)
    faults: list[BaseException] = []

    def work(step: int) -> None:
        try:
            for at in range(0, 24, 4):
                add(archive, [(number * step) % 25 for number in range(at, at + 4)])
        except BaseException as error:  # noqa: BLE001 - told by the test
            faults.append(error)

    threads = [Thread(target=work, args=(step,)) for step in (1, 2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert ids(archive) == sorted({wire((number * step) % 25).article.id for step in (1, 2, 3, 4) for number in range(24)})
    assert check_integrity(archive) == []


def test_without_pgvector_all_is_found_too(plain_postgres_place: str, caplog: pytest.LogCaptureFixture) -> None:
    """A role that may not install pgvector has an archive all the same, is told so once, and finds the same neighbours."""
    caplog.set_level(logging.WARNING)
    archive = open_archive(plain_postgres_place)
    add(archive, range(20))
    assert nearest(archive, vector(wire(7).claims[0].text)[None], 1, space=SPACE)[0][0].article == wire(7).article.id
    assert sum("no pgvector" in record.getMessage() for record in caplog.records) == 1
    assert check_integrity(archive) == []


@pytest.mark.parametrize(("state", "words"), [("25006", "takes no changes"), ("53300", "no connection to spare"), ("53100", "make room on the server"), ("99999", "server's log")])
def test_the_next_step_is_that_of_the_state(state: str, words: str) -> None:
    """Of a server that takes no changes another is named, and nobody is sent to make room where connections are scarce."""
    exceptions = pytest.importorskip("pg8000.exceptions")
    assert words in advice(exceptions.DatabaseError({"C": state, "M": "refused"}))
