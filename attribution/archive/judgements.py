"""What was said of stories, kept under a key that names all it depends on."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from sqlalchemy import delete, insert, select

from attribution.archive.tables import judgements

if TYPE_CHECKING:
    from attribution.archive.store import Archive

T = TypeVar("T")
log = logging.getLogger("attribution")


def kept_judgements(archive: Archive, keys: Sequence[bytes], kind: type[T]) -> dict[bytes, T]:
    """The judgements that are kept, by key, as values of a dataclass; one that cannot be read is made anew, and told."""
    found: dict[bytes, T] = {}
    with archive.looking() as connection:
        for key, body in connection.execute(select(judgements.c.key, judgements.c.body).where(judgements.c.key.in_(keys))):
            try:
                found[key] = unpacked(body, kind)
            except (zlib.error, msgspec.MsgspecError) as error:
                log.warning("archive %s: a kept judgement cannot be read (%s), it is made anew", archive.place, error)
    return found


def keep_judgement(archive: Archive, key: bytes, value: T) -> T:
    """Keep a judgement; the answer is what `kept_judgements` will give, so that a run says the same whether it was kept or not."""
    body = zlib.compress(msgspec.msgpack.encode(value, order="deterministic"))
    with archive.writing() as connection:
        connection.execute(delete(judgements).where(judgements.c.key == key))
        connection.execute(insert(judgements).values(key=key, body=body))
    return unpacked(body, type(value))


def unpacked(body: bytes, kind: type[T]) -> T:
    """A value from its bytes."""
    value: Any = msgspec.msgpack.decode(zlib.decompress(body), type=kind)
    return value  # type: ignore[no-any-return]
