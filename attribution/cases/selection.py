"""Which expectations a run is asked for: by tag, and by words in their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from attribution.cases.expectations import Case, Expectation
from attribution.errors import ConfigError

TOKEN = re.compile(r"\s*(\(|\)|[^\s()]+)")
Test = Callable[[str], bool]


class Words:
    """An expression of words with `and`, `or`, `not` and brackets, as pytest's `-k`: a word holds where the text has it in any case.

    >>> Words("toll and not (slow or mali)").holds("ferry::must[toll]")
    True
    """

    def __init__(self, expression: str) -> None:
        self._expression = expression
        self._tokens = [match[1] for match in TOKEN.finditer(expression)]
        self._at = 0
        self._test = self._either()
        if self._at < len(self._tokens):
            raise self._wrong()

    def holds(self, text: str) -> bool:
        """Whether the expression holds of a text."""
        return self._test(text.casefold())

    def _peek(self) -> str:
        return self._tokens[self._at].lower() if self._at < len(self._tokens) else ""

    def _either(self) -> Test:
        left = self._both()
        while self._peek() == "or":
            self._at += 1
            left = _or(left, self._both())
        return left

    def _both(self) -> Test:
        left = self._one()
        while self._peek() == "and":
            self._at += 1
            left = _and(left, self._one())
        return left

    def _one(self) -> Test:
        word = self._peek()
        self._at += 1
        if word == "not":
            return _not(self._one())
        if word == "(":
            inner = self._either()
            if self._peek() != ")":
                raise self._wrong()
            self._at += 1
            return inner
        if word in ("", ")", "and", "or"):
            raise self._wrong()
        return _has(word)

    def _wrong(self) -> ConfigError:
        return ConfigError(f"-k {self._expression!r} cannot be read, expected words with and, or, not and brackets: 'toll and not mali'")


def _or(left: Test, right: Test) -> Test:
    return lambda text: left(text) or right(text)


def _and(left: Test, right: Test) -> Test:
    return lambda text: left(text) and right(text)


def _not(inner: Test) -> Test:
    return lambda text: not inner(text)


def _has(word: str) -> Test:
    return lambda text: word in text


def chosen(case: Case, tags: Collection[str] = (), words: Words | None = None) -> Case | None:
    """The case with the expectations that were asked for, None where there is none: one of `tags`, where any, and the words."""
    kept = tuple(one for one in case.expectations if wanted(case, one, tags, words))
    return replace(case, expectations=kept) if kept else None


def wanted(case: Case, expected: Expectation, tags: Collection[str], words: Words | None) -> bool:
    """Whether an expectation has one of the tags, and the words stand in its name or among its tags."""
    if tags and not set(tags) & set(expected.tags):
        return False
    return words is None or words.holds(f"{case.name}::{expected.name} {' '.join(expected.tags)}")


def tags_of(cases: Iterable[Case]) -> list[str]:
    """Every tag of some cases, sorted."""
    return sorted({tag for case in cases for one in case.expectations for tag in one.tags})
