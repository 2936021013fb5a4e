"""A scorer that remembers answers like the scorer itself, and asks it once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from attribution.archive import MemoryVerdicts
from attribution.errors import InputError
from attribution.judging.asking import UNREAD, PatientScorer, ask, portions
from attribution.judging.cached import CachedScorer, verdict_key
from attribution.types import Diagnostic, Verdict


class Counting:
    """A scorer that notes what it is asked, and refuses hypotheses that begin with "long"."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.calls = 0

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict made of the lengths."""
        self.calls += 1
        if any(hypothesis.startswith("long") for _, hypothesis in pairs):
            raise InputError("too many word pieces; split it", code="too_long")
        self.asked += pairs
        return [Verdict(len(p) / 100, len(h) / 100, 0.5) for p, h in pairs]


PAIRS = [("It rained.", "It was wet."), ("It snowed.", "It was white."), ("It rained.", "It was wet."), ("", "a")]


def test_answers_are_the_scorers_own() -> None:
    """Cold, warm and half warm: the same verdicts in the order asked; each pair is judged once."""
    scorer, cache = Counting(), MemoryVerdicts()
    plain = Counting().score(PAIRS)
    CachedScorer(scorer, cache, "model").score(PAIRS[1:2])
    assert CachedScorer(scorer, cache, "model").score(PAIRS) == plain
    assert CachedScorer(scorer, cache, "model").score(PAIRS[::-1]) == plain[::-1]
    assert sorted(scorer.asked) == sorted(set(PAIRS))
    assert CachedScorer(scorer, cache, "model").score([]) == []


def test_another_model_is_asked_again() -> None:
    """Verdicts of one model never answer for another."""
    scorer, cache = Counting(), MemoryVerdicts()
    for name in ("one", "two"):
        CachedScorer(scorer, cache, name).score(PAIRS[:1])
    assert len(scorer.asked) == 2


def test_keys_tell_where_one_part_ends() -> None:
    """The same letters cut elsewhere, or turned around, are another key."""
    keys = {verdict_key("m", "ab", "c"), verdict_key("m", "a", "bc"), verdict_key("ma", "b", "c"), verdict_key("m", "c", "ab"), verdict_key("m", "", "abc")}
    assert len(keys) == 5
    assert verdict_key("m", "\ud800", "x") == verdict_key("m", "\ud800", "x")


@pytest.mark.parametrize("bad", [(), (0,), (3, 4), (0, 6), tuple(range(7))])
def test_a_refused_pair_costs_only_itself(bad: tuple[int, ...]) -> None:
    """The others are judged, once each, in their place."""
    questions = [("p", f"long {n}" if n in bad else f"short {n}") for n in range(7)]
    scorer = Counting()
    answers = ask(scorer, questions)
    assert [isinstance(answer, InputError) for answer in answers] == [n in bad for n in range(7)]
    assert scorer.asked == [question for n, question in enumerate(questions) if n not in bad]


def test_a_refused_pair_at_the_end_costs_only_itself() -> None:
    """Thousands of pairs before it are judged once, even where the cache keeps nothing."""
    scorer = Counting()
    questions = [("p", f"short {n}") for n in range(5000)] + [("p", "long")]
    answers = ask(CachedScorer(scorer, MemoryVerdicts(limit=0), "model"), questions)
    assert [isinstance(answer, InputError) for answer in answers] == [False] * 5000 + [True]
    assert scorer.asked == questions[:-1]


def test_patience_answers_neutral_and_counts() -> None:
    """What cannot be read says nothing about the pair, and the coverage of a run tells how often."""
    patient = PatientScorer(Counting())
    assert patient.score([("p", "long one"), ("p", "short")])[0] == UNREAD
    assert patient.score([]) == []
    assert patient.unread == 1


def test_other_errors_are_not_swallowed() -> None:
    """A fault of the program is no pair that is too long."""

    class Broken:
        def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
            """Fail."""
            raise RuntimeError("out of memory")

    with pytest.raises(RuntimeError):
        ask(Broken(), PAIRS)


def test_portions_are_bounded_by_number_and_by_length() -> None:
    """Groups of four, or closed by the pair that brings them to 30 characters; a longer pair is alone, a refusal has no length."""
    bad = Diagnostic("empty", "the line is empty", failed=True)
    short, long = ("It rained.", "no"), ("It rained. " * 9, "no")
    assert list(portions([short] * 10, 4)) == [[short] * 4, [short] * 4, [short] * 2]
    assert list(portions([short, short, bad, short, long, short, long], 4, 30)) == [[short, short, bad, short], [long], [short, long]]
    assert list(portions([])) == []


def test_portions_read_no_further_than_they_give() -> None:
    """A stream is not read ahead of what is judged."""
    read = []
    stream = (read.append(n) or ("p", "h") for n in range(10))
    groups = portions(stream, 3)
    next(groups)
    assert read == [0, 1, 2]
