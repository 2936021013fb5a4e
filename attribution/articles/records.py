"""The JSONL record every program can make, as an article."""

# ruff: noqa: A001 - `id` is the name of the field in the record format

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attribution.articles.building import build_article, require_text
from attribution.articles.encodings import decode
from attribution.articles.known import Known, known_date
from attribution.articles.ninjs import is_ninjs, read_ninjs
from attribution.articles.recording import digest, recorded
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

OPTIONAL = ("title", "source", "url", "published", "byline", "language")
EXPECTED = (
    'expected {"id": "…", "text": "…"} with title, source, url, published, byline and language as words where known'
)


def article_from_record(
    record: Mapping[str, Any], *, place: str = "record", notes: tuple[Diagnostic, ...] = ()
) -> Article:
    """Read one record: `{"id": "a", "text": "One.", "published": "2023-01-27"}`; offsets are into its `text`.

    `place` names the record in messages ("news.jsonl line 3"). The layout of
    a record that `attribution ingest` wrote is taken as it is; other keys are left alone. Raises InputError: "record" for a
    missing or mistyped key, "empty" for a blank text. A `published` that is no date is told in a Diagnostic and left out.
    """
    if not isinstance(record, Mapping):
        raise InputError(f"{place}: {kind_of(record)} is no record; {EXPECTED}", code="record")
    id, text = required(record, "id", place), required(record, "text", place)
    given = {key: optional(record, key, place) for key in OPTIONAL}
    published, doubts = known_date(given.pop("published"), id)
    kept = recorded(record, text)
    try:
        if kept is not None:
            require_text(text, id)
            known = {**given, **kept, "published": published, "digest": digest(text), "diagnostics": (*notes, *doubts)}
            return Article(id, text, **known)
        return build_article(text, id=id, known=Known(**given, published=published), diagnostics=(*notes, *doubts))
    except InputError as error:
        raise InputError(f"{place}: {error}", code=error.code) from error


def required(record: Mapping[str, Any], key: str, place: str) -> str:
    """The value of a key that must be there; a whole number is taken as id."""
    value = record.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        raise InputError(f"{place}: key {key!r} is missing (keys seen: {keys_of(record)}); {EXPECTED}: add it", code="record")
    if not isinstance(value, str):
        raise InputError(
            f"{place}: {key} is {kind_of(value)}; expected words in quotation marks: write it as a string",
            code="record",
        )
    if key == "id" and not value.strip():
        raise InputError(f"{place}: id is blank; expected a name that no other article has: give it one", code="record")
    return value


def optional(record: Mapping[str, Any], key: str, place: str) -> str | None:
    """The value of a key that may be missing, null or blank."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(
            f"{place}: {key} is {kind_of(value)}; expected words or null: write it as a string", code="record"
        )
    return value.strip() or None


def keys_of(record: Mapping[Any, Any]) -> str:
    """The first keys of an object in a message: `{"b": 1, "a": 2} -> "a, b"`."""
    return ", ".join(str(key)[:40] for key in sorted(map(str, record))[:12]) or "none"


def kind_of(value: object) -> str:
    """A JSON value in words, shortened: `a number (3)`."""
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "a string",
    }
    shown = repr(value)
    return f"{names.get(type(value), 'null')} ({shown if len(shown) <= 40 else shown[:40] + '…'})"


def read_records(lines: Iterable[bytes | InputError], name: str, first: int = 1) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Read JSONL line by line; yields (place, article), or a Diagnostic with the line's number where a line is no record.

    `first` is the number of the first line, where it is not the first of its file.
    """
    for number, line in enumerate(lines, start=first):
        place = f"{name} line {number}"
        if isinstance(line, InputError):
            yield place, Diagnostic(line.code, str(line), name, failed=True)
            continue
        if not line.strip():
            continue
        try:
            text, notes = decode(line, place)
            value = parse(text, place, number)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), name, failed=True)
            continue
        yield from read_value(value, place, name, tuple(notes))


def read_value(value: Any, place: str, name: str, notes: tuple[Diagnostic, ...] = ()) -> Iterator[tuple[str, Article | Diagnostic]]:
    """What a JSON value holds, a record or the items of ninjs, as (place, article or diagnostic); `name` is the file's."""
    try:
        if is_ninjs(value):
            yield from ((place, item) for _, item in read_ninjs(value, name, alone=False))
        else:
            yield place, article_from_record(value, place=place, notes=notes)
    except InputError as error:
        yield place, Diagnostic(error.code, str(error), name, failed=True)


def parse(text: str, place: str, number: int) -> Any:
    """Parse one line of JSON."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at column {error.colno}"
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80]
    raise InputError(
        f"{place}: invalid JSON ({reason}): {text.strip()[:40]!r}; {EXPECTED}, one record a line: correct the line",
        code="invalid_json",
        line=number,
    )
