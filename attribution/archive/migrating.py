"""The tables of an archive: made where there are none, led to this version where they are older, refused where they are not ours."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, select, text, update

from attribution.archive.database.places import Place
from attribution.archive.indexes import make_indexes
from attribution.archive.tables import VERSION, meta, metadata
from attribution.errors import ConfigError

# "ATAR" in the header of the file, and "ATVC" of a verdict cache.
APPLICATION, VERDICTS = 0x41544152, 0x41545643
PROGRAM = "attribution"
Step = Callable[[Connection, str], None]
# STEPS[n] leads from version n + 1 to n + 2, in the transaction of all steps; it is given the connection and the dialect, and names its
# tables by itself: those of tables.py are the newest.
STEPS: tuple[Step, ...] = ()
COLUMNS = {
    "sqlite": "SELECT m.name, p.name FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS p WHERE m.type = 'table'",
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()",
}


def version_of(connection: Connection, place: Place) -> int:
    """The version of the tables, 0 for an empty database. Raises ConfigError for another program's, and for a later one."""
    seen = columns(connection, place.dialect)
    other = ConfigError(f"{place.shown} is another program's database: choose another; this one was left as it is")
    if place.dialect == "sqlite":
        application = connection.execute(text("PRAGMA application_id")).scalar_one()
        if application == VERDICTS:
            raise ConfigError(
                f"{place.shown} is a verdict cache (--verdict-cache), expected an archive: choose another; this one was left as it is"
            )
        if application != APPLICATION:
            if application == 0 and not seen:
                return 0
            raise other
    elif not set(metadata.tables) & set(seen):
        return 0
    if seen.get("meta") != {"key", "value"}:
        raise other
    facts = {str(key): str(value) for key, value in connection.execute(select(meta.c.key, meta.c.value))}
    if facts.get("program") != PROGRAM:
        raise other
    return believed(facts.get("version", ""), seen, connection, place)


def believed(words: str, seen: dict[str, set[str]], connection: Connection, place: Place) -> int:
    """The version as a number. Raises ConfigError for a later one, and where tables, columns, views or triggers are not as we made them."""
    newest = len(STEPS) + 1
    if not words.isdecimal() or int(words) < 1:
        raise ConfigError(f"archive {place.shown} is of version {words!r:.40}, expected 1 to {newest}: restore a copy")
    version = int(words)
    if version > newest:
        raise ConfigError(
            f"archive {place.shown} is of version {version} (made by a later attribution), expected {newest} or less: update attribution, or choose another"
        )
    if version == newest:
        missing = sorted(
            f"{table}.{column.name}"
            for table in metadata.tables
            for column in metadata.tables[table].columns
            if column.name not in seen.get(table, ())
        )
        if missing:
            raise ConfigError(
                f"archive {place.shown} was changed by another program (missing: {', '.join(missing[:5])}): restore a copy, or make a new one"
            )
    if place.dialect == "sqlite":
        foreign = connection.execute(
            text("SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('view', 'trigger') LIMIT 1")
        ).scalar()
        if foreign:
            raise ConfigError(
                f"archive {place.shown} was changed by another program (seen: {foreign!r:.60}), expected tables only: restore a copy"
            )
    return version


def columns(connection: Connection, dialect: str) -> dict[str, set[str]]:
    """The columns there are, by table."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(text(COLUMNS[dialect])):
        found.setdefault(table, set()).add(column)
    return found


def is_current(connection: Connection, place: Place, *, create: bool, read_only: bool) -> bool:
    """Whether nothing is to be done before the archive is used. Raises ConfigError where it is no archive, or cannot become one."""
    version = version_of(connection, place)
    if version == 0 and not (create and not read_only):
        raise ConfigError(f"{place.shown} holds no archive: fill it with `attribution archive add`, or choose another")
    if version and version <= len(STEPS) and read_only:
        raise ConfigError(
            f"archive {place.shown} is of version {version}, expected {len(STEPS) + 1}, and may only be read: open it once where it may be written"
        )
    return version == len(STEPS) + 1


def migrate(connection: Connection, place: Place) -> None:
    """Make the tables, or lead those there are to this version; in one transaction of the caller's, under the lock of a writer."""
    if place.dialect == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION})
    version = version_of(connection, place)  # another process may have done it meanwhile
    if version == 0:
        make(connection, place.dialect)
        return
    for step in STEPS[version - 1 :]:
        step(connection, place.dialect)
    connection.execute(update(meta).where(meta.c.key == "version").values(value=str(len(STEPS) + 1)))


def make(connection: Connection, dialect: str) -> None:
    """Make everything in an empty database."""
    metadata.create_all(connection)
    make_indexes(connection, dialect)
    connection.execute(insert(meta), [{"key": "program", "value": PROGRAM}, {"key": "version", "value": str(VERSION)}])
    if dialect == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))
