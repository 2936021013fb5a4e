"""Coverages of comparisons that share no article say together what one comparison of all would say."""

from __future__ import annotations

from typing import Any

from attribution.comparison import compare, judge_story, nothing
from attribution.engines.coverages import merged
from attribution.judging.ledger import EXAMPLES
from attribution.reading import read
from attribution.types import Reading
from tests.engines.desks import BUDGET, CONFIG, FERRY, checker, reports


def coverage_of(readings: list[Reading], nlp: Any) -> dict[str, Any]:
    """The coverage of one comparison."""
    models: Any = checker(nlp)[0].models
    judge = lambda told: (judge_story(one, models, CONFIG) for one in told)  # noqa: E731
    return compare(readings, models.embedder, judge, CONFIG, lambda _stage, _done, _total: None)[1]


def test_two_events_apart_and_together_are_covered_alike(nlp: Any) -> None:
    """Counts, members, refusals with their nearest misses and what is unmatched are those of one comparison."""
    models: Any = checker(nlp)[0].models
    readings = {r.article.id: r for r in read(reports(), models, CONFIG, claims=True)}
    ferry, budget = [readings[name] for name in FERRY], [readings[name] for name in BUDGET]
    together, apart = coverage_of([*ferry, *budget], nlp), merged([coverage_of(ferry, nlp), coverage_of(budget, nlp)])
    assert together["refused"]
    assert apart.keys() == together.keys()
    for name in together:
        if name not in ("syndication", "story_members"):
            assert apart[name] == together[name], name
    assert sorted(apart["story_members"]) == sorted(together["story_members"])
    for name in ("reports", "sources"):
        assert apart["syndication"][name] == together["syndication"][name]


def test_nothing_and_one(nlp: Any) -> None:
    """No comparison has a coverage of every key; one has its own."""
    models: Any = checker(nlp)[0].models
    one = coverage_of(read(reports()[:3], models, CONFIG, claims=True), nlp)
    assert merged([one]) == one
    none = merged([])
    assert none.keys() == one.keys()
    assert none["articles"] == none["stories"] == none["pairs_asked"] == 0
    assert merged([none, one, none]) == one
    assert merged([nothing([]), one]) == one


def part(name: str, nearness: tuple[float, ...] = ()) -> dict[str, Any]:
    """A small coverage: two stories, one article alone near the second, and some refusals."""
    examples = [{"a": {"article": name, "start": 9 - at}, "b": {"article": name, "start": 50}, "nearness": value} for at, value in enumerate(nearness)]
    refused = {"too_unlike": {"reason": "too unlike", "count": 10 * len(nearness), "examples": examples}} if nearness else {}
    alone = [{"article": name, "nearest": "x", "story": 2, "likeness": 0.1, "reason": "…"}, {"article": name, "nearest": None, "story": None}]
    return {**merged([]), "stories": 2, "story_sizes": [1, 3], "alone": alone, "refused": refused, "left_out": {"b": 1, "a": 2}}


def test_story_numbers_go_on_and_the_nearest_misses_of_all_are_kept() -> None:
    """The second comparison's second story is the fourth; of equal misses the first in the order of the articles is shown."""
    found = merged([part("a", (0.5, 0.2)), part("b", (0.5, 0.9)), part("c")])
    assert [entry["story"] for entry in found["alone"]] == [2, None, 4, None, 6, None]
    assert found["story_sizes"] == [3, 3, 3, 1, 1, 1]
    assert found["left_out"] == {"a": 6, "b": 3}
    refused = found["refused"]["too_unlike"]
    assert refused["count"] == 40
    assert [(one["a"]["article"], one["nearness"]) for one in refused["examples"]] == [("b", 0.9), ("a", 0.5), ("b", 0.5)]
    assert len(refused["examples"]) == EXAMPLES
