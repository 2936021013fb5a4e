"""A headline's figure that the body gives nowhere, and the body's figure of the same thing that stands against it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from attribution.judging.matches import Match, lemmas_in_common, number_features, part_of
from attribution.judging.values import compare_values
from attribution.matching.spoken import only_words, spoken
from attribution.types import Claim, Pair, Quantity

# Kinds of figures that a headline takes from the story; ordinals and scores are worded too freely.
KINDS = frozenset(["count", "money", "percent", "measure", "duration", "age", "rate"])
# A figure may be the sum of figures of the body: "three men and two women".
MOST_SUMMED = 12
# How like a body's figure must be to be the one meant; set on headlines of the fiction training stories, as printed and with
# their figures changed by hand.
ENOUGH = 2.2
# Log ratio of two values of nearly one size; shares of the headline's telling words that a statement has too.
NEAR, SOME_WORDS, LIKE_WORDS = 0.4, 0.2, 0.3
NUMBERED = re.compile(
    r"\b(?:update|note|notes|part|no|number|chapter|day|round|phase|article|episode|flash|issue|season|week|volume|lesson|route|flight)[.:]?\s*$",
    re.IGNORECASE,
)
Figure = tuple[Claim, Quantity]


@dataclass(frozen=True, slots=True)
class Unborne:
    """A headline's figure without its equal in the body, as a match with the likeliest figure there, and how like that is."""

    match: Match
    likeness: float


def unborne(heads: Sequence[Claim], body: Sequence[Claim]) -> Iterator[Unborne]:
    """The figures of headline and standfirst that the body contradicts: it has none like it, and another for the same thing."""
    figures = [(claim, q) for claim in body for q in claim.quantities]
    printed = {word.form for claim in body for word in only_words(spoken(claim.text))}
    for claim in heads:
        for figure in claim.quantities:
            if figure.kind not in KINDS or figure.bound == "vague" or is_number_of_it(claim, figure):
                continue
            if is_borne(figure, figures, printed):
                continue
            best = max((rival for rival in rivals((claim, figure), figures)), key=lambda r: r.likeness, default=None)
            if best is not None and best.likeness >= ENOUGH:
                yield best


def is_borne(figure: Quantity, figures: Sequence[Figure], printed: set[str]) -> bool:
    """Whether the body has this figure: the same value, one that its wording allows, the same numeral, or parts that add up to it.

    A figure that counts something else ("four injured" under "four dead") bears nothing out.
    """
    like = [q for _, q in figures if not number_features(figure, q)["tally_other"]]
    if any(q.value == figure.value or compare_values(figure, q).outcome in ("agree", "unclear") for q in like):
        return True
    others = {w.form for _, q in figures if q not in like for w in spoken(q.text)}
    own = {w.form for w in spoken(figure.text) if w.form[:1].isdigit()}
    if own and own <= printed - others:
        return True
    if figure.kind != "count":
        return False
    counts = sorted(q.value for q in like if same_matter(figure, number_features(figure, q), 1.0) and 0 < q.value < figure.value)
    return any(math.isclose(sum(some), figure.value) for n in (2, 3) for some in combinations(counts[:MOST_SUMMED], n))


def rivals(head: Figure, figures: Sequence[Figure]) -> Iterator[Unborne]:
    """The body's figures that can be held against the headline's."""
    claim, figure = head
    for place, (other, q) in enumerate(figures):
        comparison = compare_values(figure, q)
        if comparison.outcome != "differ" or q.bound == "vague" or part_of(other, q):
            continue
        features = number_features(figure, q)
        shared = lemmas_in_common(claim, other)
        if features["tally_other"] or not same_matter(figure, features, shared):
            continue
        near = 1.0 / (1.0 + 2.0 * features["ratio"])
        likeness = features["thing_same"] + features["predicate_same"] + 2.0 * shared + near + 0.3 / (1 + place)
        pair = Pair(claim, other, round(shared, 4))
        yield Unborne(Match("number", pair, figure, q, comparison, features), round(likeness, 4))


def same_matter(figure: Quantity, features: dict[str, float], shared: float) -> bool:
    """Whether two figures may be of one thing: a count of the same, or by the same verb; anything else in like words or size."""
    near = features["ratio"] <= NEAR and shared >= SOME_WORDS
    if figure.kind == "count":
        return bool(features["thing_same"] or features["predicate_same"]) or (near and not figure.thing)
    return (shared >= LIKE_WORDS or near) and not (features["thing_other"] and shared < LIKE_WORDS)


def is_number_of_it(claim: Claim, figure: Quantity) -> bool:
    """Whether a figure only numbers something: "UPDATE 3", "Situation note 4"."""
    return NUMBERED.search(claim.text[: figure.start - claim.start]) is not None


def chance_of(one: Unborne) -> float:
    """How sure a headline's figure is wrong, by hand: 0.75 for the least alike, 0.95 for the same thing in the same words."""
    return round(min(0.95, 0.75 + 0.1 * (one.likeness - ENOUGH)), 4)
