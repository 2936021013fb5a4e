"""The input cut into units of work: always in the same places, whoever reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attribution.articles.bounds import CHUNK, LONGEST_LINE, lines_of
from attribution.articles.encodings import MARKS, wide_encoding
from attribution.articles.jsonfiles import other_lines
from attribution.articles.sources import Source
from attribution.errors import InputError

# Small enough that a kill costs seconds and a result fits into a pipe, large enough that handing over costs nothing beside reading.
FILES, LINES = 16, 200
MOST_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unit:
    """Some small files, one large one, or consecutive lines of a JSONL file (`lines`, the first of them line `first`).

    `key` changes with the name, size or time of change of any file in it; `size` is bytes of input. An error among the lines stands
    for one that was too long to be kept.
    """

    key: str
    sources: tuple[Source, ...]
    size: int
    lines: tuple[bytes | InputError, ...] | None = None
    first: int = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looked like when it was planned: its size, and words that change when it does."""

    size: int
    words: str


def split(sources: Iterable[Source]) -> Iterator[Unit]:
    """Cut sources into units, in order; a source that holds JSON Lines is cut between lines, others are never cut."""
    batch: list[tuple[Source, Stamp]] = []
    for source in sources:
        stamp = stamp_of(source)
        alone = is_lines(source)
        if batch and (alone or len(batch) >= FILES or sum(s.size for _, s in batch) + stamp.size > MOST_BYTES):
            yield together(batch)
            batch = []
        if alone:
            yield from line_units(source, stamp)
        else:
            batch.append((source, stamp))
    if batch:
        yield together(batch)


def together(batch: list[tuple[Source, Stamp]]) -> Unit:
    """A unit of whole sources."""
    key = key_of(*(f"{source.id}\0{source.format}\0{stamp.words}" for source, stamp in batch))
    return Unit(key, tuple(source for source, _ in batch), sum(stamp.size for _, stamp in batch))


def line_units(source: Source, stamp: Stamp) -> Iterator[Unit]:
    """The units of a JSONL file."""
    assert source.path is not None
    first, lines, size = 1, list[bytes | InputError](), 0
    try:
        with source.path.open("rb") as stream:
            for line in lines_of(stream, source.id, LONGEST_LINE):
                lines.append(line)
                size += len(line) if isinstance(line, bytes) else LONGEST_LINE
                if len(lines) >= LINES or size >= MOST_BYTES:
                    yield Unit(key_of(source.id, stamp.words, str(first), str(size)), (source,), size, tuple(lines), first)
                    first, lines, size = first + len(lines), [], 0
    except OSError:
        yield Unit(key_of(source.id, "unreadable"), (source,), 0)  # the reader says why
        return
    if lines or first == 1:
        yield Unit(key_of(source.id, stamp.words, str(first), str(size)), (source,), size, tuple(lines), first)


def is_lines(source: Source) -> bool:
    """Whether a source is JSON Lines whose line ends are bytes: no UTF-16, no byte order mark, something in it; and none that was met and is no article's."""
    if source.format != "jsonl" or source.path is None:
        return False
    try:
        with source.path.open("rb") as stream:
            start = stream.read(CHUNK)
    except OSError:
        return False
    marked = wide_encoding(start[:4096]) or any(start.startswith(mark) for mark, _ in MARKS)
    return bool(start.strip()) and not marked and start[:1] in b"{[ \n\r\t" and not (source.found and other_lines(start))


def stamp_of(source: Source) -> Stamp:
    """Size and time of change of a file; the digest of what came through stdin."""
    if source.path is None:
        data = source.data or b""
        return Stamp(len(data), hashlib.sha256(data).hexdigest())
    return file_stamp(source.path)


def file_stamp(path: Path) -> Stamp:
    """Size and time of change; one that is gone has none."""
    try:
        status = path.stat()
    except OSError:
        return Stamp(0, "gone")
    return Stamp(status.st_size, f"{status.st_size} {status.st_mtime_ns}")


def key_of(*words: str) -> str:
    """A short digest of words."""
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]
