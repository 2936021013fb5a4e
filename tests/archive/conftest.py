"""Where the tests of the archive keep one: a file, and a database on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import DESK, OwnServer, Server, serve


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server, one a session (a worker); skips with the reason where there is none."""
    with serve() as server:
        yield server


@pytest.fixture
def own_postgres(postgres: Server) -> Iterator[OwnServer]:
    """The server, where a test may stop and start it; it runs again afterwards."""
    if not isinstance(postgres, OwnServer):
        pytest.skip("the server of ATTRIBUTION_TEST_POSTGRES is not ours to stop")
    yield postgres
    if not postgres.running:
        postgres.start()


@pytest.fixture
def postgres_place(postgres: Server) -> Iterator[str]:
    """The address of an empty database."""
    with postgres.database() as url:
        yield url


@pytest.fixture
def plain_postgres_place(postgres: Server) -> Iterator[str]:
    """An empty database without pgvector, for a role that may not install it."""
    if not isinstance(postgres, OwnServer):
        pytest.skip("a role without rights is made on our own server only")
    with postgres.database(DESK) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place without an archive, fresh for each test: a file's path, then a database's address."""
    return str(tmp_path / "archive.db") if request.param == "sqlite" else str(request.getfixturevalue("postgres_place"))
