"""Two figures that headline and body both hold against each other are one difference, and have one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from attribution.judging.drafts import Draft

# Relations that decide nothing: they neither take a name nor give one.
OPEN = ("cannot_tell", "different_scope")


def retold(drafts: Sequence[Draft]) -> list[list[int]]:
    """Which drafts hold the same two unequal figures of the same two articles against each other, as groups of two or more.

    `"$300m" (headline) / "$350m"` and `"$300m" (body) / "$350m"`: the figures, their units and what is said of them are equal.
    Equal figures are left alone: two men and two women are two facts.
    """
    groups: dict[Any, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        key = told(draft)
        if key is not None:
            groups[key].append(index)
    return [group for group in groups.values() if len(group) > 1]


def told(draft: Draft) -> Any:
    """The two figures of a draft with their articles, the same whichever side comes first; None where it is of no such kind."""
    if draft.topic != "number" or draft.relation in OPEN or draft.a.article == draft.b.article:
        return None
    sides = []
    for name, claim in (("a", draft.a), ("b", draft.b)):
        read = draft.evidence.get(name)
        figure = read.get("figure") if isinstance(read, dict) else None
        if not figure or "vague" in str(figure.get("bound")):
            return None
        sides.append((claim.article, figure["value"], figure.get("unit", ""), figure.get("predicate", "")))
    first, second = sorted(sides)
    return None if first[1] == second[1] or first[3] != second[3] else (first, second)


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of one difference under the name of the surest of them, so that no report calls it conflict and update."""
    settled = list(drafts)
    for group in retold(drafts):
        best = min((drafts[i] for i in group), key=lambda d: (-d.confidence, d.relation, d.a.start, d.b.start, d.code, d.explanation))
        for i in group:
            if drafts[i].relation != best.relation:
                settled[i] = replace(
                    drafts[i],
                    relation=best.relation,
                    code=best.code,
                    needs_check=best.needs_check,
                    explanation=best.explanation,
                )
    return settled
