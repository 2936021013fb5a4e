"""Which files the paths on a command line mean."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from attribution.articles.formats import KNOWN, NO_ARTICLE, SUFFIXES, Format, not_read
from attribution.types import Diagnostic

# Archives and caches that a run keeps, with SQLite's journals: their number changes while the run goes on.
KEPT_BESIDE = re.compile(r"\.(db|sqlite3?)(-(wal|shm|journal))?$", re.IGNORECASE)

@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input (`data`); `format` is None where only its content can tell.

    `found` says that it was met in a folder or by a pattern: then a table, a JSON or an XML file that is no article is left out, not lost.
    """

    id: str
    path: Path | None
    format: Format | None = None
    data: bytes | None = None
    found: bool = False


def discover(paths: Sequence[str], stdin: BinaryIO | None = None) -> tuple[list[Source], list[Diagnostic]]:
    """Find the articles that files, folders, globs and "-" mean; sorted by id, each file once.

    Nothing is opened but standard input. A missing path becomes a Diagnostic with `failed`; a folder without articles, and the
    files of a folder that are no articles, counted, become one that has not.
    """
    found: dict[str, Source] = {}
    notes: list[Diagnostic] = []
    for path in sorted(set(paths)):
        for item in expand(path, stdin):
            if isinstance(item, Diagnostic):
                notes.append(item)
                continue
            key = os.path.realpath(item.path) if item.path else "-"
            kept = found.get(key)
            if kept is None or (len(item.id), item.id) < (len(kept.id), kept.id):
                found[key] = item
    return sorted(found.values(), key=lambda source: source.id), notes


def expand(path: str, stdin: BinaryIO | None) -> Iterator[Source | Diagnostic]:
    """Yield what one path means."""
    if path == "-":
        yield standard_input(stdin)
        return
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:  # nothing there; a name that no file can have
        if glob.has_magic(path):
            yield from pattern(path)
        else:
            seen = "does not exist" if isinstance(error, (FileNotFoundError, NotADirectoryError)) else f"cannot be looked up ({getattr(error, 'strerror', None) or error})"
            message = f"{path!r} {seen}; expected a file, a folder, a glob or '-': check the spelling"
            yield Diagnostic("missing", message, path, failed=True)
        return
    if stat.S_ISDIR(mode):
        yield from folder(path)
    else:
        yield named_file(path)


def standard_input(stdin: BinaryIO | None) -> Source | Diagnostic:
    """Standard input as a source, read whole."""
    if stdin is None:
        return Diagnostic(
            "missing",
            "'-' was given but there is no standard input; expected a file or a pipe: pipe text in",
            "-",
            failed=True,
        )
    try:
        return Source("-", None, None, stdin.read())
    except (OSError, ValueError) as error:
        return Diagnostic(
            "unreadable",
            f"standard input cannot be read ({error}); expected bytes: pass a file instead",
            "-",
            failed=True,
        )


def named_file(path: str) -> Source | Diagnostic:
    """A file that was named: whatever its suffix, unless that says it is no article."""
    suffix = Path(path).suffix.lower()
    if suffix in NO_ARTICLE:
        return Diagnostic(
            "not_an_article", f"{path!r} is a {suffix} file; expected {KNOWN}: leave it out", path, failed=True
        )
    return Source(path, Path(path), SUFFIXES.get(suffix))


def pattern(path: str) -> Iterator[Source | Diagnostic]:
    """The files and folders a glob matches; matched files that are no articles are left out and counted."""
    left: Counter[str] = Counter()
    hits = sorted(hit for hit in glob.glob(path, recursive=True) if not KEPT_BESIDE.search(hit))  # noqa: PTH207 - a pattern may be absolute
    files = 0
    for hit in hits:
        if Path(hit).is_dir():
            if "**" not in path:
                yield from folder(hit)
                files += 1
        elif reason := not_read(Path(hit)) or not_plain(Path(hit)):
            left[reason] += 1
        else:
            files += 1
            yield Source(hit, Path(hit), SUFFIXES[Path(hit).suffix.lower()], found=True)
    if not files:
        yield Diagnostic(
            "missing", f"{path!r} matches no article; expected {KNOWN} files: check the pattern", path, failed=True
        )
    elif left:
        yield left_out(path, left)


def folder(path: str) -> Iterator[Source | Diagnostic]:
    """Every article below a folder, sorted; hidden files and folders, archives and caches are passed over, other files counted."""
    left: Counter[str] = Counter()
    problems: list[Diagnostic] = []
    files = 0
    for file in walk(path, problems):
        reason = not_read(file) or not_plain(file)
        if reason:
            left[reason] += 1
        else:
            files += 1
            yield Source(file.as_posix(), file, SUFFIXES[file.suffix.lower()], found=True)
    yield from problems
    if not files:
        seen = f"{sum(left.values())} other files" if left else "nothing in it"
        yield Diagnostic(
            "no_articles",
            f"folder {path!r} has no articles ({seen}); expected {KNOWN} files: pass the folder that holds them",
            path,
        )
    elif left:
        yield left_out(path, left)


def not_plain(file: Path) -> str | None:
    """Why something met is not opened: a pipe nobody writes to would be waited for. None for files, and for what only opening tells."""
    try:
        return None if stat.S_ISREG(file.stat().st_mode) else "pipe or device"
    except OSError:
        return None


def walk(path: str, problems: list[Diagnostic]) -> Iterator[Path]:
    """Yield the visible files below a folder in sorted order, archives and caches left out; a folder that cannot be opened is noted in `problems`."""

    def note(error: OSError) -> None:
        problems.append(
            Diagnostic(
                "unreadable",
                f"folder {error.filename!r} cannot be read ({error.strerror}); expected a readable folder: check its permissions",
                path,
                failed=True,
            )
        )

    for root, folders, files in os.walk(path, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith(".") and not KEPT_BESIDE.search(name))


def left_out(path: str, left: Counter[str]) -> Diagnostic:
    """The note that counts files passed over."""
    kinds = ", ".join(f"{count} {reason}" for reason, count in sorted(left.items()))
    files = f"{sum(left.values())} file{'' if sum(left.values()) == 1 else 's'}"
    return Diagnostic(
        "left_out",
        f"{path!r}: {files} left out as no articles ({kinds}); expected {KNOWN}: name a file to read it",
        path,
    )
