"""How a fitted model came to its answer, as evidence an editor can follow: bias, each feature's part, what would change it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from attribution.judging.calibrated import Logistic, squashed

# Features named in "what would change the verdict": more would be a list nobody reads.
MOST_TURNS = 3


def derivation(
    question: str, model: Logistic, features: Mapping[str, float], threshold: float | None = None, raised_to: float | None = None
) -> dict[str, Any]:
    """What a report keeps of one decision: `{"question", "probability", "bias", "features": {name: [value, part]}, …}`.

    `probability` is the model's; `threshold` what it was held against; `raised_to` the chance a rule put in its place. "turns"
    lists the features without which the answer would have fallen on the other side: `[[name, probability without it], …]`.
    """
    parts = model.contributions(features)
    chance = model.probability(features)
    record: dict[str, Any] = {
        "question": question,
        "probability": chance,
        "bias": round(model.bias, 4),
        "features": {name: list(both) for name, both in parts.items()},
    }
    if threshold is not None:
        record["threshold"] = round(threshold, 4)
        record["turns"] = turns(parts, chance, threshold)
    if raised_to is not None and raised_to != chance:
        record["raised_to"] = round(raised_to, 4)
    return record


def turns(parts: Mapping[str, tuple[float, float]], chance: float, threshold: float) -> list[list[Any]]:
    """Features without which the chance would cross the threshold, the strongest first, each with the chance it would leave."""
    sure = chance >= threshold
    without = ((name, squashed(odds(chance) - part)) for name, (_, part) in parts.items())
    return [[name, left] for name, left in without if (left >= threshold) != sure][:MOST_TURNS]


def odds(chance: float) -> float:
    """Log-odds of a chance, kept finite: `0.5 -> 0.0`."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))
