"""A judgement on one pair of passages, before pairs of one slot become one finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attribution.types import Claim, FindingKind, Relation, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """Relation, kind and both statements with the deciding items; `topic` separates slots that share a passage.

    `item_a`/`item_b` are the spans that identify the slot (a figure, a date, quoted words, a statement).
    """

    relation: Relation
    kind: FindingKind
    topic: str
    slot: str
    a: Claim
    b: Claim
    item_a: Span
    item_b: Span
    confidence: float
    explanation: str
    code: str
    needs_check: bool
    evidence: Mapping[str, Any]
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()
