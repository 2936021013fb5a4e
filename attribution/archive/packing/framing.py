"""What stands around every packed value: its format, its compression, and texts that no UTF-8 can hold."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

# Of zlib: 6 takes twice the time for 1% less.
LEVEL = 4
# Bytes of a value before compression; a blob that grows beyond is none of ours.
LIMIT = 1 << 28
PLAIN, ESCAPED = b"\x00", b"\x01"
Value = TypeVar("Value")
encode = msgspec.msgpack.Encoder(enc_hook=lambda value: plain(value)).encode


class DamagedError(ValueError):
    """A row of the archive is not as it was written; it costs this row, and no other."""


def plain(value: Any) -> Any:
    """A number of numpy's as Python's own: `np.float64(0.5)` -> 0.5. Raises TypeError for what is no number."""
    item = getattr(value, "item", None)
    if item is None:
        raise TypeError(f"a {type(value).__name__} was seen, expected a plain value: it cannot be kept")
    return item()


def frame(kind: bytes, value: Any) -> bytes:
    """The bytes of plain values under the mark of their format, compressed. Raises TypeError for a value that cannot be kept."""
    try:
        body, mark = encode(value), PLAIN
    except UnicodeEncodeError:  # half a character: no reader lets it in, a program's own Article may have it
        body, mark = encode(each_text(value, escape)), ESCAPED
    except OverflowError as error:
        raise TypeError(f"a number was seen that is too large ({error}): it cannot be kept") from error
    return kind + mark + zlib.compress(body, LEVEL)


def unframe(kind: bytes, data: bytes, decode: Callable[[bytes], Value]) -> Value:
    """The values behind the mark; raises DamagedError for bytes that `frame` did not write under this mark."""
    if type(data) is not bytes:  # a broken page may put words or numbers in their place
        raise DamagedError(f"{data!r:.40} was seen, expected bytes: it is made anew")
    head = len(kind)
    if data[:head] != kind or data[head : head + 1] not in (PLAIN, ESCAPED):
        raise DamagedError(
            f"a value begins with {bytes(data[: head + 1])!r}, expected {kind + PLAIN!r}: it is made anew"
        )
    try:
        unpacker = zlib.decompressobj()
        body = unpacker.decompress(data[head + 1 :], LIMIT)
        if not unpacker.eof:
            raise DamagedError(f"a value of {len(data)} bytes is cut or longer than {LIMIT} bytes: it is made anew")
        value = decode(body)
        return each_text(value, unescape) if data[head : head + 1] == ESCAPED else value
    except (zlib.error, msgspec.DecodeError, ValueError) as error:
        raise DamagedError(f"a value of {len(data)} bytes cannot be read ({error}): it is made anew") from error


def escape(text: str) -> str:
    """Any text as one that UTF-8 can hold; ASCII stays: half a character becomes three of Latin-1."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def unescape(text: str) -> str:
    """The text that `escape` was given."""
    return text.encode("latin-1").decode("utf-8", "surrogatepass")


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Nested tuples, lists and dicts with every text in them changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple | list):
        return type(value)(each_text(item, change) for item in value)
    if isinstance(value, dict):
        return {each_text(key, change): each_text(item, change) for key, item in value.items()}
    return value
