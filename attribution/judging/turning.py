"""What would change a verdict, in sentences: other dates, other voices, evidence without which the model would say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attribution.judging.matches import Match
from attribution.judging.order import monotone
from attribution.judging.quotations import Remarked
from attribution.judging.relations import FAR_DAYS, OTHER_UPDATE_DAYS, Named
from attribution.judging.statements import Judged
from attribution.judging.voices import standing
from attribution.types import Claim, Quantity, Relation


def of_match(match: Match, named: Named, decision: Mapping[str, Any] | None = None) -> list[str]:
    """For two figures or dates: the order in time, the voices, then the fitted model's weightiest evidence."""
    found = by_time(match, named) + by_voices(match.pair.a, match.pair.b, named.relation)
    if match.comparison.outcome == "agree" and named.relation == "agree":
        found.append("A figure or day outside what either wording allows would make it a difference.")
    return found + by_model(decision, "one slot", named.relation, check=named.needs_check)


def by_time(match: Match, named: Named) -> list[str]:
    """What another order in time would make of a difference."""
    if named.relation not in ("conflict", "disputed", "update") or match.kind != "number":
        return []
    assert isinstance(match.a, Quantity)
    assert isinstance(match.b, Quantity)
    if named.relation == "update":
        return ["Without the order in time it would be a conflict (or a dispute between sources)."]
    if monotone(match.a, match.b):
        low, high = sorted((match.a, match.b), key=lambda q: q.value)
        return [f"If {high.text.strip()} were counted later than {low.text.strip()}, it would be an update: this tally can only grow."]
    return [f"Counted {OTHER_UPDATE_DAYS} days or more apart it would be an update, more than {FAR_DAYS} days apart different scope."]


def by_voices(a: Claim, b: Claim, relation: Relation) -> list[str]:
    """What other voices would make of a difference."""
    if relation == "conflict":
        return {
            "own": ["If the sides stood in the voices of two different sources, it would be disputed."],
            "same": ["If the two speakers were different people, it would be disputed."],
            "mixed_plain": ["If the speaker had a stake in the matter, it would be disputed."],
        }.get(standing(a, b), [])
    if relation == "disputed":
        return ["If both sides stood in the reports' own voices, or in one source's, it would be a conflict."]
    return []


def by_model(decision: Mapping[str, Any] | None, what: str, relation: Relation, *, check: bool = False) -> list[str]:
    """How far the fitted model's chance is from its threshold, and the features without which it would lie on the other side."""
    if not decision or "threshold" not in decision or check:
        return []
    limit, chance = float(decision["threshold"]), float(decision["probability"])
    if relation == "cannot_tell":
        return [f"From a chance of {limit:.2f} of {what} on it would be reported as a difference (it is {chance:.2f})."] if chance < limit else []
    if chance < limit:
        return []
    lines = [f"Below a chance of {limit:.2f} of {what} it would not be reported as such (it is {chance:.2f})."]
    turns = [f"{name} ({float(left):.2f})" for name, left in decision.get("turns", ())]
    return [*lines, f"Without one of these it would not be: {', '.join(turns)}."] if turns else lines


def of_remark(remarked: Remarked) -> list[str]:
    """For two printings of a remark."""
    if remarked.relation == "altered_quote":
        return [
            "An ellipsis or brackets at the gap would make it a fair cut.",
            "Without the quotation marks it would be a paraphrase, which may differ.",
        ]
    if remarked.relation == "misattributed":
        return ["One speaker named in both reports (or the same person under two names) would make it an agreement."]
    return []


def of_statement(judged: Judged, relation: Relation, decision: Mapping[str, Any] | None = None) -> list[str]:
    """For two statements."""
    what = "agreement" if relation == "agree" else "a contradiction"
    return by_voices(judged.pair.a, judged.pair.b, relation) + by_model(decision, what, relation)
