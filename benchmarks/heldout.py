"""Thresholds that no story had a say in for itself: for each story the one that does best on all the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attribution.scoring.findings import StoryOutcome, judge_story
from attribution.scoring.gold import HARD
from attribution.scoring.measures import story_tally
from attribution.scoring.summary import measured
from attribution.scoring.tally import Ratio, Tally, add
from attribution.types import Finding
from benchmarks.running import StoryResult

GRID = tuple(round(0.05 * step, 2) for step in range(20))
Keep = Callable[[Finding, float], bool]


@dataclass(frozen=True)
class Question:
    """What a threshold is chosen for: the findings it filters, and the shares to weigh (of wrong ones at most `most`, then most found)."""

    name: str
    relations: frozenset[str]
    found: str
    wrong: Callable[[Tally], float]
    most: float
    shown: tuple[str, ...]


def share(ratio: Ratio) -> float:
    """A share, 0 where there was nothing."""
    return ratio.rate or 0.0


QUESTIONS = (
    Question(
        "hard", frozenset(HARD), "recall together",
        lambda t: 1 - share(t["precision together"]) if t["precision together"].total else 0.0, 0.2,
        ("precision together", "recall together", "precision conflict"),
    ),
    Question("agree", frozenset({"agree"}), "recall agree", lambda t: share(t["wrong agreements"]), 0.05, ("recall agree", "wrong agreements")),
)  # fmt: skip


def held_out(results: Sequence[StoryResult]) -> list[str]:
    """For a terminal: each question's figures at held-out thresholds on the confidence of findings, and which thresholds were chosen.

    Only what is reported can be filtered: give `--config` with lower thresholds to look below those of the product.
    """
    lines = ["-- thresholds on confidence, each story at what the others choose"]
    for question in QUESTIONS:
        tallies = {at: [tally_at(result, question, at) for result in results] for at in GRID}
        chosen = [choose(question, {at: without(rows, index) for at, rows in tallies.items()}) for index in range(len(results))]
        rows = [tallies[at][index] for index, at in enumerate(chosen)]
        rates = measured([{name: row[name] for name in question.shown} for row in rows], {})
        for name in question.shown:
            if name in rates:
                r = rates[name]
                lines.append(f"{name:<36} {r['rate']:>5.3f}   {r['low']:.3f}–{r['high']:.3f}   {r['hits']}/{r['total']}")
        lines.append(f"{question.name}: " + ", ".join(f"{at:.2f} for {n}" for at, n in sorted(Counter(chosen).items())) + " stories")
    return lines


def tally_at(result: StoryResult, question: Question, at: float) -> Tally:
    """The counts of a story whose findings of the question below a confidence are left out."""
    kept = [f for f in result.findings if f.relation not in question.relations or f.confidence >= at]
    outcome: StoryOutcome = judge_story(result.story.gold, kept)
    return story_tally(outcome)


def without(rows: Sequence[Tally], index: int) -> Tally:
    """The counts of all stories but one."""
    return add([row for number, row in enumerate(rows) if number != index])


def choose(question: Question, totals: dict[float, Tally]) -> float:
    """The threshold that finds most with few enough wrong; where none has few enough, the one with fewest."""
    good = [at for at, total in totals.items() if question.wrong(total) <= question.most]
    if good:
        return max(good, key=lambda at: (share(totals[at][question.found]), -at))
    return min(totals, key=lambda at: (question.wrong(totals[at]), at))
