"""What has to hold of two figures before anything is said of them, however sure the fitted model is."""

from __future__ import annotations

from attribution.judging.matches import Match

# Share of the words around two items that are the same from which on the two statements are one sentence with another item.
SAME_SENTENCE = 0.9


def verbatim(match: Match) -> bool:
    """Whether the two statements are the same but for the item, and no other item of them fits better."""
    return match.features["around"] >= SAME_SENTENCE and bool(match.features["best"])


def one_measure(match: Match) -> bool:
    """Whether two figures can be one measure: both are of one tally, neither counts a part, and two vague words ("thousands")
    are no figure unless the sentence is the same. Every date passes.
    """
    if match.kind != "number":
        return True
    f = match.features
    if f["tally_other"] or f["part_other"]:
        return False
    return verbatim(match) or not (f["vague"] and f["hedged"] and match.comparison.outcome == "agree")
