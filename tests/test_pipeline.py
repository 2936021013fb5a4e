"""Pairs through a Checker: a stream in, a stream out, in portions of bounded size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace

import pytest

from attribution.errors import InputError
from attribution.judging import asking
from attribution.pipeline import Checker
from attribution.types import Diagnostic, Verdict

BAD = Diagnostic("invalid_json", "not JSON", failed=True)
SAID = Verdict(0.1, 0.8, 0.1)


class Noting:
    """A scorer that notes how much it is asked at once."""

    def __init__(self) -> None:
        self.chunks: list[int] = []

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Neutral, or a refusal of the whole call."""
        if any(hypothesis == "long" for _, hypothesis in pairs):
            raise InputError("too many word pieces; split it", code="too_long")
        self.chunks.append(len(pairs))
        return [SAID for _ in pairs]


@pytest.fixture
def noting(monkeypatch: pytest.MonkeyPatch) -> Noting:
    """In the place of the models."""
    scorer = Noting()
    monkeypatch.setattr(Checker, "_models", lambda self: SimpleNamespace(scorer=scorer))
    return scorer


def bounded(monkeypatch: pytest.MonkeyPatch, count: int, characters: int) -> None:
    """Smaller portions."""
    monkeypatch.setattr(asking.portions, "__defaults__", (count, characters))


def test_long_pairs_are_judged_in_smaller_portions(noting: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    """By number and by length; progress counts on from portion to portion."""
    seen: list[int] = []
    bounded(monkeypatch, 4, 100)
    pairs = [("p", "h")] * 6 + [("p" * 60, "h")] * 3
    answers = list(Checker(progress=lambda _stage, done, _total: seen.append(done)).entail(pairs))
    assert answers == [SAID] * 9
    assert noting.chunks == [4, 4, 1]
    assert seen == [4, 8, 9]


def test_a_stream_is_not_read_ahead(noting: Noting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer costs one portion of the pairs, not all of them."""
    bounded(monkeypatch, 3, 100)
    read: list[int] = []

    def stream() -> Iterator[tuple[str, str]]:
        for n in range(100):
            read.append(n)
            yield "p", "h"

    next(Checker().entail(stream()))
    assert len(read) == 3


def test_refusals_keep_their_place(noting: Noting) -> None:
    """A diagnostic among the pairs is handed on, a pair that cannot be read becomes one, and only pairs are judged."""
    answers = list(Checker().entail([BAD, ("p", "h"), ("p", "long"), BAD, ("p", "h")]))
    assert [getattr(answer, "code", "judged") for answer in answers] == ["invalid_json", "judged", "too_long", "invalid_json", "judged"]
    assert answers[0] is BAD
    assert sum(noting.chunks) == 2


def test_refusals_alone_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without one good line is reported without loading anything."""
    monkeypatch.setattr(Checker, "_models", lambda self: pytest.fail("loaded"))
    assert list(Checker().entail([BAD, BAD])) == [BAD, BAD]
    assert list(Checker().entail([])) == []
