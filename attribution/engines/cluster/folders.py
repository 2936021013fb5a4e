"""Where a run's parts lie, and that nobody else can write there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from attribution.errors import ConfigError

# The folder made in the one that a person names.
NAME = "attribution-parts"


def parts_folder(folder: str | Path) -> str:
    """The place of the parts in a folder or under a URL, made where it is not there.

    Raises ConfigError for a folder that cannot be made, is another's, or can be written by others: answers of judging are pickles, so who
    could put files there could run programs here. Of an object store this cannot be asked: the bucket has to be one's own.
    """
    if "://" in str(folder) and not str(folder).startswith("file://"):
        return f"{str(folder).rstrip('/')}/{NAME}"
    place = Path(str(folder).removeprefix("file://")).expanduser().absolute() / NAME
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError as error:
        raise ConfigError(f"the folder {folder} cannot be used ({error.strerror}), expected one to write into: name another") from error
    mine = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or not mine or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise ConfigError(
            f"{place} is not a folder that only you can write ({stat.filemode(found.st_mode)}, owner {found.st_uid}), expected drwx------ of "
            f"{os.geteuid() if hasattr(os, 'geteuid') else 'yours'}: workers' answers in it are trusted. Name another folder, or chmod 700 it"
        )
    return str(place)
