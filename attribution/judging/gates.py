"""What has to hold of two figures before anything is said of them, however sure the fitted model is."""

from __future__ import annotations

from attribution.judging.matches import Match
from attribution.types import Moment

# Cosines of two measures in words; which one is asked for depends on what else holds.
VERY_SAME_MEASURE, LIKE_MEASURE = 0.75, 0.5
SAME_STATEMENT = 0.96
NEAR_VALUES, TELLING_VALUE = 0.1, 100  # log ratio; 17,500 and 17,000 are 0.03 apart


def verbatim(match: Match) -> bool:
    """Whether the two statements are the same but for the item, and no other item of them fits better."""
    f = match.features
    return f["whole"] >= SAME_STATEMENT and bool(f["best"])


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
    part. Lengths, spans and rates, which stand beside every event, need nearly the same words. Every date passes.
    """
    if match.kind != "number":
        return True
    f = match.features
    if f["tally_other"] or f["part_other"]:
        return False
    if match.comparison.outcome == "agree" and not same_words(match) and match.a.value != match.b.value:  # type: ignore[union-attr]
        return f["measure"] >= VERY_SAME_MEASURE  # a bound or a vague word leaves room for almost anything
    if match.comparison.outcome == "agree" and f["vague"] and f["hedged"] and not verbatim(match):
        return False  # "thousands" and "thousands" are not one figure
    if match.a.kind in ("measure", "duration", "rate"):  # type: ignore[union-attr]
        return f["measure"] >= VERY_SAME_MEASURE
    return bool(f["tally_same"]) or f["measure"] >= VERY_SAME_MEASURE or (bool(f["thing_same"]) and f["measure"] >= LIKE_MEASURE)
