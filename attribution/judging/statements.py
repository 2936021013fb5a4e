"""Whole statements held against each other by the alignment model and the entailment model, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.judging.aligned import Alignment, align
from attribution.judging.calibrated import Logistic
from attribution.judging.matches import Match, lemmas_in_common, names_in_common
from attribution.judging.occasions import occasions_apart
from attribution.judging.support import supported
from attribution.types import Pair, Scorer, Verdict

# Statements that tell of one fact with less than this chance are not put to the entailment model.
WORTH_JUDGING = 0.25
UNASKED = Verdict(0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of statements with what the models say of them and features for the decision.

    `there` and `back` are the entailment model's verdicts (a as premise, b as premise).
    """

    pair: Pair
    there: Verdict
    back: Verdict
    alignment: Alignment
    features: dict[str, float]


def judge_statements(
    pairs: Sequence[Pair], scorer: Scorer, aligner: Scorer, models: Mapping[str, Logistic], least: float
) -> list[Judged]:
    """Judge the pairs that cheap evidence gives a chance of one fact; the entailment model sees those that keep it."""
    ranked = with_rank(pairs)
    asked = [(p, f) for p, f in ranked if models["ask_statement"].probability(f) >= least]
    found = align(aligner, [(p.a.text, p.b.text) for p, _ in asked])
    likely = [p for (p, _), alignment in zip(asked, found, strict=True) if alignment.fact >= WORTH_JUDGING]
    questions = sorted({q for p in likely for q in ((p.a.text, p.b.text), (p.b.text, p.a.text))})
    answers = dict(zip(questions, scorer.score(questions), strict=True))
    best: dict[tuple[str, str], float] = {}
    for (p, _), alignment in zip(asked, found, strict=True):
        for key in ends(p):
            best[key] = max(best.get(key, 0.0), alignment.fact)
    out = []
    support = supported([(p.a.id, p.b.id, alignment.fact) for (p, _), alignment in zip(asked, found, strict=True)])
    for (p, cheap), alignment, third in zip(asked, found, support, strict=True):
        there = answers.get((p.a.text, p.b.text), UNASKED)
        back = answers.get((p.b.text, p.a.text), UNASKED)
        behind = max(best[key] - alignment.fact for key in ends(p))
        more = {"best": float(behind <= 0), "behind": round(behind, 4), "support": third, **verdict_features(there, back)}
        out.append(Judged(p, there, back, alignment, {**cheap, **alignment.features(), **more}))
    return out


def ends(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each statement with the article it looks for a counterpart in."""
    return (pair.a.id, pair.b.article), (pair.b.id, pair.a.article)


def with_rank(pairs: Sequence[Pair]) -> list[tuple[Pair, dict[str, float]]]:
    """Each pair with its cheap features: shared words, and whether each side is the other's nearest by cosine."""
    nearest: dict[tuple[str, str], float] = {}
    for p in pairs:
        for key in ends(p):
            nearest[key] = max(nearest.get(key, 0.0), p.similarity)
    return [(p, {**features(p), "nearest": sum(p.similarity >= nearest[key] for key in ends(p)) / 2}) for p in pairs]


def features(pair: Pair) -> dict[str, float]:
    """Named evidence about two statements that costs nothing."""
    a, b = pair.a, pair.b
    return {
        "similarity": pair.similarity,
        "names": names_in_common(a, b),
        "lemmas": lemmas_in_common(a, b),
        "occasion_other": float(occasions_apart(a, b)),
        "polarity": float(a.negated != b.negated),
        "modality": float(a.modality != b.modality),
        "voices": float(a.voice.speaker is not None and b.voice.speaker is not None),
        "voice_mixed": float((a.voice.speaker is None) != (b.voice.speaker is None)),
        "length": abs(len(a.lemmas) - len(b.lemmas)) / max(1, len(a.lemmas), len(b.lemmas)),
        "short": float(min(len(a.lemmas), len(b.lemmas)) <= 4),
        "same_block": float(a.block == b.block),
    }


def verdict_features(there: Verdict, back: Verdict) -> dict[str, float]:
    """What the entailment model says, whichever statement comes first."""
    return {
        "contradict_most": max(there.contradiction, back.contradiction),
        "contradict_least": min(there.contradiction, back.contradiction),
        "entail_most": max(there.entailment, back.entailment),
        "entail_least": min(there.entailment, back.entailment),
    }


def other_figures(matches: Sequence[Match]) -> set[tuple[str, str]]:
    """Statements (by id) that give figures of one kind of which none agree: "hundreds" and "dozens" are no agreement."""
    outcomes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for match in matches:
        if match.kind == "number":
            outcomes[match.pair.a.id, match.pair.b.id].add(match.comparison.outcome)
    return {pair for pair, found in outcomes.items() if "agree" not in found}
