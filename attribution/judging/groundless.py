"""Statements that look contradictory and are not: other figures, another stage of a case, a denial of another thing."""

from __future__ import annotations

import re
from collections.abc import Set

from attribution.judging.matches import MOST_ITEMS
from attribution.judging.values import compare_values
from attribution.types import Claim

# What a person goes through at law, in order: an earlier stage says nothing for or against a later one.
STAGES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "suspected|under suspicion|accused|alleged(?:ly)?",
        "arrested|detained",
        "charged|indicted",
        "on trial|stands? trial|tried",
        "convicted|found guilty|pleaded guilty",
        "sentenced|jailed|imprisoned",
    )
)
# "denied that he had bribed officials", "denies taking money": the verb of what is denied.
DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying)\b(?:,? on \w+,?)?\s+(?:that\s+(?:[\w'’-]+\s+){1,4}?(?:had|has|have|was|were|is|are|did|would|will)\s+(?:(?:been|ever)\s+)?(?P<verb>\w+)"
    r"|(?:ever\s+)?(?:having\s+(?:been\s+)?(?P<had>\w+)|(?!having\b|being\b)(?P<doing>\w+ing)))\b",
    re.IGNORECASE,
)
# Letters that a verb and its lemma share ("taking", "take"); irregular ones that do not ("bought", "buy") are left alone.
STEM = 3


def groundless(a: Claim, b: Claim) -> bool:
    """Whether a contradiction that a model sees between two statements has a reason that makes it none."""
    return figures_apart(a, b) or other_stage(a, b) or denies_another(a, b) or denies_another(b, a)


def figures_apart(a: Claim, b: Claim) -> bool:
    """Whether each statement gives a figure that has no equal in the other: of those the comparators judge.

    `"€2.1 billion" / "$2.3 billion" -> True`; `"rejected by 40 members" / "approved by 40 members" -> False`.
    """
    return lonely(a, b) and lonely(b, a)


def lonely(a: Claim, b: Claim) -> bool:
    """Whether a figure of the first statement agrees with none of the second."""
    return any(all(compare_values(x, y).outcome != "agree" for y in b.quantities[:MOST_ITEMS]) for x in a.quantities[:MOST_ITEMS])


def other_stage(a: Claim, b: Claim) -> bool:
    """Whether one statement denies a stage of a case at law and the other tells of an earlier one only: accused, not convicted."""
    if a.negated == b.negated:
        return False
    denied, told = (a, b) if a.negated else (b, a)
    late, early = stages(denied.text), stages(told.text)
    return bool(late and early) and max(early) < min(late)


def stages(text: str) -> Set[int]:
    """The stages of a case that a text names, by place in their order."""
    return {place for place, words in enumerate(STAGES) if words.search(text)}


def denies_another(denial: Claim, other: Claim) -> bool:
    """Whether a statement denies what the other does not speak of: "denied that he had bribed officials" / "met officials"."""
    found = DENIED.search(denial.text)
    if found is None or DENIED.search(other.text):
        return False
    verb = (found["verb"] or found["had"] or found["doing"]).lower()
    lemmas = {lemma for lemma in denial.lemmas if lemma[:STEM].casefold() == verb[:STEM]}
    return bool(lemmas) and not lemmas & set(other.lemmas)
