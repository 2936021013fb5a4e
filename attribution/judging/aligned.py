"""What the alignment model says of two texts: one fact or not, and whether both can be true of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.types import Scorer


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
    """One answer a pair of texts, the same whichever comes first; equal pairs are asked once."""
    questions = sorted({q for a, b in texts for q in ((a, b), (b, a))})
    answers = dict(zip(questions, scorer.score(questions), strict=True))
    out = []
    for a, b in texts:
        there, back = answers[a, b], answers[b, a]
        agree, differ = there.entailment + back.entailment, there.contradiction + back.contradiction
        out.append(Alignment(round(agree / 2, 4), round(differ / 2, 4)))
    return out
