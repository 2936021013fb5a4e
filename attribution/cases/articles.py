"""The articles of a case: written in the file, or read from the files it names."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from attribution.articles import read_articles, read_text
from attribution.errors import InputError
from attribution.types import Article

# Key of a case file -> field of an Article.
FIELDS = {
    "outlet": "source", "title": "title", "url": "url", "published": "published", "byline": "byline", "language": "language",
}  # fmt: skip


def articles_of(entry: Mapping[str, Any], number: int, folder: Path) -> list[Article]:
    """What one `[[article]]` gives: an article of its text, or those of its path. Raises InputError."""
    given = {FIELDS[key]: value for key, value in entry.items() if key in FIELDS}
    if "text" in entry:
        return [inline(entry["text"], entry.get("id", f"article-{number}"), given)]
    found = list(from_path(entry["path"], folder))
    if len(found) > 1 and (given or "id" in entry):
        raise InputError(
            f"path {entry['path']!r} gives {len(found)} articles, expected one where {', '.join(sorted(set(entry) - {'path'}))} "
            "is given: write an [[article]] for each",
            code="several",
        )
    if given.get("published"):
        given["published"] = day(given["published"])
    return [replace(article, id=entry.get("id", article.id), **given) for article in found]


def inline(text: str, name: str, given: Mapping[str, Any]) -> Article:
    """An article written in the case file; its blocks are laid out as those of a plain text."""
    article = read_text(text, id=name, **given)
    if "published" in given:
        day(given["published"])
    return article


def day(published: str) -> str:
    """The date of publication as articles carry it. Raises InputError where it is none."""
    from attribution.articles.known import known_date

    iso, _ = known_date(published, "")
    if iso is None:
        raise InputError(f"published {published!r} names no day, expected a date such as 2024-03-04", code="date")
    return iso


def from_path(path: str, folder: Path) -> Iterator[Article]:
    """The articles of a file, folder or pattern, counted from the case file's folder; each is called by its file's name."""
    place = folder / path
    named = str(place) if place.exists() else str(Path(glob.escape(str(folder))) / path)
    for item in read_articles([named]):
        if isinstance(item, Article):
            yield replace(item, id=Path(item.id).name) if Path(item.id).is_file() else item
        elif item.failed:
            raise InputError(item.message, code=item.code)


def repeated(articles: Sequence[Article]) -> str | None:
    """The first id that two articles share."""
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            return article.id
        seen.add(article.id)
    return None
