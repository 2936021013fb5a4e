"""Items of two statements that can be held against each other, with the evidence that they fill one slot."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from attribution.judging.days import compare_days
from attribution.judging.order import MONOTONE
from attribution.judging.parts import counts_part
from attribution.judging.values import Comparison, compare_values
from attribution.judging.windows import MASK, exchanged, local, words_of
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Moment, Pair, Quantity, Scorer

# Two measures in words ("civilians killed", "deaths among civilians") are taken for one from this cosine on.
PART = "part"  # what claims put into the scope of a figure that counts a part
SAME_MEASURE, VERY_SAME_MEASURE, LIKE_MEASURE = 0.7, 0.75, 0.5
NEAR_VALUES, TELLING_VALUE = 0.1, 100  # log ratio; 17,500 and 17,000 are 0.03 apart
NEAR = timedelta(days=31)
MatchKind = Literal["number", "date"]
Item = Quantity | Moment


@dataclass(frozen=True, slots=True)
class Match:
    """One item of each statement of a pair, their comparison, and features (name -> value) for the decision."""

    kind: MatchKind
    pair: Pair
    a: Item
    b: Item
    comparison: Comparison
    features: dict[str, float]


def names_in_common(a: Claim, b: Claim) -> float:
    """Shared names over the fewer names of the two, 0 to 1; 0.5 where a side has none, for nothing is known then."""
    left, right = ({n.full.casefold() for n in claim.names} for claim in (a, b))
    if not left or not right:
        return 0.5
    return len(left & right) / min(len(left), len(right))


def lemmas_in_common(a: Claim, b: Claim) -> float:
    """Shared content lemmas over the fewer of the two, 0 to 1."""
    left, right = set(a.lemmas), set(b.lemmas)
    return len(left & right) / max(1, min(len(left), len(right)))


def periods_apart(a: Claim, b: Claim) -> bool:
    """Whether both statements name times and no two of them lie within a month of each other: other years, other events."""
    days = [[(m.first, m.last) for m in c.moments if m.first is not None and m.last is not None] for c in (a, b)]
    if not all(days):
        return False
    return all(x[0] - y[1] > NEAR or y[0] - x[1] > NEAR for x in days[0] for y in days[1])


def number_matches(pair: Pair) -> Iterator[Match]:
    """Every two figures of a pair that can be compared at all."""
    for a in pair.a.quantities:
        for b in pair.b.quantities:
            comparison = compare_values(a, b)
            if comparison.outcome != "incomparable":
                yield Match("number", pair, a, b, comparison, number_features(a, b))


def part_of(claim: Claim, item: Item) -> bool:
    """Whether a figure counts a part, by its scope or by the words beside it."""
    return (isinstance(item, Quantity) and PART in item.scope) or counts_part(claim, item)


def number_features(a: Quantity, b: Quantity) -> dict[str, float]:
    """What the two figures' own attachments say of being one measure."""
    things, acts = bool(a.thing and b.thing), bool(a.predicate and b.predicate)
    scopes = {s.casefold() for s in a.scope} - {PART}, {s.casefold() for s in b.scope} - {PART}
    largest = max(abs(a.value), abs(b.value), 1e-9)
    return {
        "thing_same": float(things and a.thing == b.thing),
        "thing_other": float(things and a.thing != b.thing),
        "tally_same": float(a.predicate == b.predicate and a.predicate in MONOTONE),
        "tally_other": float(acts and a.predicate != b.predicate and bool({a.predicate, b.predicate} & MONOTONE)),
        "predicate_same": float(acts and a.predicate == b.predicate),
        "predicate_other": float(acts and a.predicate != b.predicate),
        "scope_other": float(bool(scopes[0] and scopes[1]) and not scopes[0] & scopes[1]),
        "equal": float(a.value == b.value),
        "ratio": min(4.0, abs(math.log(max(a.value, 1e-9) / max(b.value, 1e-9)))) if a.value > 0 and b.value > 0 else 4.0,
        "size": min(6.0, math.log10(1 + largest)),
        "small": float(largest <= 3),
        "plain_count": float(a.kind == "count"),
        "hedged": float(a.bound != "exact" or b.bound != "exact"),
        "vague": float("vague" in (a.bound, b.bound)),
    }


def date_matches(pair: Pair) -> Iterator[Match]:
    """Every two dates of a pair; unresolved ones are left out, for nothing can be said of them."""
    for a in pair.a.moments:
        for b in pair.b.moments:
            comparison = compare_days(a, b)
            if comparison.outcome != "unclear":
                yield Match("date", pair, a, b, comparison, date_features(a, b))


def date_features(a: Moment, b: Moment) -> dict[str, float]:
    """What the two dates' own attachments say of being the date of one event."""
    acts = bool(a.event and b.event)
    fine = [m.precision in ("day", "time") for m in (a, b)]
    apart = abs((a.first - b.first).days) if a.first and b.first else 0
    return {
        "event_same": float(acts and a.event == b.event),
        "event_other": float(acts and a.event != b.event),
        "anchor_same": float(a.anchor == b.anchor),
        "both_days": float(all(fine)),
        "same_precision": float(a.precision == b.precision),
        "apart": min(8.0, math.log1p(apart)),
        "year_apart": float(apart > 300),
    }


def measure(item: Item) -> str:
    """What an item measures or dates in a few words, for comparing meanings: "Malian civilians die", "resign"."""
    if isinstance(item, Moment):
        return item.event
    return f"{item.thing_text or item.thing} {item.predicate}".strip()


def same_words(match: Match) -> bool:
    """Whether both sides name the same value, or nearly the same large one: then chance is a poor explanation. Vague words
    ("several", "thousands") are no value.
    """
    if isinstance(match.a, Moment) or isinstance(match.b, Moment):
        return True
    if "vague" in (match.a.bound, match.b.bound):
        return False
    near = match.features["ratio"] <= NEAR_VALUES and min(match.a.value, match.b.value) >= TELLING_VALUE
    return match.a.value == match.b.value or near


def one_measure(match: Match) -> bool:
    """Whether a difference may be reported at all: both figures are worded as one tally or one measure, and neither counts a
    part. On the fiction training stories this gate takes the precision of differences from 0.63 to 0.89 at nearly the same
    recall. Lengths, spans and rates, which stand beside every event, need nearly the same words.
    """
    if match.kind != "number":
        return True
    f = match.features
    if f["tally_other"] or f["part_other"]:
        return False
    if match.comparison.outcome == "agree" and not same_words(match) and match.a.value != match.b.value:  # type: ignore[union-attr]
        return f["measure"] >= VERY_SAME_MEASURE  # a bound or a vague word leaves room for almost anything
    if match.a.kind in ("measure", "duration", "rate"):  # type: ignore[union-attr]
        return f["measure"] >= VERY_SAME_MEASURE
    return bool(f["tally_same"]) or f["measure"] >= VERY_SAME_MEASURE or (bool(f["thing_same"]) and f["measure"] >= LIKE_MEASURE)


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
