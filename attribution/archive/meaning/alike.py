"""The passages of the statements that a search by meaning found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from attribution.archive import tables
from attribution.archive.packing.codec import DamagedError, unpack_article

if TYPE_CHECKING:
    from attribution.archive.meaning.nearest import Near
    from attribution.archive.store import Archive


class Alike(NamedTuple):
    """A statement of an article of the archive; `similarity` is the cosine of the embeddings, 1 for the same words."""

    article: str
    title: str | None
    source: str | None
    day: str | None
    start: int
    end: int
    paragraph: int
    text: str
    similarity: float


def alike(archive: Archive, near: Sequence[Near]) -> list[Alike]:
    """The statements in the order given, each once where the same passage was found twice; one removed meanwhile is left out."""
    held, told = tables.articles.c, tables.statements.c
    found: dict[tuple[str, int, int], Alike] = {}
    with archive.looking() as connection:
        for one in near:
            row = connection.execute(
                select(held.record, held.title, held.source, held.day, told.start, told.end, told.paragraph)
                .join_from(tables.articles, tables.statements, told.article == held.number)
                .where(held.id == one.article, told.place == one.place)
            ).one_or_none()
            if row is not None:
                try:
                    text = unpack_article(row.record).text[row.start : row.end]
                except DamagedError:  # told when articles are read, and by `stats --integrity`
                    continue
                made = Alike(one.article, row.title, row.source, row.day, row.start, row.end, row.paragraph, text, one.similarity)
                found.setdefault((one.article, row.start, row.end), made)
    return list(found.values())
