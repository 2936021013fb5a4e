"""Standard input as a source: lines of JSON are kept in a file and streamed, anything else is one article."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from attribution.articles.sources import Source
from attribution.types import Diagnostic

PIECE = 1 << 20


def as_source(stdin: BinaryIO | None, folder: Path) -> Source | Diagnostic:
    """Standard input as the source "-"; where it is JSON Lines, by way of a file in `folder`, so that its size does not matter."""
    if stdin is None:
        message = "'-' was given but there is no standard input; expected a file or a pipe: pipe text in"
        return Diagnostic("missing", message, "-", failed=True)
    try:
        start = stdin.read(PIECE)
        if not looks_like_lines(start):
            return Source("-", None, None, start + stdin.read())
        return Source("-", kept(start, stdin, folder), "jsonl")
    except (OSError, ValueError) as error:
        message = f"standard input cannot be read ({error}); expected bytes: pass a file instead"
        return Diagnostic("unreadable", message, "-", failed=True)


def looks_like_lines(start: bytes) -> bool:
    """Whether bytes begin with an article record on a line of its own, or with one longer than they are."""
    line, end, _ = start.lstrip().partition(b"\n")
    return line.startswith(b"{") and b'"text"' in line and b'"id"' in line and (line.rstrip().endswith(b"}") or not end)


def kept(start: bytes, stdin: BinaryIO, folder: Path) -> Path:
    """A file with everything that comes; its time of change is made of its digest, so that the same input is known again."""
    handle, name = tempfile.mkstemp(suffix=".stdin", dir=folder)
    digest = hashlib.sha256()
    with os.fdopen(handle, "wb") as file:
        piece = start
        while piece:
            digest.update(piece)
            file.write(piece)
            piece = stdin.read(PIECE)
    seconds = int(digest.hexdigest()[:7], 16)
    os.utime(name, (seconds, seconds))
    return Path(name)
