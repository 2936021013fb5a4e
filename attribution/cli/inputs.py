"""PATHS as typed, checked before anything is loaded."""

from __future__ import annotations

import glob
from pathlib import Path

from attribution.errors import ConfigError


def checked(paths: list[str]) -> list[str]:
    """The paths, if at least one leads somewhere: a run over names that all do not exist is a mistake in the command.

    Where some exist the others are reported with the run, as articles that could not be read.
    """
    if not any(exists(path) for path in paths):
        seen = ", ".join(repr(path) for path in paths)
        raise ConfigError(f"no such file or folder: {seen}. Give files, folders, patterns such as 'news/*.txt', or -")
    return paths


def exists(path: str) -> bool:
    """Whether a path is stdin, a file, a folder, or a pattern that matches one."""
    if path == "-":
        return True
    try:
        return Path(path).exists() or any(True for _ in glob.iglob(path, recursive=True))  # noqa: PTH207
    except (OSError, ValueError):  # a name too long, or with a null character
        return False
