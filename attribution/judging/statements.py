"""Whole statements held against each other by the entailment model, asked both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.judging.matches import Match, lemmas_in_common, names_in_common
from attribution.types import Pair, Scorer, Verdict

# Statements less alike than this are not asked about: the model calls unrelated sentences contradictions. Above it only each
# other's nearest are, and the very alike: the model is nine tenths of a run's time.
MIN_SIMILARITY, VERY_ALIKE = 0.5, 0.75
# What counts as agreement: entailment this likely both ways, or nearly certain one way and not ruled out the other.
BOTH_WAYS, ONE_WAY, NOT_NEUTRAL = 0.5, 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of statements with the model's verdicts (a as premise, b as premise) and features for the decision."""

    pair: Pair
    there: Verdict
    back: Verdict
    features: dict[str, float]


def judge_statements(pairs: Sequence[Pair], scorer: Scorer) -> list[Judged]:
    """Ask for the pairs that are each other's nearest, or very alike, both ways and in one batch."""
    alike = [p for p in pairs if p.similarity >= MIN_SIMILARITY]
    nearest: dict[tuple[str, str], float] = {}
    for p in alike:
        for claim, other in ((p.a, p.b), (p.b, p.a)):
            key = (claim.id, other.article)
            nearest[key] = max(nearest.get(key, 0.0), p.similarity)
    lead = {id(p): all(p.similarity >= nearest[c.id, o.article] for c, o in ((p.a, p.b), (p.b, p.a))) for p in alike}
    asked = [p for p in alike if lead[id(p)] or p.similarity >= VERY_ALIKE]
    questions = sorted({q for p in asked for q in ((p.a.text, p.b.text), (p.b.text, p.a.text))})
    answers = dict(zip(questions, scorer.score(questions), strict=True))
    out = []
    for p in asked:
        there, back = answers[p.a.text, p.b.text], answers[p.b.text, p.a.text]
        out.append(Judged(p, there, back, features(p, there, back, best=lead[id(p)])))
    return out


def features(pair: Pair, there: Verdict, back: Verdict, *, best: bool) -> dict[str, float]:
    """Named evidence about two statements."""
    a, b = pair.a, pair.b
    return {
        "similarity": pair.similarity,
        "contradict_most": max(there.contradiction, back.contradiction),
        "contradict_least": min(there.contradiction, back.contradiction),
        "entail_most": max(there.entailment, back.entailment),
        "entail_least": min(there.entailment, back.entailment),
        "names": names_in_common(a, b),
        "lemmas": lemmas_in_common(a, b),
        "polarity": float(a.negated != b.negated),
        "modality": float(a.modality != b.modality),
        "voices": float(a.voice.speaker is not None and b.voice.speaker is not None),
        "voice_mixed": float((a.voice.speaker is None) != (b.voice.speaker is None)),
        "length": abs(len(a.lemmas) - len(b.lemmas)) / max(1, len(a.lemmas), len(b.lemmas)),
        "short": float(min(len(a.lemmas), len(b.lemmas)) <= 4),
        "best": float(best),
    }


def follows_both_ways(judged: Judged) -> bool:
    """Whether the model holds that each statement follows from the other, or one surely from the other."""
    ways = judged.there.entailment, judged.back.entailment
    return min(ways) >= BOTH_WAYS or (max(ways) >= ONE_WAY and min(ways) >= NOT_NEUTRAL)


def figures_differ(judged: Judged, matches: Sequence[Match]) -> bool:
    """Whether the two statements give figures of one kind that do not agree: "hundreds" and "dozens" are no agreement."""
    outcomes = [
        m.comparison.outcome
        for m in matches
        if m.kind == "number" and m.pair.a.id == judged.pair.a.id and m.pair.b.id == judged.pair.b.id
    ]
    return bool(outcomes) and "agree" not in outcomes


def covered(judged: Judged, matches: Sequence[Match]) -> bool:
    """Whether figures or dates already explain the two statements' difference: then the model's view adds nothing."""
    return any(m.pair.a.id == judged.pair.a.id and m.pair.b.id == judged.pair.b.id for m in matches)
