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

# YAML between `---`, as most programs write it, or TOML between `+++` (Hugo, Zola).
FENCE = re.compile(
    r"\A(?:---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?P<toml>.*?)^\+\+\+)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
TOML_KEY = re.compile(r"^[ \t]*[\w.\"'-]+[ \t]*=", re.MULTILINE)
# Keys above this length are no front matter; it also bounds what the readers may be asked to do.
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
    """Return where the Markdown begins and what the keys above it say: `"---\\ntitle: A\\n---\\nText" -> 17, title "A"`; TOML stands between `+++`.

    A block that is no mapping of keys counts as text. Raises InputError "front_matter" for keys that cannot be parsed.
    """
    match = FENCE.match(text[: LONGEST + 10])
    keys = keys_of(match, id) if match else None
    if match is None or keys is None:
        return 0, Known(), ()
    given = {field: first_value(keys, names) for field, names in FIELDS.items()}
    published, notes = known_date(given.pop("published"), id)
    return match.end(), Known(**given, published=published), notes


def is_front_matter(text: str) -> bool:
    """Whether a text of no known markup opens with keys of an article: `"---\\noutlet: Post\\n---\\n…"`, and not with a mere rule."""
    try:
        match = FENCE.match(text[: LONGEST + 10])
        keys = keys_of(match, "") if match else None
    except InputError:
        return False
    known = {"attribution", *(name for names in FIELDS.values() for name in names)}
    return keys is not None and any(str(key).lower() in known for key in keys)


def keys_of(match: re.Match[str], id: str) -> Mapping[Any, Any] | None:
    """The keys between the fences, None where what stands there is no mapping of keys. Raises InputError "front_matter"."""
    return parse_yaml(match["yaml"], id) if match["yaml"] is not None else parse_toml(match["toml"], id)


def parse_toml(block: str, id: str) -> Mapping[Any, Any] | None:
    """Parse TOML keys; a block without one is a text between two rules."""
    import tomllib

    if not TOML_KEY.search(block):
        return None
    try:
        return tomllib.loads(block.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{id}: front matter cannot be parsed ({str(error)[:120] or type(error).__name__}); expected lines such as 'title = \"Bridge closed\"': "
            "put words in quotation marks",
            code="front_matter",
        ) from error


def parse_yaml(block: str, id: str) -> Mapping[Any, Any] | None:
    """Parse YAML keys; anchors and aliases (which can grow without bound) are refused by what they are."""
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
    """The first key that is set, as words; a list of authors is joined, of an author with further keys the name is taken."""
    lowered = {str(key).lower(): value for key, value in keys.items()}
    return next((shown for name in names if (shown := shown_value(lowered.get(name)))), None)


def shown_value(value: Any) -> str | None:
    """A value as words, None for one that says nothing: `[{"name": "Ana Reis"}, "Bo Li"] -> "Ana Reis, Bo Li"`."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return shown_value(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(shown_value, value))) or None
    return str(value).strip() or None if value is not None else None
