"""What hangs on a fact, 3 most: the measures of attribution.judging.severity, asked of one item before anybody contradicts it."""

from __future__ import annotations

import re

from attribution.judging.severity import KINDS, measure_weight
from attribution.types import Claim, Moment, Quantity, Severity

PRIORITIES = {3: "1 high", 2: "2 medium", 1: "3 low"}
BY_SEVERITY: dict[Severity, int] = {"high": 3, "medium": 2, "low": 1}
# Events of saying: the day of a remark matters less than the day of what it is about.
SAYING = frozenset(["say", "tell", "add", "speak", "state", "announce", "declare", "ask", "call", "write", "report", "comment", "warn", "urge", "note"])
# A statement with one of these can ruin somebody, or tells of harm: it is checked first.
GRAVE = re.compile(
    r"(?:abus|accus|alleg|arrest|assault|atrocit|blackmail|brib|charg|convict|corrupt|crime|criminal|deceiv|defraud|embezzl|fraud|guilt|jail|kidnap|kill|"
    r"lie[ds]?$|loot|massacre|molest|murder|negligen|rap(?:e|ist)|resign|sexual|steal|stole|terror|theft|tortur|traffick|violat|die[ds]?$|dead|death|injur)",
    re.IGNORECASE,
)
UNSURE = frozenset(["possible", "planned", "conditional"])


def quantity_gravity(quantity: Quantity) -> int:
    """By what is counted, else by the kind of figure: 165 killed -> 3, a length -> 1."""
    return measure_weight({"predicate": quantity.predicate, "kind": quantity.kind})[0]


def moment_gravity(moment: Moment) -> int:
    """The date of an event; of a mere remark less."""
    return 1 if moment.event in SAYING else KINDS["date"][0]


def name_gravity(kind: str, *, described: bool = False) -> int:
    """A person's name most; an organisation's can be corrected without an apology, what it is said to be less easily."""
    return KINDS["name"][0] if kind == "person" else 2 if described else 1


def statement_gravity(claim: Claim, *, spoken: bool) -> int:
    """Accusations and harm most; plans, and what a speaker merely holds, least."""
    if any(GRAVE.match(lemma) for lemma in claim.lemmas):
        return 3
    return 1 if spoken or claim.modality in UNSURE else 2
