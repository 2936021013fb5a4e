"""One difference reported once: what a figure, a date or a name shows, the statement around it need not say again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from attribution.judging.drafts import Draft

# From the most to the least specific. Quoted words and what they say are two slots (annotation guide), so "words" swallows
# statements only.
SPECIFIC = ("number", "date", "name", "words")
GENERAL = "statement"
ALIKE = ("agree",)
OPEN = ("cannot_tell", "different_scope")


def fold(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without statements whose sentences already differ (or agree) by a figure, date, name or quoted words.

    What is folded is kept in the evidence of the draft that swallowed it: {"folded": [{"topic", "relation", "confidence", …}]}.
    """
    specific: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.topic in SPECIFIC and draft.relation not in OPEN:
            specific[pair(draft)].append(index)
    swallowed: dict[int, list[Draft]] = defaultdict(list)
    kept: list[tuple[int, Draft]] = []
    for index, draft in enumerate(drafts):
        says = SAYS.get(draft.topic)
        holder = next((i for i in specific.get(pair(draft), ()) if says(drafts[i], draft)), None) if says else None
        if holder is None:
            kept.append((index, draft))
        else:
            swallowed[holder].append(draft)
    return [with_folded(draft, swallowed[index]) if index in swallowed else draft for index, draft in kept]


def pair(draft: Draft) -> tuple[str, str]:
    """The two statements, whichever comes first."""
    first, second = sorted((draft.a.id, draft.b.id))
    return first, second


def says(specific: Draft, general: Draft) -> bool:
    """Whether both agree, or both differ; a negated statement says more than its figures."""
    alike = (specific.relation in ALIKE) == (general.relation in ALIKE)
    return alike and not (general.kind == "negation" and general.relation not in ALIKE)


def besides(hard: Draft, other: Draft) -> bool:
    """Whether figures or dates agree beside a difference of the same two statements, which has both printed in full."""
    return other.relation in ALIKE and hard.relation not in ALIKE and hard.topic != "words"


SAYS: dict[str, Callable[[Draft, Draft], bool]] = {GENERAL: says, "number": besides, "date": besides}


def with_folded(draft: Draft, others: Sequence[Draft]) -> Draft:
    """The specific draft with what it swallowed."""
    found: list[dict[str, Any]] = [
        {"topic": o.topic, "relation": o.relation, "confidence": round(o.confidence, 4), "explanation": o.explanation}
        for o in sorted(others, key=lambda o: (-o.confidence, o.explanation))
    ]
    return replace(draft, evidence={**draft.evidence, "folded": found})
