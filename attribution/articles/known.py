"""What a record, a page's metadata or a caller already knows about an article."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.articles.dates import iso_date
from attribution.types import Diagnostic


@dataclass(frozen=True, slots=True)
class Known:
    """Fields given from outside the text; `published` is ISO 8601 or None, as `known_date` returns it."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None


def known_date(value: str | None, article: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Normalise a given date; one that is no single day is left out and told in a diagnostic."""
    if value is None or not value.strip():
        return None, ()
    iso = iso_date(value)
    if iso:
        return iso, ()
    return None, (undated(value, article),)


def undated(value: str, article: str) -> Diagnostic:
    """The diagnostic for a date that cannot be read as one day."""
    message = (
        f"date {value!r} does not name one day; expected ISO 8601 such as 2023-01-27 or 2023-01-27T08:38Z: "
        "write it so, or the article stays undated"
    )
    return Diagnostic("ambiguous_date", message, article)
