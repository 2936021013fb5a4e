"""How much a finding matters: what hangs on the fact first, how sure the finding is second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from attribution.judging.drafts import Draft
from attribution.types import FindingKind, Relation, Severity

# What hangs on a figure, 3 most, by what is said of the counted thing, else by the kind of figure. An editor corrects a death
# toll or a sum at once, a headcount today, the length of a bridge when there is time.
TALLIES: dict[str, tuple[int, str]] = {
    "die": (3, "deaths"), "injure": (3, "injured people"), "casualty": (3, "casualties"), "missing": (3, "missing people"),
    "abduct": (3, "abducted people"), "infect": (3, "infections"), "convict": (3, "convictions"), "charge": (3, "charges"),
    "arrest": (2, "arrests"), "displace": (2, "displaced people"), "evacuate": (2, "evacuated people"), "rescue": (2, "rescued people"),
    "trap": (2, "trapped people"), "dismiss": (2, "lost jobs"), "vote": (2, "votes"), "abstain": (2, "votes"),
}  # fmt: skip
FIGURES: dict[str, tuple[int, str]] = {
    "money": (3, "money"), "percent": (2, "a percentage"), "count": (2, "a count"), "score": (2, "a result"), "age": (2, "an age"),
    "rate": (1, "a rate"), "measure": (1, "a measurement"), "duration": (1, "a length of time"), "ordinal": (1, "a rank"),
}  # fmt: skip
KINDS: dict[FindingKind, tuple[int, str]] = {
    "date": (2, "the date of an event"), "name": (3, "somebody's name"), "place": (2, "a place"), "role": (2, "somebody's office"),
    "negation": (2, "whether it happened"), "wording": (2, "quoted words"), "other": (2, "a statement"), "number": (2, "a figure"),
}  # fmt: skip
GRAVITY: dict[str, tuple[int, str]] = {
    "grave": (3, "quoted words lost or gained a negation, a hedge or a figure"),
    "plain": (2, "quoted words differ"),
    "minor": (1, "small words or an edge of quoted words differ"),
}
# What the relation takes off the consequence: sources that differ are both reported right, an update is news, not a mistake.
STEPS_DOWN: dict[Relation, int] = {"conflict": 0, "misattributed": 0, "altered_quote": 0, "disputed": 1, "update": 2}
WHY: dict[Relation, str] = {
    "conflict": "one of the two is wrong",
    "misattributed": "one of the two is wrong",
    "altered_quote": "one of the two is not word for word",
    "disputed": "the sources differ, not the reports",
    "update": "time explains it",
}
LEVELS: tuple[Severity, ...] = ("low", "medium", "high")
# Below this a finding is a question; it may be a grave one, but it is not put on top.
UNSURE = 0.6


@dataclass(frozen=True, slots=True)
class Weight:
    """A severity, the consequence it began with (1 to 3; 0 where nothing is at stake) and the reasons for both."""

    severity: Severity
    consequence: int
    reasons: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """For evidence: `{"consequence": 3, "reasons": ["deaths", "two reports conflict"]}`."""
        return {"consequence": self.consequence, "reasons": list(self.reasons)}


def weigh(draft: Draft) -> Weight:
    """The severity of one judgement and why: `number, die, conflict, 0.9 -> high (deaths)`."""
    if draft.relation not in STEPS_DOWN:
        return Weight("low", 0, ("nothing to correct",))
    size, stake = consequence(draft)
    if draft.needs_check:
        return Weight("high", size, (stake, "implausible in size or pace: look first"))
    down = STEPS_DOWN[draft.relation]
    reasons = [stake, WHY[draft.relation]]
    level = max(0, size - 1 - down)
    if draft.confidence < UNSURE and level == len(LEVELS) - 1:
        level -= 1
        reasons.append(f"not sure enough for high ({draft.confidence:.2f})")
    return Weight(LEVELS[level], size, tuple(reasons))


def consequence(draft: Draft) -> tuple[int, str]:
    """What hangs on the fact, 1 to 3, and its name: the graver of the two sides' measures."""
    if draft.relation == "misattributed":
        return 3, "whose words they are"
    if draft.kind == "wording":
        return GRAVITY[str(draft.evidence.get("gravity", "plain"))]
    figures = [side.get("figure") for side in (draft.evidence.get("a"), draft.evidence.get("b")) if isinstance(side, dict)]
    found = [measure_weight(figure) for figure in figures if isinstance(figure, dict)]
    return max(found, default=KINDS[draft.kind])


def measure_weight(figure: dict[str, Any]) -> tuple[int, str]:
    """`{"predicate": "die", …} -> (3, "deaths")`; without a tally by the kind of figure."""
    predicate, kind = str(figure.get("predicate", "")), str(figure.get("kind", ""))
    if kind in ("count", "percent") and predicate in TALLIES:
        return TALLIES[predicate]
    return FIGURES.get(kind, KINDS["number"])
