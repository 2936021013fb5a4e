"""SQLAlchemy's dialect for pg8000, with what an archive needs of it: whatever breaks a connection is known as that, and rows go in batches."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.pg8000 import PGDialect_pg8000

NAME = "attribution_pg8000"
# What SQLAlchemy's dialect knows a broken connection by.
BROKEN = "network error"


@contextmanager
def network() -> Iterator[None]:
    """Raise as pg8000's own error what it lets through: a socket that broke, an answer cut short, words that cannot be sent.

    After each of these question and answer no longer match, so the connection must not be used again.
    """
    from pg8000.exceptions import Error, InterfaceError

    try:
        yield
    except Error:
        raise
    except (OSError, struct.error, ValueError, AttributeError) as error:
        raise InterfaceError(f"{BROKEN}: {error}") from error


class Dialect(PGDialect_pg8000):
    """pg8000 as an archive uses it."""

    supports_statement_cache = True
    # Many rows in one INSERT: pg8000 asks and waits three times for each statement.
    use_insertmanyvalues_wo_returning = True

    def do_execute(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """One statement."""
        usual: Any = super()
        with network():
            usual.do_execute(cursor, statement, parameters, context)

    def do_execute_no_params(self, cursor: Any, statement: str, context: Any = None) -> None:
        """One statement without values."""
        usual: Any = super()
        with network():
            usual.do_execute_no_params(cursor, statement, context)

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, context: Any = None) -> None:
        """One statement with many rows of values."""
        usual: Any = super()
        with network():
            usual.do_executemany(cursor, statement, parameters, context)

    def do_commit(self, dbapi_connection: Any) -> None:
        """The end of a transaction."""
        usual: Any = super()
        with network():
            usual.do_commit(dbapi_connection)

    def do_rollback(self, dbapi_connection: Any) -> None:
        """The end of a transaction that never was."""
        usual: Any = super()
        with network():
            usual.do_rollback(dbapi_connection)

    def set_isolation_level(self, dbapi_connection: Any, level: str) -> None:
        """What a transaction sees of others."""
        usual: Any = super()
        with network():
            usual.set_isolation_level(dbapi_connection, level)

    def set_readonly(self, connection: Any, value: bool) -> None:
        """Whether transactions may write."""
        usual: Any = super()
        with network():
            usual.set_readonly(connection, value)

    def do_ping(self, dbapi_connection: Any) -> bool:
        """Whether the connection lives."""
        usual: Any = super()
        with network():
            return bool(usual.do_ping(dbapi_connection))

    def do_close(self, dbapi_connection: Any) -> None:
        """Close it; one that is broken is closed already."""
        from pg8000.exceptions import Error

        usual: Any = super()
        with suppress(Error, OSError, ValueError, AttributeError):
            usual.do_close(dbapi_connection)

    def on_connect(self) -> Callable[[Any], None]:
        """What is set on each new connection."""
        usual: Any = super()
        before = usual.on_connect()

        def prepare(connection: Any) -> None:
            if before is not None:
                before(connection)
            connection.register_out_adapter(memoryview, lambda value: "\\x" + value.hex())  # pg8000 would write its name

        return prepare


registry.register(f"postgresql.{NAME}", __name__, "Dialect")
