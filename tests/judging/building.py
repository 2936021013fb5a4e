"""Small claims, figures and dates for tests."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

from attribution.types import Claim, Moment, Pair, Quantity, Voice


def figure(text: str, value: float, bound: str = "exact", **more: Any) -> Quantity:
    """A count of the given bound, at the start of its text."""
    low, high = {
        "exact": (value, value),
        "about": (value - more.get("step", 1) / 2, value + more.get("step", 1) / 2),
        "at_least": (value, math.inf),
        "more_than": (value, math.inf),
        "at_most": (0, value),
        "less_than": (0, value),
        "vague": (more.pop("low", value), more.pop("high", value)),
    }[bound]
    settings: dict[str, Any] = {"step": 1, "kind": "count", "thing": "person", **more}
    return Quantity(0, len(text), text, value, low, high, bound, **settings)  # type: ignore[arg-type]


def moment(text: str, first: date | None, last: date | None = None, **more: Any) -> Moment:
    """A date that covers the given days."""
    return Moment(0, len(text), text, first, last or first, more.pop("precision", "day"), **more)


def claim(text: str, article: str = "a", number: int = 1, speaker: str | None = None, **more: Any) -> Claim:
    """A statement at the start of its article."""
    voice = Voice(speaker, speaker)
    return Claim(0, len(text), f"{article}#c{number}", article, text, "body", number, voice, **more)


def pair(a: Claim, b: Claim, similarity: float = 0.8) -> Pair:
    """Two statements as a candidate."""
    return Pair(a, b, similarity)
