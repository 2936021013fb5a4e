"""Stages of a run done apart: what goes to another process and comes back says the same, and a focus leaves out what was compared before."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from itertools import permutations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from attribution.articles import read_text
from attribution.comparison import Comparison, Told, compare, judge_story
from attribution.config import Config
from attribution.judging.ledger import Ledger
from attribution.quotes import open_desk
from attribution.reading import read
from attribution.stages import PART, Inline, Stages
from attribution.types import Article, Finding, Pair, Reading, Verdict

CONFIG = Config(quote_reader="rules", all_relations=True)
TEXTS = {
    "a": "Ferry sinks off Tarvik, 17 dead. A ferry sank off Tarvik on Monday, killing 17 people, the coast guard said. \u201cWe lost good people in the storm,\u201d said Captain Ada Brun.",
    "b": "Tarvik ferry disaster kills 23. A ferry sank off Tarvik on Monday, killing 23 people, the coast guard said. \u201cWe lost many people in the storm,\u201d said Captain Ada Brun.",
    "c": "Ferry goes down near Tarvik. A ferry sank off Tarvik on Monday. The coast guard said 17 people were killed. The storm had closed the port of Tarvik.",
}


class Letters:
    """An embedder that counts letters: alike words have alike vectors."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """Unit vectors, shape (sentences, 384); all but 26 components are 0."""
        rows = np.zeros((len(sentences), 384), np.float32)
        rows[:, :26] = [[1 + text.lower().count(chr(97 + letter)) for letter in range(26)] for text in sentences]
        return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 5)


class Agreeing:
    """A scorer that holds pairs for one fact where they share most words."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """One verdict a pair."""
        return [Verdict(0.9, 0.05, 0.05) if shared(*pair) > 0.5 else Verdict(0.1, 0.8, 0.1) for pair in pairs]


def shared(a: str, b: str) -> float:
    """The share of words that two texts have in common."""
    one, other = set(a.lower().split()), set(b.lower().split())
    return len(one & other) / len(one | other)


@pytest.fixture
def models(nlp: Any) -> Any:
    """Rules and the parser are real, the rest is small."""
    return SimpleNamespace(
        parser=nlp, reader=None, desk=open_desk(None, 0.0), embedder=Letters(), scorer=Agreeing(), aligner=Agreeing(), archive=None
    )


def readings_of(models: Any) -> list[Reading]:
    """The three reports, read."""
    return read([read_text(text, id=name) for name, text in TEXTS.items()], models, CONFIG, claims=True)


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress."""


def found(readings: Sequence[Reading], models: Any, judge: Callable[[Told], Any], focus: set[str] | None = None) -> tuple[Any, ...]:
    """Findings and coverage of a comparison."""
    findings, coverage, _ = compare(readings, models.embedder, lambda told: map(judge, told), CONFIG, silent, focus)
    return findings, coverage


def test_a_story_that_travels_says_the_same(models: Any) -> None:
    """Pickled there and back, the story and what is said of it lose nothing: findings and coverage are equal."""
    readings = readings_of(models)

    def far(told: Told) -> Any:
        there = pickle.loads(pickle.dumps(told))
        return pickle.loads(pickle.dumps(judge_story(there, models, CONFIG)))

    here = found(readings, models, lambda told: judge_story(told, models, CONFIG))
    assert here[0]
    assert here == found(readings, models, far)


def sides(findings: Sequence[Finding]) -> set[frozenset[str]]:
    """The pairs of articles that findings are between."""
    return {frozenset((a.article, b.article)) for finding in findings for a, b in ((finding.a, finding.b), *finding.also)}


def test_with_a_focus_only_its_articles_are_compared(models: Any) -> None:
    """Every pair of passages has one side in the focus; with all articles in focus nothing changes."""
    readings = readings_of(models)

    def judge(told: Told) -> Any:
        return judge_story(told, models, CONFIG)

    everything, coverage = found(readings, models, judge)
    assert frozenset("bc") in sides(everything)
    only_a, fewer = found(readings, models, judge, {"a"})
    assert only_a
    assert all("a" in pair for pair in sides(only_a))
    assert fewer["pairs_considered"] < coverage["pairs_considered"]
    assert found(readings, models, judge, {"a", "b", "c"}) == (everything, coverage)


def test_a_focus_gives_no_readings_of_other_stories(models: Any) -> None:
    """An article of another event, brought by a careless look-up, is not part of the report."""
    other = read_text("Parliament votes on the budget. The budget of Quarne was passed by 212 votes on Friday.", id="z")
    readings = [*readings_of(models), *read([other], models, CONFIG, claims=True)]
    comparison = Comparison(readings, models.embedder, CONFIG, {"a"})
    for told in comparison.told():
        comparison.add(judge_story(told, models, CONFIG))
    _, coverage, shown = comparison.conclude()
    assert {r.article.id for r in shown} == {"a", "b", "c"}
    assert coverage["articles"] == 3


def test_ledgers_merge_in_any_order(models: Any) -> None:
    """Counts add up, and the nearest misses of all are kept, whoever comes first."""
    claims = [claim for reading in readings_of(models) for claim in reading.claims]
    pairs = [Pair(a, b, 0.5) for i, a in enumerate(claims) for b in claims[i + 1 :] if a.article != b.article]
    parts = []
    for start in range(3):
        part = Ledger()
        for number, pair in enumerate(pairs[start::3]):
            part.refuse("not_one_slot" if number % 2 else "too_unlike", pair, (number * 7 + start) % 10 / 10)
        parts.append(part)
    whole = Ledger()
    for start in range(3):
        for number, pair in enumerate(pairs[start::3]):
            whole.refuse("not_one_slot" if number % 2 else "too_unlike", pair, (number * 7 + start) % 10 / 10)
    for order in permutations(parts):
        merged = Ledger()
        for part in order:
            merged.merge(pickle.loads(pickle.dumps(part)))
        assert merged == whole
        assert merged.refused() == whole.refused()


def test_inline_reads_in_parts_and_takes_surveys_as_they_are_needed(models: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles come back in order, and a survey pulls one part of its input at a time."""
    stages = Stages(CONFIG, models)
    sizes: list[int] = []
    monkeypatch.setattr(stages, "read", lambda part, **_: sizes.append(len(part)) or [Reading(a) for a in part])
    articles = [Article(str(number), "") for number in range(2 * PART + 3)]
    assert [r.article.id for r in Inline(stages).read(articles)] == [a.id for a in articles]
    assert sizes == [PART, PART, 3]
    pulled: list[str] = []
    surveyed = Inline(stages).survey(pulled.append(a.id) or a for a in articles)
    next(surveyed)
    assert len(pulled) == PART


def test_a_survey_has_the_vector_of_every_statement(models: Any) -> None:
    """By its text, as the embedder gives it."""
    stages = Stages(CONFIG, models)
    for one in stages.survey([read_text(text, id=name) for name, text in TEXTS.items()]):
        assert set(one.vectors) == {claim.text for claim in one.reading.claims}
        for text, row in one.vectors.items():
            assert np.array_equal(row, Letters().embed([text])[0])
