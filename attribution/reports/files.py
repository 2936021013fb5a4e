"""Which articles are files that a reader can open at a line, told by their ids alone: formats do not look at the disk."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

# Read as they are, so that a place in the text is a place in the file.
TEXTS = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
DRIVE = re.compile(r"[A-Za-z]:[\\/]")
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")


def is_file(article: str) -> bool:
    """Whether an id is a file's path: it has a folder or a suffix. "-" (stdin), `herald-17` (a record) and addresses are none."""
    if article == "-" or (SCHEME.match(article) and not DRIVE.match(article)) or not article.strip():
        return False
    return "/" in article or "\\" in article or bool(SUFFIX.search(article))


def is_text(article: str) -> bool:
    """Whether places in the article's text are places in its file; a page's or a document's are not."""
    suffix = PurePosixPath(article).suffix.lower()
    return is_file(article) and (suffix in TEXTS or not SUFFIX.search(article))


def uri(article: str) -> str:
    """The id as a URI reference (RFC 3986): a relative path stays one, an absolute one becomes file://, a name of no file a URN.

    `"news/ferry 1.txt"` -> `news/ferry%201.txt`; `"-"` -> `urn:attribution:article:-`.
    """
    if not is_file(article):
        return f"urn:attribution:article:{quote(article, safe='', errors='backslashreplace')}"
    path = article.replace("\\", "/") if DRIVE.match(article) else article.removeprefix("./")
    encoded = quote(path, safe="/", errors="backslashreplace")
    if DRIVE.match(article):
        return f"file:///{path[0]}:{encoded[4:]}"
    if path.startswith("/"):
        return f"file://{encoded}" if not path.startswith("//") else f"file:///{encoded.lstrip('/')}"
    return f"./{encoded}" if encoded.startswith("//") else encoded
