"""What was read on one side of a finding, as plain values: figure or date, voice, polarity, and when the report speaks."""

from __future__ import annotations

import math
from typing import Any

from attribution.judging.order import When
from attribution.types import Claim, Moment, Quantity, Span, Voice

Facts = dict[str, Any]


def side_facts(claim: Claim, item: Span | None = None, at: When | None = None) -> Facts:
    """One side: `{"voice": {…}, "figure": {…}, "at": {…}}`; what does not apply is left out.

    `at` is the moment the side was compared at: of the figure where it has one of its own, else of the report.
    """
    facts: Facts = {"block": claim.block, "voice": voice_facts(claim.voice), "negated": claim.negated, "modality": claim.modality}
    if isinstance(item, Quantity):
        facts["figure"] = figure_facts(item)
    elif isinstance(item, Moment):
        facts["date"] = date_facts(item)
    if at is not None:
        facts["at"] = {"day": at.day.isoformat() if at.day else None, "known_by": at.known_by}
    return facts


def voice_facts(voice: Voice) -> Facts:
    """Who vouches: `{"speaker": null}` is the report itself."""
    if voice.speaker is None:
        return {"speaker": None}
    return {"speaker": voice.speaker, "name": voice.name, "anonymous": voice.anonymous, "quote": voice.quote}


def figure_facts(q: Quantity) -> Facts:
    """A figure as read; an open end of what its wording allows is null."""
    facts: Facts = {
        "text": q.text.strip(),
        "value": q.value,
        "low": bounded(q.low),
        "high": bounded(q.high),
        "bound": q.bound,
        "rounded_to": q.step,
        "kind": q.kind,
        "unit": q.unit,
        "thing": q.thing,
        "thing_text": q.thing_text,
        "predicate": q.predicate,
        "scope": list(q.scope),
    }
    for name, moment in (("as_of", q.as_of), ("since", q.since)):
        if moment is not None:
            facts[name] = date_facts(moment)
    return facts


def date_facts(m: Moment) -> Facts:
    """A date as printed, the days it can mean, and by what it was resolved."""
    return {
        "text": m.text.strip(),
        "first": m.first.isoformat() if m.first else None,
        "last": m.last.isoformat() if m.last else None,
        "precision": m.precision,
        "anchor": m.anchor,
        "event": m.event,
        "resolved_by": m.resolved_by,
    }


def bounded(value: float) -> float | None:
    """A finite number as it is, an open end as None."""
    return round(value, 6) if math.isfinite(value) else None
