"""The driver of a PostgreSQL archive: which one is chosen, and what pg8000 is told of a URL and the environment."""

from __future__ import annotations

import importlib
import ssl
import threading
from pathlib import Path
from socket import create_server

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from attribution.archive.database.places import place_of
from attribution.archive.database.postgres import drivers
from attribution.archive.database.postgres.dialling import context_of
from attribution.archive.database.postgres.pgpass import fitting, kept_password
from attribution.archive.database.postgres.settings import MODES, Server, Settings, Tls, settings_of
from attribution.archive.holding.members import articles
from attribution.archive.store import open_archive
from attribution.errors import ConfigError
from tests.archive.wires import add, wire


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home without files of PostgreSQL's."""
    monkeypatch.setenv("HOME", str(tmp_path))


def read(url: str, **environment: str) -> Settings:
    """The settings of a URL and an environment."""
    return settings_of(make_url(url), url, 10, environment)


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have the drivers of these names not installed."""
    usual = importlib.import_module

    def refusing(name: str, package: str | None = None) -> object:
        if name in names:
            raise ImportError(name)
        return usual(name, package)

    monkeypatch.setattr(drivers.importlib, "import_module", refusing)


def test_which_driver_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is named, else pg8000 where psycopg is not; without either the error says what to install."""
    assert drivers.driver_of(place_of("postgresql+pg8000://desk@server/news")) == "pg8000"
    without(monkeypatch, "psycopg")
    assert drivers.driver_of(place_of("postgres://desk@server/news")) == "pg8000"
    with pytest.raises(ConfigError, match="expected psycopg for PostgreSQL: pip install psycopg"):
        drivers.driver_of(place_of("postgresql+psycopg://desk@server/news"))
    without(monkeypatch, "psycopg", "pg8000")
    with pytest.raises(ConfigError, match=r"no driver is installed.*pip install 'attribution\[postgresql\]'"):
        open_archive("postgresql://desk@server/news")


def test_the_url_goes_before_the_environment() -> None:
    """What a URL lacks is read from the variables of libpq, and what both lack is libpq's default."""
    environment = {"PGUSER": "ada", "PGPASSWORD": "sesame", "PGHOST": "db", "PGPORT": "6432", "PGDATABASE": "news", "PGOPTIONS": "-c search_path=desk"}
    found = read("postgresql://", **environment)
    assert (found.user, found.password, found.database, found.options) == ("ada", "sesame", "news", "-c search_path=desk")
    assert found.servers == (Server("db", 6432),)
    assert (found.timeout, found.application, found.tls.mode) == (10, "attribution", "prefer")
    url = "postgresql://ida:s3@other:1/wires?application_name=night&connect_timeout=3&sslmode=require"
    found = read(url, PGSSLMODE="disable", PGAPPNAME="day", PGCONNECT_TIMEOUT="9", **environment)
    assert (found.user, found.password, found.database, found.servers) == ("ida", "s3", "wires", (Server("other", 1),))
    assert (found.timeout, found.application, found.tls.mode) == (3, "night", "require")
    assert read("postgresql://ada@db").database == "ada"
    assert read("postgresql://db?connect_timeout=0").timeout is None


def test_a_user_without_a_name_or_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container: who connects is to be said, a password file that is not there is no fault."""
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.setattr("getpass.getuser", lambda: {}["uid"])
    assert read("postgresql://ida@db/news").user == "ida"
    with pytest.raises(ConfigError, match=r"no user was named.*expected postgresql://USER@"):
        read("postgresql://db/news")


def test_hosts_are_folders_names_and_lists() -> None:
    """A folder is that of a socket; several servers are tried in order."""
    assert read("postgresql:///news?host=/run/pg&port=5433").servers[0].socket == "/run/pg/.s.PGSQL.5433"
    assert read("postgresql:///news?host=a:1,b&port=2").servers == (Server("a", 1), Server("b", 2))
    assert read("postgresql:///news?host=a&host=[::1]:7").servers == (Server("a"), Server("::1", 7))
    assert Server("db").socket is None


@pytest.mark.parametrize(
    ("url", "environment", "words"),
    [
        ("postgresql://db/news?target_session_attrs=any", {}, r"target_session_attrs was seen.*psycopg, which knows"),
        ("postgresql://db/news?sslmode=maybe", {}, "sslmode=maybe was seen"),
        ("postgresql://db/news?sslmode=verify-full", {}, "expected sslrootcert=FILE or sslrootcert=system"),
        ("postgresql://db/news?sslmode=require&sslrootcert=system", {}, "expected verify-full"),
        ("postgresql://db/news?sslmode=require&sslrootcert=/no/root.crt", {}, "sslrootcert=/no/root.crt was seen, expected the name of a file"),
        ("postgresql://db/news?connect_timeout=soon", {}, "connect_timeout=soon was seen"),
        ("postgresql:///news?host=a,b,c&port=1,2", {}, "2 ports were seen for 3 hosts"),
        ("postgresql:///news?host=a:99999", {}, "port '99999' was seen"),
        ("postgresql:///news", {"PGSERVICE": "desk"}, r"the environment has PGSERVICE.*psycopg"),
    ],
)
def test_what_is_not_understood_is_refused(url: str, environment: dict[str, str], words: str) -> None:
    """Nothing is passed over that could reach another server, or trust a false one."""
    with pytest.raises(ConfigError, match=words):
        read(url, **environment)


def test_what_is_believed_of_a_server() -> None:
    """Only the verify modes ask who signed, only verify-full asks for the name; `system` is the machine's own list."""
    assert MODES[-1] == "verify-full"
    for mode in ("prefer", "require"):
        context = context_of(Tls(mode))
        assert (context.verify_mode, context.check_hostname) == (ssl.CERT_NONE, False)
    context = context_of(read("postgresql://db/news?sslrootcert=system").tls)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    for mode in ("require", "verify-ca"):
        with pytest.raises(OSError):
            context_of(Tls(mode, root="/no/such/root.crt"))


