"""Values over a pipe: eight bytes of length, then the pickle. What was cut off is told from what is whole."""

from __future__ import annotations

import pickle
from typing import Any, BinaryIO

LENGTH = 8


def packed(value: Any) -> bytes:
    """A value as bytes. Raises what pickling it raises, before anything is sent."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes | bytearray) -> Any:
    """The value of `packed`; only ever bytes of this program's own other half."""
    return pickle.loads(data)  # noqa: S301 - our own process wrote it


def send(pipe: BinaryIO, data: bytes) -> None:
    """Write one value's bytes, at once."""
    pipe.write(len(data).to_bytes(LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytearray:
    """The bytes of the next value. Raises EOFError where the other end is gone, in the middle of a value too."""
    return exactly(pipe, int.from_bytes(exactly(pipe, LENGTH), "big"))


def exactly(pipe: BinaryIO, count: int) -> bytearray:
    """So many bytes, waited for; a pipe without a buffer gives them in portions. Raises EOFError where there are fewer."""
    data, done = bytearray(count), 0
    while done < count:
        got = pipe.readinto(memoryview(data)[done:])  # type: ignore[attr-defined]
        if not got:
            raise EOFError(f"{done} of {count} bytes")
        done += got
    return data
