"""What the product measures of annotated stories, each pair labelled from the gold: the examples that `fit.py` learns from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attribution import Checker
from attribution.judging.calibrated import Logistic
from attribution.judging.chronology import published
from attribution.judging.evidence import Evidence, gather
from attribution.judging.matches import Match, sides
from attribution.judging.naming import naming_features
from attribution.judging.order import When
from attribution.matching.candidates import find_pairs
from attribution.matching.vectors import Vectors
from attribution.types import Scorer, Verdict
from models.judging.gold import Gold
from models.judging.storyset import AnnotatedStory

HARD = frozenset(["conflict", "update", "disputed"])
SAME = frozenset(["agree", "altered_quote", "misattributed"])
Row = dict[str, Any]


class Open:
    """Stands for a logistic model that lets everything pass."""

    wording: tuple[float, ...] = ()

    def probability(self, _features: Mapping[str, float]) -> float:
        """Certain."""
        return 1.0


class Blind:
    """A scorer that knows nothing."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """Neutral for every pair."""
        return [Verdict(0.0, 1.0, 0.0)] * len(pairs)


def measured(
    story: AnnotatedStory, checker: Checker, scorer: Scorer, aligner: Scorer, models: Mapping[str, Logistic]
) -> tuple[Evidence, dict[str, When]]:
    """The evidence of one story, all its articles taken for one event, and when each speaks."""
    readings, _ = checker.readings(story.articles)
    vectors = Vectors(checker.models.embedder)
    claims = [claim for reading in readings for claim in reading.claims]
    pairs, _ = find_pairs(claims, vectors, checker.config.thresholds.min_similarity)
    return gather(pairs, (), vectors, scorer, aligner, models), {r.article.id: published(r) for r in readings}


def examples(evidence: Evidence, at: Mapping[str, When], gold: Gold, story: str) -> Iterator[Row]:
    """One labelled example a measured pair; where a gold passage holds several figures, the best fitting one is meant."""
    told = [gold.relations(*spans(m)) for m in evidence.matches]
    meant = best_fitting(evidence.matches, told)
    for match, relations, chosen in zip(evidence.matches, told, meant, strict=True):
        agree = match.comparison.outcome == "agree"
        yield {
            "question": f"{match.kind}_{'agree' if agree else 'differ'}", "story": story,
            "label": bool(relations & (SAME if agree else HARD)) and chosen, "fact": bool(relations & (HARD | SAME)),
            "features": match.features, "relations": sorted(relations),
            "a": match.pair.a.text, "b": match.pair.b.text, "items": [match.a.text, match.b.text],
            "naming": naming_features(match.pair.a, match.pair.b, (match.a, match.b), at[match.pair.a.article], at[match.pair.b.article]),
        }  # fmt: skip
    for judged in evidence.judged:
        a, b = judged.pair.a, judged.pair.b
        relations = gold.relations((a.article, a.start, a.end), (b.article, b.start, b.end))
        yield {
            "question": "statement", "story": story, "label": bool(relations & HARD), "agree": bool(relations & SAME),
            "fact": bool(relations & (HARD | SAME)), "features": judged.features, "relations": sorted(relations),
            "a": a.text, "b": b.text, "items": [], "naming": naming_features(a, b, None, at[a.article], at[b.article]),
        }  # fmt: skip


def spans(match: Match) -> tuple[tuple[str, int, int], tuple[str, int, int]]:
    """Where the two items stand."""
    a, b = match.pair.a.article, match.pair.b.article
    return (a, match.a.start, match.a.end), (b, match.b.start, match.b.end)


def best_fitting(matches: Sequence[Match], told: Sequence[set[str]]) -> list[bool]:
    """Whether no other match of the same gold and outcome, on one of the same items in the same statements, fits better."""
    best: dict[tuple[object, ...], float] = {}
    keys = [
        [(side, m.pair.a.id, m.pair.b.id, m.comparison.outcome == "agree", frozenset(relations)) for side in sides(m)]
        for m, relations in zip(matches, told, strict=True)
    ]
    for match, own in zip(matches, keys, strict=True):
        for key in own:
            best[key] = max(best.get(key, -1.0), fitting(match))
    return [all(fitting(m) >= best[key] for key in own) for m, own in zip(matches, keys, strict=True)]


def fitting(match: Match) -> float:
    """How well two items fit each other by their own attachments."""
    f = match.features
    same = f.get("predicate_same", f.get("event_same", 0.0)) - f.get("predicate_other", f.get("event_other", 0.0))
    return f.get("fact", 0.0) + 0.5 * same + 0.25 * (f.get("thing_same", 0.0) - f.get("thing_other", 0.0))
