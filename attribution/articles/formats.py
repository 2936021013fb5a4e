"""Which format a file's name says it has, and which names are no article's."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import Literal

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


def format_of(name: str, *, inside: bool = False) -> Format | None:
    """The format by a file's name, or by what a compressed file's name says of its `inside`; None where only content can tell.

    `"a.csv" -> "csv"`; inside `"a.csv.gz"` -> "csv"; inside `"a.tgz"` -> "tar".
    """
    path = PurePosixPath(name)
    if not inside:
        return SUFFIXES.get(path.suffix.lower())
    if path.suffix.lower() in PACKED_TARS:
        return "tar"
    return SUFFIXES.get(PurePosixPath(path.stem).suffix.lower()) if SUFFIXES.get(path.suffix.lower()) == "packed" else None


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
