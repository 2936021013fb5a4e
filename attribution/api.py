"""The functions of the library: one call each, for those who need no Checker of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.articles import read_articles
from attribution.config import config_of
from attribution.pipeline import Checker, Item
from attribution.types import Article, Diagnostic, Reading, Report, Verdict


def read(paths: Iterable[str]) -> Iterator[Article | Diagnostic]:
    """Articles of files, folders or globs, one at a time; what cannot be read comes as a failed Diagnostic."""
    return read_articles(list(paths))


def extract_quotes(items: Iterable[Item], **settings: Any) -> Iterator[Reading]:
    """Quotations with their speakers, a Reading an article. `settings` are the fields of Config."""
    return Checker(config_of(settings)).quotes(items)


def check(items: Iterable[Item], sources: Iterable[Item] = (), **settings: Any) -> Report:
    """Compare articles (paths or Article values) with each other, and their quotations with `sources`. `settings` are the fields of Config."""
    return Checker(config_of(settings)).check(items, sources)


def entail(pairs: Iterable[tuple[str, str]], **settings: Any) -> Iterator[Verdict | Diagnostic]:
    """Whether each hypothesis follows from its premise, in order: `("It rained all day.", "It was dry.")` -> contradiction.

    What is no pair of texts, or cannot be read, comes as a failed Diagnostic. `settings` are the fields of Config.
    """
    return Checker(config_of(settings)).entail(pairs)
