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


def checked_sources(sources: list[str], paths: list[str]) -> list[str]:
    """The sources, if each of them is there and none is a draft too: what is trusted cannot be what is checked."""
    gone = [source for source in sources if not exists(source)]
    if gone:
        seen = ", ".join(repr(source) for source in gone)
        raise ConfigError(f"no such source: {seen}. Give the file of the transcript, press release or notes")
    for source in sources:
        twin = next((path for path in paths if same_file(source, path)), None)
        if twin is not None:
            raise ConfigError(
                f"{source!r} is both a draft (PATHS) and the source: expected two files. Give the draft as PATHS, what it quotes with --source"
            )
    return sources


def same_file(a: str, b: str) -> bool:
    """Whether two paths are one file, or both standard input; a folder that holds the source is not the source."""
    if a == b:
        return True
    try:
        return Path(a).is_file() and Path(b).is_file() and Path(a).samefile(b)
    except (OSError, ValueError):
        return False


def exists(path: str) -> bool:
    """Whether a path is stdin, a file, a folder, or a pattern that matches one."""
    if path == "-":
        return True
    try:
        return Path(path).exists() or any(True for _ in glob.iglob(path, recursive=True))  # noqa: PTH207
    except (OSError, ValueError):  # a name too long, or with a null character
        return False
