"""What a gzip, bzip2 or xz file holds, as a stream that stops at a limit."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import Any, BinaryIO, cast

from attribution.articles.bounds import CHUNK, Allowance, Counted
from attribution.errors import InputError

# What an .xz file may ask for as dictionary; `xz -9` asks for 64 MiB.
XZ_MEMORY = 256 * 1024 * 1024


def unpacked(stream: BinaryIO, id: str) -> BinaryIO:
    """The bytes inside a gzip, bzip2 or xz stream, bounded in what they unpack to by what was read."""
    allowance = Allowance(id, 1)

    class Consumed(io.RawIOBase):
        """The packed bytes, counted."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
            data = stream.read(min(len(view), CHUNK))
            view[: len(data)] = data
            allowance.packed += len(data)
            return len(data)

    packed: Any = io.BufferedReader(Consumed(), CHUNK)
    start = packed.peek(6)[:6]
    if start.startswith(b"\x1f\x8b"):
        inside: Any = gzip.GzipFile(fileobj=packed)
    elif start.startswith(b"BZh"):
        inside = bz2.BZ2File(packed)
    elif start.startswith(b"\xfd7zXZ"):
        inside = Xz(packed)
    else:
        raise InputError(f"{id} is neither gzip, bzip2 nor xz data; expected what its name says: pack it again", code="unreadable")
    return cast(BinaryIO, io.BufferedReader(Counted(inside, allowance), CHUNK))


class Xz(io.RawIOBase):
    """A stream of .xz bytes unpacked with bounded memory, whatever dictionary the file asks for."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.packed = b""
        self.decoder: lzma.LZMADecompressor | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Unpack into a buffer. Raises lzma.LZMAError, EOFError."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while True:
            if self.decoder is None or self.decoder.eof:
                self.packed = (self.decoder.unused_data if self.decoder else self.packed).lstrip(b"\0") or self.stream.read(CHUNK)
                if not self.packed:
                    return 0
                self.decoder = lzma.LZMADecompressor(memlimit=XZ_MEMORY)
            elif self.decoder.needs_input:
                self.packed = self.stream.read(CHUNK)
                if not self.packed:
                    raise EOFError("the .xz data ends early")
            data = self.decoder.decompress(self.packed, len(view))
            self.packed = b""
            if data:
                view[: len(data)] = data
                return len(data)
