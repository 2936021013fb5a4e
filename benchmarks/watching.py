"""A run of the product watched from outside: seconds by stage, and the questions its models were asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from benchmarks.stopwatch import Stopwatch, hooked

READING, GROUPING, MATCHING, JUDGING = STAGES = ("reading", "story grouping", "matching", "judging")
COMPARING = (GROUPING, MATCHING, JUDGING)
# What is compared but not grouped or matched is judged; a place that a version does not have is left out.
PLACES = {
    "attribution.pipeline:Checker._readings": READING,
    "attribution.pipeline:Checker._compare": JUDGING,
    "attribution.comparison:group_stories": GROUPING,
    "attribution.comparison:find_pairs": MATCHING,
    "attribution.comparison:remarks_of": MATCHING,
    "attribution.comparison:link_people": MATCHING,
    "attribution.comparison:name_across": MATCHING,
}
MODELS = ("scorer", "aligner")


class Counted:
    """A scorer that counts what it is asked, and the seconds it takes."""

    def __init__(self, scorer: Any, name: str, counts: Counter[str], seconds: Counter[str]) -> None:
        self._scorer, self._name, self._counts, self._seconds = scorer, name, counts, seconds

    def score(self, pairs: Sequence[Any]) -> Any:
        """The scorer's own answers."""
        started = perf_counter()
        answers = self._scorer.score(pairs)
        self._counts[self._name] += len(pairs)
        self._seconds[self._name] += perf_counter() - started
        return answers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._scorer, name)


def count_questions(models: Any) -> tuple[Counter[str], Counter[str]]:
    """Count the questions of every model of pairs the product has; (questions, seconds) by model, filled as it runs."""
    counts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    for name in MODELS:
        model = getattr(models, name, None)
        if model is not None:
            models.__dict__[name] = Counted(model, name, counts, seconds)
    return counts, seconds


@contextmanager
def staged() -> Iterator[Stopwatch]:
    """Time the stages while the block runs."""
    watch = Stopwatch()
    with hooked(watch, PLACES, {}):
        watch.restart()
        yield watch
