"""How each kind of row is read back, for who checks that all of them can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Select, select

from attribution.archive import tables
from attribution.archive.caches.rows import to_verdict
from attribution.archive.kept.judgements import JUDGEMENT
from attribution.archive.packing.codec import DamagedError, digest, rows, unpack_article, unpack_reading, unpack_vectors
from attribution.archive.packing.framing import unframe
from attribution.types import Article


@dataclass(frozen=True, slots=True)
class Check:
    """The rows of a table, their key first, and what raises DamagedError for one that is not as it was written."""

    table: str
    query: Select[Any]
    read: Callable[..., object]


def packed(value: object) -> bytes:
    """The bytes of a column; a broken page may put anything in their place."""
    if not isinstance(value, bytes):
        raise DamagedError(f"{value!r:.40} was seen, expected bytes: it is made anew")
    return value


def article(_id: str, content: bytes, record: bytes) -> None:
    """An article, and whether it is the one its digest was made of."""
    if digest(unpack_article(packed(record))) != packed(content):
        raise DamagedError("the article is not the one that was added (its digest differs): add it again")


def reading(_content: bytes, _key: str, body: bytes) -> None:
    """A reading; its passages are believed when it is looked up with its article. What another version wrote is read as far as we can."""
    mark = packed(body)[: len(rows().mark)]
    if mark[:2] == rows().mark[:2] and mark != rows().mark:
        unframe(mark, packed(body), msgspec.msgpack.decode)
    else:
        unpack_reading(packed(body), Article("", ""))


def vector(_number: int, exact: bytes) -> None:
    """A vector of numbers."""
    if not np.isfinite(unpack_vectors([packed(exact)])).all():
        raise DamagedError("a vector has components that are no numbers: it is made anew")


def verdict(_key: bytes, *values: object) -> None:
    """A verdict that a model can have given."""
    try:
        to_verdict(*values)
    except (ValueError, TypeError) as error:
        raise DamagedError(f"{error}: it is made anew") from error


def judgement(_key: bytes, body: bytes) -> None:
    """What was said of a story."""
    unframe(JUDGEMENT, packed(body), msgspec.msgpack.decode)


READERS = (
    Check("articles", select(tables.articles.c.id, tables.articles.c.digest, tables.articles.c.record), article),
    Check("readings", select(tables.readings), reading),
    Check("vectors", select(tables.vectors.c.number, tables.vectors.c.exact), vector),
    Check("verdicts", select(tables.verdicts), verdict),
    Check("judgements", select(tables.judgements), judgement),
)
