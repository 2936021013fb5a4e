"""Names of test sets: what is kept for the final measurement is neither opened nor scored."""

from __future__ import annotations

import os
import re
from pathlib import Path

from attribution.errors import ConfigError

# The word by itself: in "mnli/test_matched" and "pairs.test.jsonl", not in "latest" or "protest".
_TEST = re.compile(r"(^|[^a-z])test([^a-z]|$)")


def checked(name: str, where: str) -> str:
    """The name, unless it is that of a test set; `where` is said before it."""
    if _TEST.search(name.lower()):
        raise ConfigError(
            f"{where} {name}: test sets are kept for the final measurement. Choose a development set, or rename it if it is no test set"
        )
    return name


def checked_path(path: Path, where: str) -> Path:
    """The path, unless its file or a folder given with it has the name of a test set; folders above the working folder do not count."""
    here, given = Path.cwd(), Path(os.path.normpath(path))
    for part in (given.relative_to(here) if given.is_relative_to(here) else given).parts:
        checked(part, f"{where} {path}: the name")
    return path
