"""The annotated sets of a data folder, read one at a time; files named test are never opened."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from attribution.errors import ConfigError
from attribution.scoring.goldsets import GoldArticle, GoldSet, gum_article, polnear_article, story_articles

Reader = Callable[[Path], GoldSet]


class MissingSetError(Exception):
    """A set, or a file of it, is not in the data folder; the message says which."""


def read_lines(name: str, file: str, to_article: Callable[[dict[str, Any]], GoldArticle], data: Path) -> GoldSet:
    """A set whose articles hold their own quotations, one a line."""
    return GoldSet(name, tuple(to_article(row) for row in records(data / file)))


def read_stories(name: str, folder: str, suffix: str, data: Path) -> GoldSet:
    """A set of annotated stories: articles in one file, their quotations in another."""
    articles = list(records(data / folder / f"articles{suffix}.jsonl.gz"))
    quotes = list(records(data / folder / f"quotes_gold{suffix}.jsonl.gz"))
    ours = folder == "fiction"
    return GoldSet(name, story_articles(articles, quotes, all_annotated=ours), indirect_complete=not ours)


def _sets() -> dict[str, Reader]:
    """Every set that may be read, by name."""
    sets: dict[str, Reader] = {}
    for part in ("dev", "train"):
        for stem, to_article in (("polnear", polnear_article), ("gum_news", gum_article), ("gum_other", gum_article)):
            name = f"{stem}.{part}"
            sets[name] = partial(read_lines, name, f"quotes/{name}.jsonl.gz", to_article)
        sets[f"fiction.{part}"] = partial(read_stories, f"fiction.{part}", "fiction", f".{part}")
    return sets | {"e2e": partial(read_stories, "e2e", "e2e", "")}


SETS = _sets()
DEFAULT = ("polnear.dev", "gum_news.dev", "gum_other.dev", "fiction.dev", "e2e")


def checked_name(name: str) -> str:
    """The name, if it is that of a set; what is kept for the final test is refused with its own reason."""
    if "test" in name.lower():
        raise ConfigError(
            f"--set {name}: test sets are kept for the final measurement. Choose one of {', '.join(SETS)}"
        )
    if name not in SETS:
        raise ConfigError(f"--set {name}: no such set, expected one of {', '.join(SETS)}")
    return name


def load_set(data: Path, name: str) -> GoldSet:
    """The set of that name. Raises MissingSetError where a file is not there, ConfigError where one cannot be read."""
    try:
        return SETS[checked_name(name)](data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"a record of {name} has not the keys of its set ({error!r}): fetch the file again"
        ) from error
    except ValueError as error:
        raise ConfigError(f"{name}: {error}. Fetch the file again") from error


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSONL file."""
    if "test" in path.name.lower():
        raise ConfigError(f"{path.name} is a test file, expected a development or training file")
    if not path.is_file():
        raise MissingSetError(f"{path.parent.name}/{path.name} is not there")
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise ConfigError(
            f"{path} cannot be read: {error}. Expected gzipped JSON Lines; fetch the file again"
        ) from error
