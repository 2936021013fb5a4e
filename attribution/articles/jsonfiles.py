"""JSON and JSONL files: records and ninjs items, one a line or in a list."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from attribution.articles.bounds import CHUNK, lines_of, whole
from attribution.articles.encodings import MARKS, decode, wide_encoding
from attribution.articles.ninjs import is_ninjs, read_ninjs
from attribution.articles.records import EXPECTED, keys_of, kind_of, read_records, read_value
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Items = Iterator[tuple[str, Article | Diagnostic]]


def read_lines(stream: BinaryIO, name: str, *, found: bool = False) -> Items:
    """Read a JSONL stream line by line; UTF-16 and UTF-32 are decoded whole, since their line ends are no bytes.

    `found` says that the file was only met: then one whose first lines tell of something else is refused as a whole.
    Raises InputError: "empty", "binary", "encoding", "no_records".
    """
    start = bytes(stream.peek(CHUNK)[:CHUNK])  # type: ignore[attr-defined]
    marked = any(start.startswith(mark) for mark, _ in MARKS)
    if not start.strip() or marked or wide_encoding(start[:4096]):
        text, notes = decode(whole(stream, name), name)
        yield from ((name, note) for note in notes)
        stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    else:
        if start[:1] not in b"{[ \n\r\t":
            decode(start, name)  # says what it is, where it is no text
        other = other_lines(start) if found else []
        if other:
            raise no_records(other, name)
    yield from read_records(lines_of(stream, name), name)


def other_lines(start: bytes) -> list[Any]:
    """The values in the whole lines at the beginning of a file where each is JSON and none a record: a log, a list of settings; else none."""
    values: list[Any] = []
    lines = start.split(b"\n")
    for line in lines if len(start) < CHUNK else lines[:-1]:
        try:
            values += [json.loads(line)] if line.strip() else []
        except (ValueError, RecursionError):
            return []
    return [] if any(is_record(value) for value in values) else values


def read_json(text: str, id: str, *, lines: bool) -> Items:
    """A JSON text: one record, one ninjs item (whose id is the file's), a list of them, or JSONL. Raises InputError: "invalid_json", "no_records"."""
    if lines or is_jsonl(text):
        yield from read_records(text.encode("utf-8", "surrogatepass").split(b"\n"), id)
        return
    value = parsed(text, id)
    if is_ninjs(value):
        yield from read_ninjs(value, id)
        return
    values = value if isinstance(value, list) else [value]
    if not any(is_record(one) for one in values):
        raise no_records(values, id)
    for number, one in enumerate(values, start=1):
        yield from read_value(one, f"{id} record {number}" if isinstance(value, list) else id, id)


def is_jsonl(text: str) -> bool:
    """Whether the first line is an object by itself and others follow: then the file is no JSON, whatever it is called."""
    first, _, rest = text.strip().partition("\n")
    if not first.startswith("{") or not rest:
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def parsed(text: str, id: str) -> Any:
    """The value of a JSON text. Raises InputError "invalid_json" with the line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        reason, line = f"{error.msg} at line {error.lineno} column {error.colno}", error.lineno
    except (ValueError, RecursionError) as error:
        reason, line = "nested too deeply" if isinstance(error, RecursionError) else str(error)[:80], 1
    raise InputError(f"{id} is invalid JSON ({reason}); {EXPECTED}, or a list of such records: correct it or export it again", code="invalid_json", line=line)


def is_record(value: Any) -> bool:
    """Whether a value could be meant as an article: it has a text, or is a ninjs item."""
    return isinstance(value, Mapping) and ("text" in value or is_ninjs(value))


def no_records(values: list[Any], id: str) -> InputError:
    """The error for JSON that tells of something else: a package.json, a list of settings."""
    objects = [value for value in values if isinstance(value, Mapping)]
    seen = f"keys seen: {keys_of(objects[0])}" if objects else kind_of(values[0]) if values else "an empty list"
    return InputError(f"{id} has no records of articles ({seen}); {EXPECTED}: leave it out, or write its articles so", code="no_records")
