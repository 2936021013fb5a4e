"""Pairs of statements worth comparing: found through shared words and names, never all against all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from attribution.matching.vectors import Vectors
from attribution.types import Claim, Pair

# A key (word, name, measure) that more statements of a story hold tells nothing and would make the work quadratic.
COMMON = 400
# The most similar statements of each other article that a statement is compared with.
NEIGHBOURS = 6
# Shared keys must weigh at least this much (one rare name, or two ordinary words) before a cosine is computed.
MIN_SHARED = 1.0
# Statements that share a measure (deaths, percentages of one thing …) may be worded very differently: three in ten of the fiction
# training pairs of figures that were reached lie below the cosine that statements without a shared measure need.
MEASURE_SIMILARITY = 0.15
MEASURE_WEIGHT = 1.0


def keys(claim: Claim) -> set[str]:
    """What a statement can be found by: content lemmas, names, and the measures of its figures."""
    found = {f"w:{lemma}" for lemma in claim.lemmas}
    found |= {f"n:{name.full.casefold()}" for name in claim.names}
    return found | measures(claim)


def measures(claim: Claim) -> set[str]:
    """What a statement gives figures of: kind and unit with the thing, with the predicate, and telling values themselves."""
    found = set()
    for q in claim.quantities:
        measure = f"q:{q.kind}:{q.unit}"
        found |= {f"{measure}:{part}" for part in (q.predicate and f"p:{q.predicate}", q.thing and f"t:{q.thing}") if part}
        if q.kind not in ("count", "ordinal", "duration"):
            found.add(measure)
        if q.value > 20:
            found.add(f"v:{q.value:g}")
    return found


def shared_weights(claims: Sequence[Claim]) -> dict[tuple[int, int], float]:
    """Weight of the keys that two statements of different articles share, by index pair; only where above the minimum."""
    postings: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in keys(claim):
            postings[key].append(index)
    total = len(claims)
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for key in sorted(postings):
        holders = postings[key]
        if not 1 < len(holders) <= COMMON:
            continue
        gain = math.log(1 + total / len(holders)) / 2 + MEASURE_WEIGHT * key.startswith(("q:", "v:"))
        for i, a in enumerate(holders):
            for b in holders[i + 1 :]:
                if claims[a].article != claims[b].article:
                    weights[a, b] += gain
    return {pair: weight for pair, weight in weights.items() if weight >= MIN_SHARED}


def find_pairs(claims: Sequence[Claim], vectors: Vectors, min_similarity: float) -> tuple[tuple[Pair, ...], int]:
    """Candidate pairs of one story, the most similar first, and how many were considered.

    A pair stays when either side is among the other's nearest in that article. The pair's `a` is the side whose article id
    sorts first, so the result does not depend on the order of the input.
    """
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.end))
    considered = shared_weights(ordered)
    vectors.add(ordered[index].text for index in {i for pair in considered for i in pair})
    given = [measures(claim) for claim in ordered]
    kept: dict[tuple[int, int], float] = {}
    near: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for a, b in considered:
        similarity = round(vectors.cosine(ordered[a].text, ordered[b].text), 4)
        measured = bool(given[a] & given[b])
        if measured and similarity >= MEASURE_SIMILARITY:
            kept[a, b] = similarity
        elif similarity >= min_similarity:
            near[a, ordered[b].article].append((-similarity, b))
            near[b, ordered[a].article].append((-similarity, a))
    for (index, _), others in near.items():
        for negative, other in sorted(others)[:NEIGHBOURS]:
            kept[min(index, other), max(index, other)] = -negative
    pairs = (Pair(ordered[a], ordered[b], s) for (a, b), s in kept.items())
    return tuple(sorted(pairs, key=lambda p: (-p.similarity, p.a.id, p.b.id))), len(considered)
