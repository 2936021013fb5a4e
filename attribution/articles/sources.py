"""Which files the paths on a command line mean."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from attribution.types import Diagnostic

Format = Literal[
    "plain", "markdown", "jsonl", "json", "html", "docx", "odt", "pdf", "eml", "xml", "csv", "xlsx", "parquet", "warc", "wacz", "zip", "tar", "packed",
]  # fmt: skip
SUFFIXES: dict[str, Format] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".ninjs": "json", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".eml": "eml",
    ".xml": "xml", ".nitf": "xml", ".newsml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx",
    ".parquet": "parquet", ".warc": "warc", ".wacz": "wacz", ".zip": "zip", ".tar": "tar", ".tgz": "packed", ".tbz2": "packed", ".txz": "packed",
    ".gz": "packed", ".bz2": "packed", ".xz": "packed",
}  # fmt: skip
# What a packed file holds where its suffix alone says it.
PACKED_TARS = (".tgz", ".tbz2", ".txz")
KNOWN = ".txt, .md, .html, .docx, .odt, .pdf, .eml, .xml (NITF, NewsML-G2, RSS, Atom), .json, .jsonl, .csv, .xlsx, .parquet, .warc, .wacz, .zip or .tar"
# Markdown that tells about a folder and is no article; read when named explicitly.
ABOUT = ("readme", "license", "licence", "changelog", "contributing", "notice")
NO_ARTICLE = frozenset({".toml", ".ini", ".cfg", ".py", ".lock"})


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input (`data`); `format` is None where only its content can tell.

    `found` says that it was met in a folder or by a pattern: then a table or an XML file that is no article is left out, not lost.
    """

    id: str
    path: Path | None
    format: Format | None = None
    data: bytes | None = None
    found: bool = False


def discover(paths: Sequence[str], stdin: BinaryIO | None = None) -> tuple[list[Source], list[Diagnostic]]:
    """Find the articles that files, folders, globs and "-" mean; sorted by id, each file once.

    Nothing is opened but standard input. A missing path or a folder without articles becomes a Diagnostic with `failed`;
    files of a folder that are no articles are counted in one that has not.
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
    elif Path(path).is_dir():
        yield from folder(path)
    elif Path(path).exists():
        yield named_file(path)
    elif glob.has_magic(path):
        yield from pattern(path)
    else:
        yield Diagnostic(
            "missing",
            f"{path!r} does not exist; expected a file, a folder, a glob or '-': check the spelling",
            path,
            failed=True,
        )


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
    hits = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    files = 0
    for hit in hits:
        if Path(hit).is_dir():
            if "**" not in path:
                yield from folder(hit)
                files += 1
        elif reason := not_read(Path(hit)):
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
    """Every article below a folder, sorted; hidden files and folders are passed over, other files counted."""
    left: Counter[str] = Counter()
    problems: list[Diagnostic] = []
    files = 0
    for file in walk(path, problems):
        reason = not_read(file)
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


def walk(path: str, problems: list[Diagnostic]) -> Iterator[Path]:
    """Yield the visible files below a folder in sorted order; a folder that cannot be opened is noted in `problems`."""

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
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))


def not_read(file: PurePath) -> str | None:
    """Why a file of a folder or an archive is no article, None if it may be one: `image.png -> ".png"`, `app.log.gz -> ".log.gz"`."""
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        return suffix or "no suffix"
    if SUFFIXES[suffix] == "packed" and suffix not in PACKED_TARS:
        inner = PurePath(file.stem).suffix.lower()
        return None if inner in SUFFIXES else inner + suffix
    if suffix in (".md", ".markdown") and file.stem.lower().startswith(ABOUT):
        return file.name
    return None


def left_out(path: str, left: Counter[str]) -> Diagnostic:
    """The note that counts files passed over."""
    kinds = ", ".join(f"{count} {reason}" for reason, count in sorted(left.items()))
    return Diagnostic(
        "left_out",
        f"{path!r}: {sum(left.values())} files left out as no articles ({kinds}); expected {KNOWN}: name a file to read it",
        path,
    )
