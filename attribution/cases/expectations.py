"""The values of a case file: a case, its articles, and what a check of them must and must not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from attribution.types import Article, Diagnostic, Passage

Table = Literal["must", "must_not", "must_attribute", "must_not_attribute", "not_story"]
TABLES: tuple[Table, ...] = ("must", "must_not", "must_attribute", "must_not_attribute", "not_story")


@dataclass(frozen=True, slots=True)
class KnownMiss:
    """Why today's version misses an expectation; where `strict`, finding it after all is a failure, so that the mark is taken away."""

    reason: str
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one article that an expectation is about.

    `passages` are the stretches that count as these words: the first is `text` of the case file, the others its `or`; offsets are code
    points into the article's text. `speaker` is who has to be quoted there, where the file says so.
    """

    article: str
    passages: tuple[Passage, ...]
    speaker: str | None = None

    @property
    def text(self) -> str:
        """The words as the article has them."""
        return self.passages[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One table of a case file; `id` is unique within its table, `line` is where it begins in the file, from 1."""

    table: Table
    id: str
    line: int = 1
    why: str = ""
    issue: str = ""
    owner: str = ""
    slot: str = ""
    tags: tuple[str, ...] = ()
    xfail: KnownMiss | None = None

    @property
    def name(self) -> str:
        """`must[toll]`, as tests are called."""
        return f"{self.table}[{self.id}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Expectation):
    """`must` and `must_not`: a finding of one of `relations` (and `kinds`, where any) that joins `a` and `b`.

    In `must_not` either place may be missing: then no finding on the other, or in the whole case, may have the relation.
    """

    relations: frozenset[str]
    kinds: frozenset[str] = frozenset()
    a: Place | None = None
    b: Place | None = None
    speaker: str | None = None
    truth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed(Expectation):
    """`must_attribute` and `must_not_attribute`: whose words these are; `speakers` are the names that count."""

    words: Place
    speakers: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotStory(Expectation):
    """`not_story`: a part of the page that no finding and no quotation may touch."""

    part: Place


@dataclass(frozen=True, slots=True)
class Case:
    """Articles and everything a check of them must and must not say; `path` is its file as given.

    `settings` are laid over those of the run, their paths absolute already. Every place of the expectations stands in one of the articles or sources.
    """

    path: str
    id: str
    articles: tuple[Article, ...]
    expectations: tuple[Expectation, ...]
    sources: tuple[Article, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    line: int = 1
    why: str = ""
    issue: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """`tests/cases/ferry.attribution.toml::ferry-toll`."""
        return f"{self.path}::{self.id}"


@dataclass(frozen=True, slots=True)
class CaseFault(Diagnostic):
    """Why a case cannot be run: `article` is the case file, `line` where its fault is, `case` its id where one is known."""

    line: int = 1
    case: str = ""
