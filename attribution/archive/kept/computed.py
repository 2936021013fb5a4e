"""What was computed, whoever asked: readings, looked up by an article's content and the key of all that read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from attribution.archive import tables
from attribution.archive.database.upserts import chunks, put_rows
from attribution.archive.kept.keeping import keep
from attribution.archive.kept.vectors import KeptEmbedder
from attribution.archive.kept.verdicts import ArchiveVerdicts
from attribution.archive.packing.codec import DamagedError, digest, pack, unpack_reading
from attribution.types import Article, Claim, Quote, Reading

if TYPE_CHECKING:
    from attribution.archive.store import Archive

__all__ = ["ArchiveVerdicts", "KeptEmbedder", "keep_readings", "kept_readings"]


def kept_readings(archive: Archive, articles: Sequence[Article], key: str) -> dict[str, Reading]:
    """The readings that are known under this key, by article id; each has the article given as its own.

    A row that is damaged, or is of another text, is told once and left out: the reading is made anew.
    """
    wanted: dict[bytes, list[Article]] = {}
    for article in articles:
        wanted.setdefault(digest(article), []).append(article)
    found: dict[str, Reading] = {}
    for content, body in bodies(archive, list(wanted), key):
        for article in wanted[content]:
            try:
                found[article.id] = believed(unpack_reading(body, article))
            except DamagedError as error:
                archive.tell(
                    "damaged reading", "holds a reading of %s that is not as it was written (%s)", article.id, error
                )
    return found


def keep_readings(archive: Archive, readings: Sequence[Reading], key: str) -> None:
    """Keep readings for the next time, all or none of one call. Those of lost articles are not kept.

    An archive that may only be read, or that another process holds, is told once and keeps nothing; other faults raise ConfigError.
    """
    packed: dict[bytes, bytes] = {}
    for reading in readings:
        try:
            if not is_lost(reading):
                packed[digest(reading.article)] = pack(reading)
        except TypeError as error:  # a fault of a program's own reader; the run goes on without it
            archive.tell("unpackable", "cannot keep the reading of %s (%s)", reading.article.id, error)
    rows = [{"digest": content, "key": key, "body": packed[content]} for content in sorted(packed)]
    if rows:
        keep(archive, lambda connection: put_rows(connection, tables.readings, rows, replacing=("body",)))


def reading_rows(readings: Sequence[Reading], key: str) -> list[dict[str, object]]:
    """Rows of the table of readings in the order of their keys, one a content."""
    rows = {digest(reading.article): reading for reading in readings}
    return [{"digest": content, "key": key, "body": pack(rows[content])} for content in sorted(rows)]


def bodies(archive: Archive, contents: Sequence[bytes], key: str) -> Iterator[tuple[bytes, bytes]]:
    """Digest and packed reading of those that are known."""
    held = tables.readings.c
    with archive.looking() as connection:
        for chunk in chunks(contents):
            query = select(held.digest, held.body).where(held.key == key, held.digest.in_(chunk))
            for content, body in connection.execute(query).all():
                yield bytes(content), body


def is_lost(reading: Reading) -> bool:
    """Whether the article was lost on the way: another run may have more luck."""
    return any(item.failed for item in (*reading.diagnostics, *reading.article.diagnostics))


def believed(reading: Reading) -> Reading:
    """The reading, if its passages are the words of the text; raises DamagedError where they are not."""
    text = reading.article.text
    passages: tuple[Claim | Quote, ...] = (*reading.claims, *reading.quotes)
    for passage in passages:
        if text[passage.start : passage.end] != passage.text:
            raise DamagedError(
                f"a passage at {passage.start}-{passage.end} is not what the article says there: it is made anew"
            )
    return reading
