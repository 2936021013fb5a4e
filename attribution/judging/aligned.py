"""What the alignment model says of two texts: one fact or not, and whether both can be true of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.types import Scorer

# From this chance of one fact on the second order of a pair is asked too.
ASK_AGAIN = 0.12


@dataclass(frozen=True, slots=True)
class Alignment:
    """Probabilities that two texts tell of one fact and agree, or tell of one fact and differ; means of both orders."""

    agree: float
    differ: float

    @property
    def fact(self) -> float:
        """The probability that they tell of one fact at all."""
        return round(self.agree + self.differ, 4)

    def features(self) -> dict[str, float]:
        """As evidence for the decision."""
        return {"fact": self.fact, "agree": self.agree, "differ": self.differ}


def align(scorer: Scorer, texts: Sequence[tuple[str, str]]) -> list[Alignment]:
    """One answer a pair of texts, the same whichever comes first; equal pairs are asked once.

    The text that sorts first is the premise of the first question. Where that gives no chance of one fact, the second, with the
    two exchanged, is saved.
    """
    first = sorted({(min(pair), max(pair)) for pair in texts})
    there = dict(zip(first, scorer.score(first), strict=True))
    again = [pair for pair in first if 1 - there[pair].neutral >= ASK_AGAIN]
    back = dict(zip(again, scorer.score([(b, a) for a, b in again]), strict=True))
    out = []
    for a, b in texts:
        key = min(a, b), max(a, b)
        one = there[key]
        other = back.get(key, one)
        out.append(Alignment(round((one.entailment + other.entailment) / 2, 4), round((one.contradiction + other.contradiction) / 2, 4)))
    return out
