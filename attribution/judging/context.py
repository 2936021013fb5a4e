"""What the statements around two items say of their being one slot: likeness with the items masked, rank, entailment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from attribution.judging.matches import Item, Match, lemmas_in_common, names_in_common, part_of, periods_apart
from attribution.judging.windows import MASK, exchanged, local, words_of
from attribution.matching.vectors import Vectors
from attribution.types import Moment, Scorer

# Two measures in words ("civilians killed", "deaths among civilians") are taken for one from this cosine on.
SAME_MEASURE = 0.7


def measure(item: Item) -> str:
    """What an item measures or dates in a few words, for comparing meanings: "Malian civilians die", "resign"."""
    if isinstance(item, Moment):
        return item.event
    return f"{item.thing_text or item.thing} {item.predicate}".strip()


def with_context(matches: Sequence[Match], vectors: Vectors) -> list[Match]:
    """Add how alike the statements are around the items: whole, and the clauses, items masked."""
    masked = [
        tuple(
            (exchanged(c, i, MASK), exchanged(c, i, MASK, local(c, i)))
            for c, i in ((m.pair.a, m.a), (m.pair.b, m.b))
        )
        for m in matches
    ]
    vectors.add(text for sides in masked for side in sides for text in side)
    measures = [(measure(m.a), measure(m.b)) for m in matches]
    vectors.add(text for both in measures for text in both)
    out = []
    for match, named, ((whole_a, part_a), (whole_b, part_b)) in zip(matches, measures, masked, strict=True):
        extra = {
            "measure": round(vectors.cosine(*named), 4) if all(named) else 0.3,
            "similarity": match.pair.similarity,
            "whole": round(vectors.cosine(whole_a, whole_b), 4),
            "clause": round(vectors.cosine(part_a, part_b), 4),
            "part_other": float(part_of(match.pair.a, match.a) != part_of(match.pair.b, match.b)),
            "period_other": float(periods_apart(match.pair.a, match.pair.b)),
            "names": names_in_common(match.pair.a, match.pair.b),
            "lemmas": lemmas_in_common(match.pair.a, match.pair.b),
            "same_block": float(match.pair.a.block == match.pair.b.block),
        }
        out.append(replace(match, features={**match.features, **extra}))
    return with_rank(out)


def with_rank(matches: list[Match]) -> list[Match]:
    """Add whether each side is the other's best counterpart in that article (by clause and statement likeness)."""
    best: dict[tuple[str, int, int, str], float] = {}

    def fit(match: Match) -> float:
        f = match.features
        agreeing = 0.3 if match.comparison.outcome == "agree" else 0.0
        attached = 0.5 * f.get("tally_same", 0.0) - 0.5 * f.get("tally_other", 0.0) + 0.2 * f.get("event_same", 0.0)
        return f["clause"] + f["whole"] + 0.5 * f["measure"] + attached + agreeing

    for m in matches:
        for key in sides(m):
            best[key] = max(best.get(key, -1.0), fit(m))
    rivals: Counter[tuple[str, int, int, str]] = Counter()
    for m in matches:
        if m.features.get("tally_same", 0.0) or m.features["measure"] >= SAME_MEASURE:
            rivals.update(sides(m))
    out = []
    for m in matches:
        keys = sides(m)
        lead = float(all(fit(m) >= best[key] for key in keys))
        behind = sum(best[key] - fit(m) for key in keys)
        extra = {
            "best": lead,
            "behind": round(min(behind, 2.0), 4),
            "only": float(max(rivals[key] for key in keys) == 1),
            "best_tally": lead * m.features.get("tally_same", 0.0),
            "best_measure": lead * m.features["measure"],
        }
        out.append(replace(m, features={**m.features, **extra}))
    return out


def sides(match: Match) -> tuple[tuple[str, int, int, str], tuple[str, int, int, str]]:
    """Each item with the article it looks for a counterpart in."""
    a, b = match.pair.a.article, match.pair.b.article
    return (a, match.a.start, match.a.end, b), (b, match.b.start, match.b.end, a)


def exchange_pairs(match: Match) -> tuple[tuple[str, str], tuple[str, str]]:
    """Premise and hypothesis both ways, with one side's item put in the other's place.

    If both statements fill one slot, then with the same figure one should entail the other; the exchange asks the model
    for what it is good at (paraphrase) and keeps it from what it is bad at (numbers).
    """
    sides = ((match.pair.a, match.a, match.pair.b, match.b), (match.pair.b, match.b, match.pair.a, match.a))
    return tuple(  # type: ignore[return-value]
        (exchanged(claim, item, other_item.text), words_of(other, local(other, other_item)))
        for claim, item, other, other_item in sides
    )


def with_entailment(matches: Sequence[Match], scorer: Scorer) -> list[Match]:
    """Add the entailment model's view of each match, asked both ways with the items exchanged."""
    asked = [exchange_pairs(match) for match in matches]
    questions = sorted({question for both in asked for question in both})
    answers = dict(zip(questions, scorer.score(questions), strict=True))
    out = []
    for match, both in zip(matches, asked, strict=True):
        there, back = (answers[question] for question in both)
        extra = {
            "entail_most": max(there.entailment, back.entailment),
            "entail_least": min(there.entailment, back.entailment),
            "contradict_most": max(there.contradiction, back.contradiction),
            "neutral_least": min(there.neutral, back.neutral),
        }
        out.append(replace(match, features={**match.features, **extra}))
    return out
