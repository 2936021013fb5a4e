"""Pairs through a Checker: a stream in, a stream out, in portions of bounded size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from attribution.encoder.calibration import Calibration
from attribution.errors import ConfigError, InputError
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
    """A stream without one good pair is answered without loading anything."""
    monkeypatch.setattr(Checker, "_models", lambda self: pytest.fail("loaded"))
    assert list(Checker().entail([BAD, BAD])) == [BAD, BAD]
    assert list(Checker().entail([])) == []


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        (("p\ud83d", "h"), "encoding", "premise holds half a character"),
        (("p", None), "record", "hypothesis is null"),
        ((3, "h"), "record", "premise is the number 3"),
        (("p", b"h"), "record", "hypothesis is a value of type bytes"),
        (("p", "h", "x"), "record", "3 values"),
        ({"premise": "p", "hypothesis": "h"}, "record", "seen: an object"),
        ("ph", "record", 'seen: the string "ph"'),
        (None, "record", "seen: null"),
        (("", "h"), "empty", "premise is empty"),
        (("p", " \u00a0\u200b\x00"), "empty", "hypothesis is empty"),
    ],
)
def test_what_is_no_pair_is_answered_in_its_place(noting: Noting, item: object, code: str, words: str) -> None:
    """One bad pair costs itself: a failed Diagnostic says what was seen, and the others are judged. A list of two is a pair."""
    pairs: list[object] = [("p", "h"), item, ["p", "h2"]]
    first, bad, last = Checker().entail(pairs)  # type: ignore[arg-type]
    assert (first, last) == (SAID, SAID)
    assert isinstance(bad, Diagnostic)
    assert (bad.code, bad.failed) == (code, True)
    assert words in bad.message
    assert noting.chunks == [2]


def test_who_is_sure_is_asked_of_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thresholds are those of the model that answers."""
    seat = SimpleNamespace(calibration=Calibration(sure=(0.6, 0.7, 0.8)))
    monkeypatch.setattr(Checker, "_models", lambda self: SimpleNamespace(entailment=seat))
    checker = Checker()
    assert [checker.is_sure(Verdict(*row)) for row in ((0.6, 0.3, 0.1), (0.3, 0.6, 0.1), (0.1, 0.1, 0.8))] == [True, False, True]


def test_one_path_in_place_of_a_list_is_refused() -> None:
    """A string is a list of letters, of which "/" would read the whole disk: the error says what to write."""
    with pytest.raises(ConfigError, match=r"write \['reports/'\]"):
        list(Checker().articles("reports/"))


def test_an_archive_that_is_not_there_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`against` may be a place; a misspelt one makes no file."""
    monkeypatch.setattr(Checker, "_models", lambda self: pytest.fail("loaded"))
    with pytest.raises(ConfigError, match="does not exist, expected an archive"):
        Checker().check(["draft.txt"], against=tmp_path / "desk.db")
    assert not list(tmp_path.iterdir())
