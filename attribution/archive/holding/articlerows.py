"""An article and its reading as rows of the archive's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attribution.archive.holding.paragraphs import Paragraphs
from attribution.archive.kept.vectors import text_digest
from attribution.archive.packing.codec import digest, pack
from attribution.archive.packing.storedtext import id_column, optional_column
from attribution.types import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written of one article: its row, and the reading its statements and quotations come from."""

    row: Mapping[str, Any]
    reading: Reading

    @property
    def id(self) -> str:
        """The id as the row has it."""
        return str(self.row["id"])


def entry(reading: Reading, key: str) -> Entry:
    """The entry of a reading made under `key`."""
    article = reading.article
    row = {
        "id": id_column(article.id),
        "digest": digest(article),
        "record": pack(article),
        "title": optional_column(article.title),
        "source": optional_column(article.source),
        "url": optional_column(article.url),
        "day": optional_column(article.published and article.published[:10]),
        "key": key,
    }
    return Entry(row, reading)


def statement_rows(entry: Entry, number: int, vectors: Mapping[bytes, int]) -> list[dict[str, Any]]:
    """Rows of the statements of the article `number`, those that were embedded with the number of their vector."""
    return [
        {
            "article": number,
            "place": place,
            "start": claim.start,
            "end": claim.end,
            "paragraph": claim.paragraph,
            "vector": vectors.get(text_digest(claim.text)),
        }
        for place, claim in enumerate(entry.reading.claims)
    ]


def quotation_rows(entry: Entry, number: int) -> list[dict[str, Any]]:
    """Rows of the quotations of the article `number`; `speaker` is the resolved name, or the speaker as printed."""
    paragraphs = Paragraphs(entry.reading)
    return [
        {
            "article": number,
            "place": place,
            "kind": quote.kind,
            "start": quote.start,
            "end": quote.end,
            "paragraph": paragraphs.of(quote.start),
            "speaker": optional_column(quote.speaker_name or (quote.speaker.text if quote.speaker else None)),
        }
        for place, quote in enumerate(entry.reading.quotes)
    ]