def test_a_server_without_tls_is_refused_where_it_is_asked_for() -> None:
    """With sslmode=require not a word of the greeting, and no password, is sent in the clear."""
    heard = []

    def answer() -> None:
        wire, _ = listener.accept()
        with wire:
            heard.append(wire.recv(64))
            wire.sendall(b"N")
            heard.append(wire.recv(64))

    with create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        port = listener.getsockname()[1]
        with pytest.raises(ConfigError, match=r"does not speak TLS, which sslmode=require asks for.*see that the server runs"):
            open_archive(f"postgresql+pg8000://desk:s3@127.0.0.1:{port}/news?sslmode=require")
        thread.join()
    assert heard == [bytes.fromhex("0000000804d2162f"), b""]


@pytest.mark.parametrize("words", ["HTTP/1.1 400 Bad Request\r\n\r\n", "N\x01\0\0\0\5\0", "NR\0\0\0\5\0"])
def test_what_is_no_postgresql_server_is_told(words: str) -> None:
    """Another program's port: an error with the address, whatever it answers."""

    def answer() -> None:
        wire, _ = listener.accept()
        with wire:
            wire.recv(64)
            wire.sendall(words.encode("latin-1"))
            wire.recv(64)

    with create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        port = listener.getsockname()[1]
        with pytest.raises(ConfigError, match=rf"127\.0\.0\.1:{port}: .*see that the server runs"):
            open_archive(f"postgresql+pg8000://desk:s3@127.0.0.1:{port}/news", patience=2)
        thread.join()


def test_a_kept_password(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The first line of ~/.pgpass that fits, with its escapes; a file that others may read is not believed."""
    lines = ["# db:*:*:*:no", r"db:5432:news:ida:se\:sa\\me", "*:*:*:ada:open"]
    assert fitting(lines, ("db", "5432", "news", "ida")) == r"se:sa\me"
    assert fitting(lines, ("db", "1", "news", "ada")) == "open"
    assert fitting(lines, ("db", "1", "news", "ida")) is None
    file = tmp_path / ".pgpass"
    file.write_text("localhost:5432:news:ida:near\n")
    file.chmod(0o600)
    assert kept_password(str(file), Server("/tmp"), "news", "ida") == "near"
    file.chmod(0o644)
    assert kept_password(str(file), Server("localhost"), "news", "ida") is None
    assert "chmod 600" in caplog.text


def test_options_reach_the_server_and_waiting_is_for_connecting_only(postgres_place: str) -> None:
    """`options` and the name of the program are the server's; an answer may take longer than connecting."""
    url = make_url(postgres_place).update_query_dict({"options": "-c work_mem=5MB", "application_name": "night", "connect_timeout": "1"})
    archive = open_archive(url.render_as_string(hide_password=False))
    with archive.looking() as connection:
        assert connection.execute(text("SELECT current_setting('work_mem'), current_setting('application_name')")).one() == ("5MB", "night")
        connection.execute(text("SELECT pg_sleep(1.3)"))
    archive.close()


def test_words_that_cannot_be_sent_cost_one_connection(postgres_place: str) -> None:
    """Half a question would leave every later answer at the wrong one: the connection is given up, and the archive goes on."""
    archive = open_archive(postgres_place)
    add(archive, [1])
    with pytest.raises(ConfigError, match="surrogates not allowed"), archive.looking() as connection:
        connection.execute(text("SELECT CAST(:word AS text)"), {"word": "a\ud800"})
    assert [article.id for article in articles(archive)] == [wire(1).article.id]


def test_psycopg_has_the_same_archive(postgres_place: str) -> None:
    """Where a user has psycopg it reads and writes what pg8000 wrote."""
    pytest.importorskip("psycopg", reason="the Python package psycopg is not installed")
    add(open_archive(postgres_place), range(4))
    archive = open_archive(postgres_place.replace("+pg8000", "+psycopg"))
    add(archive, range(2, 8))
    assert [article.id for article in articles(archive)] == [wire(number).article.id for number in range(8)]
    assert [article.id for article in articles(open_archive(postgres_place))] == [wire(number).article.id for number in range(8)]


@pytest.mark.parametrize("state", ["40P01", "40001"])
def test_a_transaction_that_was_ended_for_anothers_sake_is_done_again(postgres_place: str, state: str) -> None:
    """A deadlock and a serialization failure are known by their SQLSTATE, and the same work succeeds the second time."""
    archive = open_archive(postgres_place)
    tries = []

    def work(connection: Connection) -> int:
        tries.append(state)
        if len(tries) == 1:
            connection.exec_driver_sql(f"DO $$ BEGIN RAISE EXCEPTION 'ended' USING ERRCODE = '{state}'; END $$")
        return int(connection.execute(text("SELECT 7")).scalar_one())

    assert archive.write(work) == 7
    assert tries == [state, state]
