"""The tables of a case file held against its JSON Schema, and what is wrong told in words."""

from __future__ import annotations

import difflib
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.cases.lines import Where

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

SCHEMA = Path(__file__).parent / "schema" / "case-1.json"
# What people write for a key of ours, where the letters alone would lead elsewhere.
MEANT = {
    "source": "outlet", "publisher": "outlet", "date": "published", "quote": "text", "passage": "text", "words": "text",
    "known_miss": "xfail", "forbid": "relation", "reason": "why", "file": "path", "headline": "title",
}  # fmt: skip


@functools.cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    value: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return value


@functools.cache
def validator() -> Draft202012Validator:
    """The validator, built once."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())


def problems(data: Any) -> Iterator[tuple[Where, str]]:
    """Where each fault of a parsed file is, and what it is: `(("must", 1, "a"), "unknown key 'contxt', …")`."""
    if not isinstance(data, dict):
        yield (), f"{short(data)} was seen, expected the tables of a case: [[article]], [[must]], …"
        return
    for error in sorted(validator().iter_errors(data), key=lambda e: [str(part).zfill(6) for part in e.absolute_path]):
        where: Where = tuple(error.absolute_path)
        yield from ((where, message) for message in told(error))


def told(error: ValidationError) -> Iterator[str]:
    """One message for each thing that a rule of the schema found."""
    rule = str(error.validator)
    given: Any = error.instance
    table: Any = error.schema
    if rule == "additionalProperties":
        known = list(table["properties"])
        yield from (unknown(key, known) for key in given if key not in known)
    elif rule == "required":
        yield f"key {missing(error)!r} is missing{hint(error)}"
    elif rule == "dependentRequired":
        yield "there is a `b` but no `a`: call the one passage `a`"
    elif rule == "oneOf":
        seen = "both `text` and `path`" if "text" in given else "neither `text` nor `path`"
        yield f"{seen} was seen, expected one of them: `text` for words written here, `path` for a file"
    else:
        yield f"{short(given)} was seen, expected {table.get('description', error.message)}"


def missing(error: ValidationError) -> str:
    """The key of a `required` rule that is not there."""
    return next(key for key in keys_of(error) if f"{key!r} is a required" in error.message)


def keys_of(error: ValidationError) -> list[str]:
    """The keys that a `required` rule names."""
    value: Any = error.validator_value
    return [str(key) for key in value]


def hint(error: ValidationError) -> str:
    """Which keys a table needs, where it needs more than one."""
    needed = keys_of(error)
    return f": expected {', '.join(needed)}" if len(needed) > 1 else ": add it"


def unknown(key: str, known: list[str]) -> str:
    """The message for a key that is none of the table's."""
    near = MEANT.get(key.lower())
    if near not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"unknown key {key!r}, nearest known key {near!r} (known: {', '.join(known)})"


def path_of(where: Where) -> str:
    """A place as it is written in messages, counted from 1: `("must", 1, "a")` -> "must[2].a"."""
    shown = ""
    for part in where:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown


def short(value: Any) -> str:
    """A value for a message, on one line and cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:59]}…"
