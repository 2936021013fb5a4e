"""Polarity and modality of a statement, told from the main clause and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attribution.claims.tokens import lemma, verb_above
from attribution.claims.wordlists import words
from attribution.parsing import dep, is_negated, objects, subjects

NOBODY = frozenset(["nobody", "none", "neither", "nothing"])
# Verbs that deny what they govern: "denied that …", "failed to appear".
DENYING = words("deny refuse fail reject decline refute rebut")
ALLEGED = re.compile(
    r"\b(?:alleged(?:ly)?|reported(?:ly)|suspected|accused of|purported(?:ly)?|(?:is|are|was|were) (?:said|believed|thought|understood|rumou?red) to|apparently)\b",
    re.IGNORECASE,
)
POSSIBLE = re.compile(r"\b(?:may|might|could|possibly|perhaps|probably|likely|seems?|appears? to|suggests?)\b")
PLANNED = re.compile(
    r"\b(?:will|shall|going to|plans? to|planned|due to|is to|are to|set to|scheduled|expected to|intends?|aims? to|would|’ll|'ll|committed to)\b",
    re.IGNORECASE,
)
CONDITIONAL = re.compile(
    r"^(?:if|unless|should|provided|in case)\b|\b(?:if|unless)\b.*\b(?:would|will|could)\b", re.IGNORECASE
)
LONGEST = 2_000


def main_verb(tokens: Sequence[Any]) -> Any | None:
    """Return the predicate of a stretch of tokens: the first whose governor lies outside, or the verb above it."""
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]
    verbs = [t for t in tops if t.pos_ in ("VERB", "AUX")] or tops
    return verbs[0] if verbs else None


def is_denied(tokens: Sequence[Any]) -> bool:
    """Say whether the main clause of a stretch is negative: not, never, no one, without it being so, denied, failed to."""
    verb = main_verb(tokens)
    if verb is None:
        return False
    if is_negated(verb) or lemma(verb) in DENYING:
        return True
    if any(child.lower_ in ("not", "n't", "n’t", "never") for child in verb.children):
        return True
    return any(_empty(noun) for noun in [*subjects(verb), *objects(verb)])


def _empty(noun: Any) -> bool:
    """Say whether a noun stands for nothing: "nobody", "no one", "no prescriptions", "none of them"."""
    if noun.lower_ in NOBODY:
        return True
    return any(
        child.lower_ in ("no", "neither") and dep(child) in ("det", "advmod", "nummod") for child in noun.children
    )


def modality_of(text: str) -> str:
    """Return stated, possible, planned, alleged or conditional from the words of a statement: `"may reopen" -> possible`."""
    text = text[:LONGEST]
    if CONDITIONAL.search(text):
        return "conditional"
    if ALLEGED.search(text):
        return "alleged"
    if POSSIBLE.search(text):
        return "possible"
    return "planned" if PLANNED.search(text) else "stated"


__all__ = ["is_denied", "main_verb", "modality_of", "verb_above"]
