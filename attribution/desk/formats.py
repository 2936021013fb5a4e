"""The formats of a worksheet, chosen by a file's suffix; each module has `write(worksheet) -> bytes`, most have `read(data) -> Worksheet`.

What is read back is what was written, and what a person changed in it: `read(write(w)) == w` for every worksheet of XLSX, CSV, HTML and JSON.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from attribution.desk.sheets import Worksheet
from attribution.errors import ConfigError

# The module that writes each format, imported when it is asked for.
FORMATS = {".xlsx": "xlsx", ".csv": "csvsheet", ".html": "html", ".json": "jsonsheet", ".docx": "docx", ".md": "markdown", ".txt": "plain"}
READABLE = (".xlsx", ".csv", ".html", ".json")


def write(worksheet: Worksheet, suffix: str) -> bytes:
    """The bytes of a worksheet file. Raises ConfigError on a suffix that no format has."""
    data: bytes = module(suffix, tuple(FORMATS)).write(worksheet)
    return data


def read(data: bytes, name: str) -> Worksheet:
    """The worksheet in a file's bytes, by the suffix of its name. Raises ConfigError on a format that does not come back, InputError on bytes that are no worksheet."""
    found: Worksheet = module(Path(name).suffix, READABLE).read(data)
    return found


def module(suffix: str, known: tuple[str, ...]) -> Any:
    """The module of a suffix among those known."""
    if suffix.lower() not in known:
        raise ConfigError(f"a worksheet cannot be {suffix or 'a file without suffix'!r} here, expected one of {', '.join(known)}: change the file's name")
    return import_module(f"attribution.desk.{FORMATS[suffix.lower()]}")
