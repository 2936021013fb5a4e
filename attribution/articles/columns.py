"""Which column of a table is which field of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from attribution.articles.known import Known, known_date
from attribution.articles.records import kind_of
from attribution.errors import ConfigError, InputError
from attribution.types import Diagnostic

Columns = Mapping[str, str]
# Column titles met in exports of newsrooms, archives and data sets, in the order of trust; compared without case, spaces and marks.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article text", "full text", "body text", "article body", "main text", "article content", "story text", "plain text",
    ),
    "id": ("id", "article id", "doc id", "document id", "uid", "uuid", "guid", "uri", "news id", "accession number"),
    "title": ("title", "headline", "head", "heading", "article title", "article headline"),
    "source": ("source", "outlet", "publication", "publisher", "newspaper", "source name", "news outlet", "site name", "agency"),
    "url": ("url", "link", "canonical url", "article url", "href", "web url", "permalink"),
    "published": (
        "published", "date", "publication date", "published at", "date published", "publish date", "pub date", "published date", "published on", "datetime",
        "timestamp", "version created",
    ),
    "byline": ("byline", "author", "authors", "writer", "reporter", "author name"),
    "language": ("language", "lang"),
}  # fmt: skip
# Columns of our own worksheets and lists of quotations: their rows are passages, no articles.
PASSAGES = frozenset(("start", "end"))
OURS = frozenset(("key", "words", "fingerprint"))


DELIMITERS = ",;\t|"


def parse_columns(settings: Sequence[str]) -> dict[str, str]:
    """A mapping of fields to column titles as a user writes it: `["text=Body", "byline=Writer"]`. Raises ConfigError."""
    found: dict[str, str] = {}
    for setting in settings:
        field, sign, title = setting.partition("=")
        if field.strip() not in NAMES or not sign or not title.strip():
            raise ConfigError(f"{setting!r} is no column; expected FIELD=TITLE with FIELD one of {', '.join(NAMES)}: for example text=Body")
        found[field.strip()] = title.strip()
    return found


def bare(title: Any) -> str:
    """A column's title without case, spaces and marks: `"Article_Text" -> "articletext"`."""
    return "".join(filter(str.isalnum, str(title if title is not None else "").lower()))


KNOWN_TITLES = frozenset(bare(name) for names in NAMES.values() for name in names)


def match_columns(titles: Sequence[Any], name: str, given: Columns | None = None) -> dict[str, int]:
    """Which column (counted from 0) holds which field; `given` titles win. Raises InputError "columns"."""
    places = {bare(title): index for index, title in reversed(list(enumerate(titles))) if bare(title)}
    if places.keys() >= PASSAGES and OURS & places.keys():
        raise InputError(f"{name} is a worksheet or list of passages; expected a table of articles: leave it out", code="worksheet")
    found: dict[str, int] = {}
    for field, title in (given or {}).items():
        if bare(title) not in places:
            raise InputError(f"{name} has no column {title!r} ({shown(titles)}); expected the one you named for {field}: correct its title, as in text=Body", code="columns")
        found[field] = places[bare(title)]
    for field, names in NAMES.items():
        free = [places[key] for key in map(bare, names) if key in places and places[key] not in found.values()]
        if field not in found and free:
            found[field] = free[0]
    if "text" not in found:
        raise InputError(f"{name} has no column of articles' text ({shown(titles)}); expected one named text, body or content: rename it, or name yours as in text=Body (attribution ingest --column text=Body)", code="columns")
    return found


def shown(titles: Sequence[Any]) -> str:
    """The titles of a table in a message."""
    named = [repr(str(title)[:30]) for title in titles if title not in (None, "")]
    return f"its first row: {', '.join(named[:12])}{' …' if len(named) > 12 else ''}" if named else "its first row is empty"


def row_fields(row: Sequence[Any], places: Mapping[str, int], name: str) -> tuple[str, str | None, Known, tuple[Diagnostic, ...]]:
    """Text, id, what is known, and doubts of one row. Raises InputError "empty", "record"."""
    cells = {field: cell(row[index], field, name) for field, index in places.items() if index < len(row)}
    text = cells.pop("text", None)
    if text is None:
        raise InputError(f"{name} has no text; expected an article a row: fill its cell or take the row out", code="empty")
    given = cells.pop("id", None)
    published, doubts = known_date(cells.pop("published", None), given or name)
    return text, given, Known(**cells, published=published), doubts


def cell(value: Any, field: str, name: str) -> str | None:
    """A cell as words: the text untouched, dates in ISO 8601, whole numbers as ids; None for an empty one. Raises InputError "record"."""
    if value is None or value == "":
        return None
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str):
        return (value if field == "text" else value.strip()) if value.strip() else None
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight and value.tzinfo is None else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(one) for one in value if one) or None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int | float) and field != "text":
        return None if value != value else str(value)
    raise InputError(f"{name}: {field} is {kind_of(value)}; expected words: write it as text", code="record")
