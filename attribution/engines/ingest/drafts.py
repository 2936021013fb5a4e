"""The files an ingest writes: beside their names until all is done, so that what has the name is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol


class Sink(Protocol):
    """Where lines go."""

    size: int

    def write(self, line: bytes) -> None:
        """Put a line behind the others."""

    def keep(self) -> None:
        """Make lasting what was written."""

    def finish(self) -> None:
        """All is written."""

    def close(self) -> None:
        """Let go, whether all is written or not."""


class Draft:
    """`FILE.part`, which becomes FILE when it is finished."""

    def __init__(self, target: Path, size: int = 0) -> None:
        """Go on behind the first `size` bytes of what is there."""
        self._target, self._file = target.resolve(), part_of(target)
        self._stream: IO[bytes] = self._file.open("r+b" if size else "wb")
        self._stream.truncate(size)
        self._stream.seek(size)
        self.size = size

    def write(self, line: bytes) -> None:
        """Put a line behind the others."""
        self._stream.write(line)
        self.size += len(line)

    def keep(self) -> None:
        """Make lasting what was written, a power cut included."""
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def finish(self) -> None:
        """Give the file its name."""
        self.keep()
        self._stream.close()
        if self._target.exists():
            shutil.copymode(self._target, self._file)
        self._file.replace(self._target)

    def close(self) -> None:
        """Let go; the part stays."""
        self._stream.close()


class Stream:
    """A place that cannot be gone back in: stdout, a pipe, a device."""

    def __init__(self, put: Callable[[bytes], object], close: Callable[[], object] = lambda: None) -> None:
        self._put, self._close, self.size = put, close, 0

    def write(self, line: bytes) -> None:
        """Hand a line on."""
        self._put(line)
        self.size += len(line)

    def keep(self) -> None:
        """Nothing: what was handed on is gone."""

    def finish(self) -> None:
        """All is written."""
        self._close()

    def close(self) -> None:
        """Let go."""
        self._close()


def part_of(target: Path) -> Path:
    """The name of a file while it is written: `articles.jsonl` -> `articles.jsonl.part`."""
    target = target.resolve()
    return target.with_name(f"{target.name}.part")


def holds(target: Path, size: int) -> bool:
    """Whether the part of a file is there with at least so many bytes."""
    try:
        return part_of(target).stat().st_size >= size
    except OSError:
        return False
