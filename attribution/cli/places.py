"""Archives as named on the command line: the place, the settings that go with it, the archive opened and let go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.config import Config
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.archive.store import Archive

# Names an archive where neither the command nor (for the verbs of `archive`) the settings do.
VARIABLE = "ATTRIBUTION_ARCHIVE"
# How SQLAlchemy writes a file; what follows is its path.
SQLITE = "sqlite:///"
NONE_GIVEN = f"no archive was given, expected a file or the URL of a database: give --archive FILE_OR_URL, set {VARIABLE}, or write archive = \"FILE_OR_URL\" into the settings"


def place_of(given: str | None, config: Config) -> str:
    """The archive of a verb of `archive`: as given (or in the environment, which Typer reads), else of the settings."""
    place = config.archive if given is None else given
    if not place:
        raise ConfigError(NONE_GIVEN)
    return str(place)


def kept_in(config: Config, place: str, verdict_cache: str | None = None) -> Config:
    """The settings of a run that keeps what it computes in an archive, which stands in for the settings file's verdict cache."""
    return replace(config, archive=place, verdict_cache=verdict_cache)


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Archive]:
    """The archive in a place, closed in the end. Raises ConfigError for what is no archive, and, unless `create`, where none is."""
    from attribution.archive import open_archive

    archive = open_archive(place, create=create)
    try:
        yield archive
    finally:
        archive.close()


def files_of(place: str | Path | None) -> list[str]:
    """The files an archive is made of: `"news.db"` -> that, its journal and its index; none for a database elsewhere."""
    words = str(place or "").removeprefix(SQLITE)
    if not words or "://" in words:
        return []
    name = os.path.expanduser(words)  # noqa: PTH111 - `~nobody` stays as it is
    return [name, f"{name}-wal", f"{name}-shm"]
