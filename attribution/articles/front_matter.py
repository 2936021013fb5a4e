"""The block of keys above a Markdown text."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attribution.articles.known import Known, known_date
from attribution.errors import InputError
from attribution.types import Diagnostic

FENCE = re.compile(r"\A---[ \t]*\r?\n(?P<keys>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# Keys above this length are no front matter; it also bounds what the YAML reader may be asked to do.
LONGEST = 20_000
FIELDS = {
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publication", "publisher"),
    "url": ("url", "link", "canonical_url"),
    "published": ("published", "date", "pubdate", "publish_date"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}


def split_front_matter(text: str, id: str) -> tuple[int, Known, tuple[Diagnostic, ...]]:
    """Return where the Markdown begins and what the keys above it say: `"---\\ntitle: A\\n---\\nText" -> 17, title "A"`.

    A block that is no mapping of keys counts as text. Raises InputError "front_matter" for keys that cannot be parsed.
    """
    match = FENCE.match(text[: LONGEST + 10])
    keys = parse_keys(match["keys"], id) if match else None
    if match is None or keys is None:
        return 0, Known(), ()
    given = {field: first_value(keys, names) for field, names in FIELDS.items()}
    published, notes = known_date(given.pop("published"), id)
    return match.end(), Known(**given, published=published), notes


def is_front_matter(text: str) -> bool:
    """Whether a text of no known markup opens with keys of an article: `"---\\noutlet: Post\\n---\\n…"`, and not with a mere rule."""
    try:
        match = FENCE.match(text[: LONGEST + 10])
        keys = parse_keys(match["keys"], "") if match else None
    except InputError:
        return False
    known = {"attribution", *(name for names in FIELDS.values() for name in names)}
    return keys is not None and any(str(key).lower() in known for key in keys)


def parse_keys(block: str, id: str) -> Mapping[Any, Any] | None:
    """Parse the keys; anchors and aliases (which can grow without bound) are refused by what they are."""
    import yaml

    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(block, Loader=yaml.SafeLoader)):
            raise InputError(
                f"{id}: front matter uses a YAML alias; expected plain keys: write the value out", code="front_matter"
            )
        keys = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(
            f"{id}: front matter cannot be parsed ({problem}); expected lines such as 'title: Bridge closed': "
            "put values with a colon in quotation marks",
            code="front_matter",
        ) from error
    return keys if isinstance(keys, Mapping) else None


def first_value(keys: Mapping[Any, Any], names: tuple[str, ...]) -> str | None:
    """The first key that is set, as words; a list of authors is joined."""
    lowered = {str(key).lower(): value for key, value in keys.items()}
    value = next((lowered[name] for name in names if lowered.get(name) not in (None, "", [])), None)
    if value is None:
        return None
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return ", ".join(str(item) for item in value) if isinstance(value, list) else str(value).strip()
