"""What was said of stories, kept under a key that names all it depends on."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec
from sqlalchemy import select

from attribution.archive.database.upserts import chunks, put_rows
from attribution.archive.kept.keeping import keep
from attribution.archive.packing.framing import DamagedError, frame, plain, unframe
from attribution.archive.tables import judgements

if TYPE_CHECKING:
    from attribution.archive.store import Archive

T = TypeVar("T")
log = logging.getLogger("attribution")
# The format of a kept judgement.
JUDGEMENT = b"J1"


def kept_judgements(archive: Archive, keys: Sequence[bytes], kind: type[T]) -> dict[bytes, T]:
    """The judgements that are kept, by key, as values of a dataclass; one that cannot be read is made anew, and told."""
    found: dict[bytes, T] = {}
    with archive.looking() as connection:
        for chunk in chunks(keys):
            query = select(judgements.c.key, judgements.c.body).where(judgements.c.key.in_(chunk))
            for key, body in connection.execute(query).all():
                try:
                    found[bytes(key)] = unpacked(body, kind)
                except (DamagedError, msgspec.ValidationError) as error:
                    log.warning("archive %s: a kept judgement cannot be read (%s), it is made anew", archive.place, error)
    return found


def keep_judgement(archive: Archive, key: bytes, value: T) -> T:
    """Keep a judgement; the answer is what `kept_judgements` will give, so that a run says the same whether it was kept or not.

    An archive that may only be read, or that another process holds, is told once and keeps nothing; other faults raise ConfigError.
    """
    body = packed(value)
    keep(archive, lambda connection: put_rows(connection, judgements, [{"key": key, "body": body}], replacing=("body",)))
    return unpacked(body, type(value))


def as_kept(value: T) -> T:
    """A judgement as `kept_judgements` would give it, where it is not to be kept."""
    return unpacked(packed(value), type(value))


def packed(value: object) -> bytes:
    """A value as bytes; the same value, the same bytes."""
    return frame(JUDGEMENT, msgspec.to_builtins(value, enc_hook=plain, order="deterministic"))


def unpacked(body: bytes, kind: type[T]) -> T:
    """A value from its bytes; raises DamagedError, or ValidationError for those of another kind."""
    return msgspec.convert(unframe(JUDGEMENT, body, msgspec.msgpack.decode), kind)
