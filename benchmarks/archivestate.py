"""What an archive says, apart from how it says it: the same articles, computed in any order and with any interruptions, have one state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from attribution.archive import tables
from attribution.archive.store import Archive
from attribution.archive.upkeep.integrity import check_integrity

HELD, COMPUTED = ("articles", "statements", "quotations", "words"), ("readings", "vectors", "verdicts", "judgements")


def state(archive: Archive, *parts: str) -> dict[str, str]:
    """A digest of every table's rows without their numbers, by table: all, or some of HELD and COMPUTED."""
    with archive.looking() as connection:
        return {name: digest(rows(connection, name)) for name in parts or (*HELD, *COMPUTED)}


def digest(found: Iterator[Any]) -> str:
    """12 hex digits of the sorted rows, and how many they are."""
    lines = sorted(repr(tuple(bytes(value).hex() if isinstance(value, bytes | memoryview) else value for value in row)) for row in found)
    return f"{len(lines)}:{hashlib.sha256(chr(10).join(lines).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def rows(connection: Connection, name: str) -> Iterator[Any]:
    """The rows of one table, with ids and texts' digests in the place of numbers."""
    held, told, said, near = tables.articles.c, tables.statements.c, tables.quotations.c, tables.vectors.c
    queries: dict[str, Any] = {
        "articles": select(held.id, held.digest, held.record, held.title, held.source, held.url, held.day, held.key),
        "statements": select(held.id, told.place, told.start, told.end, told.paragraph, near.digest)
        .join_from(tables.statements, tables.articles)
        .outerjoin(tables.vectors, near.number == told.vector),
        "quotations": select(held.id, said.place, said.kind, said.start, said.end, said.paragraph, said.speaker).join_from(tables.quotations, tables.articles),
        "vectors": select(near.digest, near.key, near.space, near.searched, near.exact),
    }
    if name == "words":
        yield from words(connection)
        return
    query = queries[name] if name in queries else select(tables.metadata.tables[name])
    yield from connection.execute(query.execution_options(yield_per=1000))


def words(connection: Connection) -> Iterator[Any]:
    """What the full-text index finds for the words of every outlet and a few of any report."""
    from attribution.archive.words.fulltext import find

    for asked in ("the", "said", "minister", "people"):
        yield from ((asked, *hit[:5]) for hit in find(connection, asked, 10_000))


def faults(archive: Archive, acknowledged: int) -> list[str]:
    """What is wrong with an archive after a kill: its pages, links and values, and articles that were acknowledged and are not there."""
    problems = check_integrity(archive)
    with archive.looking() as connection:
        there = connection.execute(select(func.count()).select_from(tables.articles)).scalar_one()
        unread = connection.execute(
            select(func.count())
            .select_from(tables.articles.outerjoin(tables.readings, (tables.readings.c.digest == tables.articles.c.digest) & (tables.readings.c.key == tables.articles.c.key)))
            .where(tables.readings.c.key.is_(None))
        ).scalar_one()
    if there < acknowledged:
        problems.append(f"{acknowledged} articles were acknowledged, {there} are there")
    if unread:
        problems.append(f"{unread} articles are there without their reading")
    return problems
