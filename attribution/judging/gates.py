"""What has to hold of two items before anything is said of them, however sure the fitted model is.

The fitted models learn from written stories, in which facts meet far more often than in the wild; these bounds keep what they
infer from attachments alone (one tally, one precision) from speaking where the alignment model sees two facts.
"""

from __future__ import annotations

from attribution.judging.areas import other_area, other_start
from attribution.judging.landmarks import other_landmark
from attribution.judging.matches import Match
from attribution.types import Quantity

# Share of the words around two items that are the same from which on the two statements are one sentence with another item.
SAME_SENTENCE = 0.9
# The least chance of one fact by the alignment model. Of held-out pairs that the fitted models take for one slot, four in ten were
# wrong below it: dates that agree, items that differ.
DATES_AGREE, DIFFERING = 0.12, 0.12
# A bound that leaves room ("at least nine" / 15) says little where the values lie far apart (log ratio): then the model must see one fact.
FAR, ROOM_LEFT = 0.35, 0.5
# A running total: a tally with its start on record, that no other figure of the two reports rivals, large enough to be telling.
TELLING, TOTAL = 100, 0.1


def verbatim(match: Match) -> bool:
    """Whether the two statements are the same but for the item, and no other item of them fits better."""
    return match.features["around"] >= SAME_SENTENCE and bool(match.features["best"])


def one_measure(match: Match) -> bool:
    """Whether two figures can be one measure: both are of one tally, neither counts a part, two distances that differ are not from
    two places, and two vague words ("thousands") are no figure unless the sentence is the same. Every date passes.
    """
    if match.kind != "number":
        return True
    f = match.features
    if f["tally_other"] or f["part_other"] or (match.comparison.outcome != "agree" and two_places(match)):
        return False
    return verbatim(match) or not (f["vague"] and f["hedged"] and match.comparison.outcome == "agree")


def two_places(match: Match) -> bool:
    """Whether two distances are counted from two landmarks."""
    a, b = match.a, match.b
    return isinstance(a, Quantity) and isinstance(b, Quantity) and other_landmark(match.pair.a, a, match.pair.b, b)


def two_scopes(match: Match) -> bool:
    """Whether two figures say themselves that they are of two areas, or counted from two starts."""
    a, b = match.a, match.b
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    sides = match.pair.a, a, match.pair.b, b
    return other_area(*sides) or other_start(*sides)


def one_fact(match: Match) -> bool:
    """Whether the alignment model gives the two items a chance of being one fact that something may be built on."""
    f = match.features
    if verbatim(match):
        return True
    if match.comparison.outcome != "agree":
        # Lengths, depths and magnitudes of two hours are of two tremors, not one that was measured twice.
        return f["fact"] >= DIFFERING and not both_since(match) and not (f["occasion_other"] and f.get("measured"))
    if match.kind == "date":
        return f["fact"] >= DATES_AGREE
    return bool(f["ratio"] <= FAR or f["fact"] >= ROOM_LEFT)


def both_since(match: Match) -> bool:
    """Whether two dates only say since when something lasts ("since 2012" / "since 2015"), and nothing shows that it is one thing."""
    return match.kind == "date" and all(getattr(item, "anchor", "") == "since" for item in (match.a, match.b)) and not match.features["event_same"]


def running_total(match: Match) -> bool:
    """Whether two figures are one running total as worded ("since July 2013"): then a jump is shown on weak evidence, as a question."""
    a, b = match.a, match.b
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or not (a.since or b.since):
        return False
    f = match.features
    return bool(f["tally_same"] and f["only"]) and not f["scope_other"] and min(a.value, b.value) >= TELLING and f["fact"] >= TOTAL
