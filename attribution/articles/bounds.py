"""What an archive or a compressed file may unpack to: streams that stop at a limit, and names that stay inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO

from attribution.errors import InputError

# One document held in memory at once: a book of 1,000 pages has 3 MB of text, a newspaper's PDF with its pictures 40 MB.
LARGEST_DOCUMENT = 64 * 1024 * 1024
# One line of JSONL or one row of a table.
LONGEST_LINE = 16 * 1024 * 1024
# DEFLATE reaches 1,032:1, and text of any language 3:1 to 20:1; feeds of one template 100:1.
RATIO = 200
# Below this nothing is called a bomb, whatever its ratio.
HARMLESS = 16 * 1024 * 1024
MOST_UNPACKED = 64 * 1024**3
MOST_MEMBERS = 1_000_000
# A container may lie in a container (a ZIP in a ZIP, a WACZ in a TAR), and no deeper.
DEEPEST = 2
CHUNK = 64 * 1024


@dataclass(slots=True)
class Allowance:
    """How much a container may still unpack, given its size as packed in bytes (0: unknown)."""

    name: str
    packed: int
    spent: int = 0
    members: int = 0

    def spend(self, count: int) -> None:
        """Count unpacked bytes. Raises InputError "bomb"."""
        self.spent += count
        if self.spent > MOST_UNPACKED or (self.spent > HARMLESS and self.packed and self.spent > RATIO * self.packed):
            raise InputError(
                f"{self.name} unpacks to more than {self.spent:,} bytes from {self.packed:,}; expected at most {RATIO} times its size and "
                f"{MOST_UNPACKED:,} bytes: is it a decompression bomb? Unpack it yourself if you trust it",
                code="bomb",
            )

    def member(self) -> None:
        """Count a member. Raises InputError "too_many"."""
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise InputError(f"{self.name} has more than {MOST_MEMBERS:,} members; expected fewer: split it", code="too_many")


class Counted(io.RawIOBase):
    """A stream that spends an allowance as it is read; it cannot go back."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self.stream, self.allowance = stream, allowance
        self.some = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into a buffer. Raises InputError: "bomb", "unreadable" for packed data that ends early."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        # What is there now: a stream cut off later gives what it has before it fails.
        try:
            data = self.some(min(len(view), CHUNK))
        except EOFError as error:  # which some readers take for a proper end
            raise InputError(f"{self.allowance.name} ends early ({error}); expected a whole file: fetch it again", code="unreadable") from error
        view[: len(data)] = data
        self.allowance.spend(len(data))
        return len(data)


class Forward(io.RawIOBase):
    """A stream that can be asked to go forward, and a chunk back: what reading the TAR of a name needs."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name = stream, name
        self.at = self.end = 0
        self.recent = b""

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Forward."""
        return True

    def tell(self) -> int:
        """Where the next read begins."""
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place. Raises OSError where it lies behind the last chunk."""
        target = offset + (self.at if whence == 1 else 0)
        if whence == 2 or target < self.end - len(self.recent):
            raise OSError("this stream cannot go back")
        while self.end < target and self.fill(min(CHUNK, target - self.end)):
            pass
        self.at = min(target, self.end)
        return self.at

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes. Raises InputError "too_large" for a request no honest archive makes."""
        if size < 0 or size > LARGEST_DOCUMENT:
            raise InputError(f"{self.name} has a header of {size:,} bytes; expected a TAR as programs write it: pack it again", code="too_large")
        parts = [self.recent[len(self.recent) - (self.end - self.at) :][:size]] if self.at < self.end else []
        have = sum(map(len, parts))
        while have < size and (data := self.fill(min(CHUNK, size - have))):
            parts.append(data)
            have += len(data)
        self.at += have
        return b"".join(parts)

    def fill(self, size: int) -> bytes:
        """Take the next bytes from the stream and remember them."""
        data = self.stream.read(size)
        if data:
            self.recent = (self.recent + data)[-CHUNK:] if len(data) < CHUNK else data
            self.end += len(data)
        return data


def whole(stream: BinaryIO, name: str, limit: int = LARGEST_DOCUMENT) -> bytes:
    """All bytes of one document. Raises InputError "too_large" beyond the limit."""
    parts, size = [], 0
    while data := stream.read(CHUNK):
        size += len(data)
        if size > limit:
            raise InputError(f"{name} has more than {limit:,} bytes; expected one document: split it", code="too_large")
        parts.append(data)
    return b"".join(parts)


def lines_of(stream: BinaryIO, name: str, limit: int = LONGEST_LINE) -> Iterator[bytes | InputError]:
    """Yield the lines of a stream with their ends; one beyond the limit is passed over and comes as an InputError "too_large"."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield line
            continue
        size = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(CHUNK)):
            size += len(line)
        yield InputError(f"{name} line {number} has {size:,} bytes; expected at most {limit:,}: is it one record a line?", code="too_large", line=number)


def unsafe_name(name: str) -> str | None:
    """Why a member's name is refused, None for one that stays inside: `"../a" -> "leads out of the archive"`."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "\0" in name:
        return "has a zero character"
    if path.is_absolute() or PureWindowsPath(name).drive or PureWindowsPath(name).root:
        return "is absolute"
    return "leads out of the archive" if ".." in path.parts else None
