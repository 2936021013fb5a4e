"""An archive as records in the project's formats, one an article, so that it can be read by other programs or into another archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, get_args

from attribution.archive.upkeep.claimrecords import person_record, statement_record
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.archive.chosen import Chosen
    from attribution.archive.store import Archive
    from attribution.types import Article, Reading

What = Literal["articles", "quotations", "statements", "readings"]
# Articles whose readings are looked up at once.
CHUNK = 200
Record = dict[str, Any]


def export(archive: Archive, what: What, chosen: Chosen | None = None, key: str | None = None) -> Iterator[Record]:
    """Records in the order of the articles' ids, streamed: memory does not grow with the archive.

    `articles` are `attribution.article/1` (what `attribution ingest` writes: reading them into another archive gives the same digests),
    `quotations` are `attribution.quotes/1`, `statements` have the statements of an article with figures, dates and names, `readings` have
    all of it and the people. Those three are of the readings under `key`, by default of those the articles were added with; an article
    without such a reading is left out. Raises ConfigError for another `what`.
    """
    from attribution.archive.chosen import Chosen
    from attribution.archive.holding.members import articles

    if what not in get_args(What):
        raise ConfigError(f"{what!r:.40} was seen, expected one of {', '.join(get_args(What))}: name what to export")
    held = articles(archive, chosen or Chosen())
    if what == "articles":
        from attribution.articles.recording import article_record

        return map(article_record, held)
    return (made(what, reading) for reading in readings_of(archive, held, key))


def readings_of(archive: Archive, held: Iterator[Article], key: str | None) -> Iterator[Reading]:
    """The readings of articles in their order, those of one article under one key."""
    from attribution.archive.holding.members import readings

    while ids := [article.id for article in islice(held, CHUNK)]:
        found = {
            reading.article.id: reading for one, some in by_key(archive, ids, key).items() for reading in readings(archive, some, one)
        }
        yield from (found[name] for name in ids if name in found)


def by_key(archive: Archive, ids: list[str], key: str | None) -> dict[str, list[str]]:
    """The articles by the key their reading is looked up under: the one given, else that of their statements."""
    from sqlalchemy import select

    from attribution.archive.packing.storedtext import id_column
    from attribution.archive.tables import articles

    if key is not None:
        return {key: ids}
    names, held = {id_column(one): one for one in ids}, articles.c
    found: dict[str, list[str]] = {}
    with archive.looking() as connection:
        for name, own in connection.execute(select(held.id, held.key).where(held.id.in_(names), held.key.is_not(None))):
            found.setdefault(own, []).append(names[name])
    return found


def made(what: What, reading: Reading) -> Record:
    """The record of one reading."""
    from attribution.reports.records import reading_record

    record = reading_record(reading)
    if what == "quotations":
        return record
    told: Sequence[Record] = record.pop("diagnostics")
    statements = [statement_record(claim) for claim in reading.claims]
    if what == "statements":
        return {"article": reading.article.id, "statements": statements}
    people = [person_record(person) for person in reading.people]
    return {**record, "people": people, "statements": statements, "diagnostics": told}
