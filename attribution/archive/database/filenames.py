"""Names that a file can be kept under: what is none is refused before anything is opened, for archives and verdict caches alike."""

from __future__ import annotations

import os
from pathlib import Path

from attribution.errors import ConfigError


def refuse_kinds(what: str, path: Path, otherwise: str = "") -> None:
    """Raise ConfigError for a folder, a device, or a folder that is not there; `what` names it ("archive desk.db"), `otherwise` is a further way out."""
    try:
        folder = path.resolve().parent
        kinds = (path.is_dir(), path.exists() and not path.is_file(), not folder.is_dir())
    except (OSError, ValueError, RuntimeError) as error:  # a name no file can have; links that lead in a circle
        raise ConfigError(f"{what} cannot be used ({error}): choose another file") from error
    if kinds[0]:
        raise ConfigError(f"{what} is a folder, expected a file: add a file name")
    if kinds[1]:
        raise ConfigError(f"{what} is a device or a pipe, expected a file: choose another{otherwise}")
    if kinds[2]:
        raise ConfigError(f"{what}: the folder {folder} does not exist: create the folder first, or choose another")


def refuse_locked(what: str, path: Path) -> None:
    """Raise ConfigError where a file is not there, and its folder may not be written."""
    folder = path.resolve().parent
    if not path.exists() and folder.is_dir() and not os.access(folder, os.W_OK):
        raise ConfigError(f"{what}: the folder {folder} may not be written: allow it, or choose another")


def begins(head: bytes) -> str:
    """What a file that is not ours begins with: `it begins with "PK\\x03\\x04"`."""
    letters = "".join(chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}" for byte in head[:8])
    return f'it begins with "{letters}"'
