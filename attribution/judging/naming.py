"""What a difference between two statements of one fact is called: the evidence for conflict, update and dispute."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

import numpy as np

from attribution.judging.calibrated import Logistic
from attribution.judging.matches import Item
from attribution.judging.order import MONOTONE, When, gap_days, when
from attribution.judging.voices import standing
from attribution.matching.vectors import Vectors
from attribution.types import Claim, Moment, Quantity, Relation

RELATIONS: tuple[Relation, ...] = ("conflict", "update", "disputed")
# Words of a later report about what has moved since, and of an earlier one about what was not settled yet.
MOVED = re.compile(r"\b(now|since|rose|risen|rises|climbed|climbs|fallen|fell|revised|raised|lowered|increased|another|more|latest|later|eventually|confirmed|agreed|no longer|again|finally|postponed|delayed|brought forward|put back|instead|resumed|returned|released|found|identified|charged|arrested|recovered|reopened|abandoned|withdrew|withdrawn|(?:has|have|had) (?:since )?(?:been|died|risen|climbed|grown|become|left|agreed))\b", re.IGNORECASE)
OPEN = re.compile(r"\b(expected|expects?|will|would|plans?|planned|due|still|yet|so far|at least|initial|early|unclear|unknown|remains?|missing|may|might|could|likely|hopes?|hoped|wait(?:ing)?|pending|seeking|searching|until|feared|believed)\b", re.IGNORECASE)
DENIAL = re.compile(r"\b(den(?:y|ied|ies|ying)|reject(?:s|ed)?|insist(?:s|ed)?|claim(?:s|ed)?|accus(?:e|es|ed)|disput(?:e|es|ed)|contest(?:s|ed)?|maintain(?:s|ed)?|dismiss(?:es|ed)?|contradict(?:s|ed)?|alleg(?:e|es|ed)|blam(?:e|es|ed)|argu(?:e|es|ed)|according to|said|says)\b", re.IGNORECASE)
# What has a length, an age, a rank or a score keeps it: such figures do not move between two reports.
FIXED = frozenset(["duration", "age", "ordinal", "score"])


def naming_features(a: Claim, b: Claim, items: tuple[Item, Item] | None, at_a: When, at_b: When) -> dict[str, float]:
    """Evidence about two statements that differ; the same whichever comes first."""
    moments = (at_a, at_b)
    if items and isinstance(items[0], Quantity) and isinstance(items[1], Quantity):
        moments = (when(items[0], at_a, a), when(items[1], at_b, b))
    days = gap_days(*moments)
    ahead = hours(moments) if days == 0 else 0.0
    earlier, later = (b, a) if (days or 0) < 0 or ahead < 0 else (a, b)
    ordered = bool(days or ahead)
    stand = standing(a, b)
    out = {
        "order": float(ordered),
        "same_day": float(days == 0),
        "days": min(5.0, math.log1p(abs(days or 0))),
        "weeks": float(abs(days or 0) >= 7),
        "own": float(stand == "own"),
        "party": float(stand == "mixed_party"),
        "plain": float(stand == "mixed_plain"),
        "different": float(stand == "different"),
        "polarity": float(a.negated != b.negated),
        "planned": float(bool({a.modality, b.modality} & {"planned", "possible"})),
        "alleged": float("alleged" in (a.modality, b.modality)),
        "moved": float(ordered and bool(MOVED.search(later.text))),
        "open": float(ordered and bool(OPEN.search(earlier.text))),
        "told": float(bool(MOVED.search(a.text) or MOVED.search(b.text))),
        "denial": float(len([1 for c in (a, b) if DENIAL.search(c.text)])) / 2,
    }
    return {**out, **item_features(items, moments, first_is_earlier=earlier is a, ordered=ordered)}


def item_features(items: tuple[Item, Item] | None, moments: tuple[When, When], *, first_is_earlier: bool, ordered: bool) -> dict[str, float]:
    """What the two figures or dates add."""
    if items is None:
        return {"statement": 1.0}
    a, b = items
    if isinstance(a, Moment) or isinstance(b, Moment):
        days = [item.first > at.day for item, at in zip(items, moments, strict=True) if isinstance(item, Moment) and item.first and at.day]
        return {"date": 1.0, "date_ahead": float(any(days)), "ahead_order": float(any(days) and ordered)}
    early, late = (a, b) if first_is_earlier else (b, a)
    tally = a.predicate in MONOTONE and b.predicate in MONOTONE
    rises = ordered and late.value > early.value
    fixed = bool({a.kind, b.kind} & FIXED)
    return {
        "number": 1.0,
        "tally": float(tally),
        "tally_rises": float(tally and rises),
        "tally_falls": float(tally and ordered and late.value < early.value),
        "rises": float(rises and not tally and not fixed),
        "falls": float(ordered and late.value < early.value and not tally and not fixed),
        "fixed": float(fixed),
        "open_bound": float(ordered and early.bound in ("at_least", "more_than")),
        "money": float("money" in (a.kind, b.kind)),
    }


def hours(moments: tuple[When, When]) -> float:
    """Hours from the first to the second where both are known, else 0."""
    first, second = moments
    return second.hour - first.hour if first.hour is not None and second.hour is not None else 0.0


def wordings(pairs: Iterable[tuple[Claim, Claim]], vectors: Vectors, models: Mapping[str, Logistic]) -> list[dict[Relation, float]]:
    """How far the words of two statements speak for each name, pair by pair: the mean of their embeddings along the name's direction."""
    directions = {relation: np.array(models[f"name_{relation}"].wording, np.float64) for relation in RELATIONS}
    means = ((vectors.of(a.text) + vectors.of(b.text)) / 2 for a, b in pairs)
    return [
        {name: round(float(np.dot(mean, along)), 3) if len(along) else 0.0 for name, along in directions.items()} for mean in means
    ]


def likeliest(
    features: Mapping[str, float], worded: Mapping[Relation, float], models: Mapping[str, Logistic]
) -> tuple[Relation, dict[Relation, float]]:
    """The name with the highest share of the three models' probabilities, and the shares.

    Without an order of the reports, and without a word of what has moved, nothing is an update (annotation guide, rule 3); and two
    figures that hold on one day are none whatever the words.
    """
    chances = {
        relation: models[f"name_{relation}"].probability({**features, "wording": worded.get(relation, 0.0)}) + 1e-6
        for relation in RELATIONS
    }
    total = sum(chances.values())
    shares = {relation: round(chance / total, 4) for relation, chance in chances.items()}
    at_once = features.get("number", 0.0) and features.get("same_day", 0.0)
    still = not features.get("order", 0.0) and (at_once or not features.get("told", 0.0))
    return max((r for r in RELATIONS if not (still and r == "update")), key=lambda r: shares[r]), shares
