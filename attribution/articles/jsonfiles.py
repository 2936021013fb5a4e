"""JSON and JSONL files: records and ninjs items, one a line or in a list."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from attribution.articles.bounds import lines_of, whole
from attribution.articles.encodings import MARKS, decode, wide_encoding
from attribution.articles.ninjs import is_ninjs, read_ninjs
from attribution.articles.records import read_records
from attribution.types import Article, Diagnostic

Items = Iterator[tuple[str, Article | Diagnostic]]


def read_lines(stream: BinaryIO, name: str) -> Items:
    """Read a JSONL stream line by line; UTF-16 and UTF-32 are decoded whole, since their line ends are no bytes.

    Raises InputError: "empty", "binary", "encoding".
    """
    start = bytes(stream.peek(4096)[:4096])  # type: ignore[attr-defined]
    marked = any(start.startswith(mark) for mark, _ in MARKS)
    if not start.strip() or marked or wide_encoding(start[: len(start) // 2 * 2]) or is_binary(start, name):
        text, _ = decode(whole(stream, name), name)
        stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    yield from read_records(lines_of(stream, name), name)


def is_binary(start: bytes, name: str) -> bool:
    """Raise InputError where the first bytes are no text; else False."""
    if start[:1] not in (b"{", b"[", b" ", b"\n", b"\r", b"\t"):
        decode(start, name)
    return False


def read_json(text: str, id: str, *, lines: bool) -> Items:
    """A JSON text: one record, one ninjs item (whose id is the file's), a list of them, or JSONL."""
    if not lines:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            lines = True
        else:
            if is_ninjs(value):
                yield from read_ninjs(value, id)
                return
            records = value if isinstance(value, list) else [value]
            yield from read_records((json.dumps(record).encode("utf-8") for record in records), id)
            return
    yield from read_records(text.encode("utf-8", "surrogatepass").split(b"\n"), id)
