"""An article as its record, with everything that was known when it was read, so that reading the record gives the article again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, get_args

from attribution.types import Article, Block, BlockRole, Hint, HintKind

ROLES, KINDS = frozenset(get_args(BlockRole)), frozenset(get_args(HintKind))
WORDS = ("id", "text", "title", "source", "url", "published", "updated", "byline", "language")


def article_record(article: Article) -> dict[str, Any]:
    """The record of an article: the keys of `attribution.article/1`, absent where nothing is known.

    `digest` is the sha256 of the text, `blocks` the layout as `[start, end, role]` in code points: who changes the text by hand
    changes the digest, and the layout is made anew. `hints` are `[start, end, kind, value]`.
    """
    record: dict[str, Any] = {key: getattr(article, key) for key in WORDS}
    record = {key: value for key, value in record.items() if value is not None}
    record["digest"] = article.digest or digest(article.text)
    if article.blocks:
        record["blocks"] = [[block.start, block.end, block.role] for block in article.blocks]
    if article.hints:
        record["hints"] = [[hint.start, hint.end, hint.kind, hint.value] for hint in article.hints]
    return record


def recorded(record: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """Layout, hints and update time of a record we wrote, as fields of an Article; None where the text is not the one laid out."""
    if record.get("digest") != digest(text):
        return None
    blocks, hints = rows(record.get("blocks"), 3, ROLES, len(text)), rows(record.get("hints", []), 4, KINDS, len(text))
    if not blocks or hints is None or any(a[1] > b[0] for a, b in pairwise(blocks)):
        return None
    found: dict[str, Any] = {"blocks": tuple(Block(*row) for row in blocks), "hints": tuple(Hint(*row) for row in hints)}
    if isinstance(record.get("updated"), str):
        found["updated"] = record["updated"]
    return found


def rows(value: object, width: int, names: frozenset[str], size: int) -> list[list[Any]] | None:
    """Rows of start, end, a known name and further words; None where any is something else or lies outside the text."""
    if not isinstance(value, list):
        return None
    good = all(
        isinstance(row, list) and len(row) == width and all(type(at) is int for at in row[:2]) and 0 <= row[0] < row[1] <= size
        and all(isinstance(word, str) for word in row[2:]) and row[2] in names
        for row in value
    )  # fmt: skip
    return value if good else None


def digest(text: str) -> str:
    """The sha256 of a text; one that UTF-8 cannot write has none."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        return ""
