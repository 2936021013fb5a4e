"""How far probabilities can be believed: bins of confidence, calibration error, Brier score, log loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Switches = npt.NDArray[np.bool_]
# Guo et al. 2017 (arXiv:1706.04599) use 15 bins on large sets; ten keep some pairs in each bin of a set of 200.
BINS = 10
# A probability of 0 for what is true would cost infinitely much; scores are rounded to 4 decimals, so this is just below the least.
LEAST = 5e-5


@dataclass(frozen=True, slots=True)
class Bin:
    """The `count` answers whose confidence lies in [low, high): their mean confidence and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(confidence: Floats, right: Switches, bins: int = BINS) -> list[Bin]:
    """Answers by confidence in `bins` equal bins; empty ones are left out, and 1.0 belongs to the last."""
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    return [
        Bin(
            b / bins,
            (b + 1) / bins,
            int((which == b).sum()),
            float(confidence[which == b].mean()),
            float(right[which == b].mean()),
        )
        for b in range(bins)
        if (which == b).any()
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error (Guo et al. 2017): the mean gap of confidence and accuracy, each bin by its count.

    Two bins of equal count, 0.9 sure and 0.8 right, 0.6 sure and 0.6 right -> 0.05.
    """
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.accuracy) for b in bins) / total if total else 0.0


def brier(probabilities: Floats, labels: Integers) -> float:
    """Mean squared distance of (pairs, labels) probabilities from the truth, summed over labels: 0 is best, 2 worst."""
    return float(((probabilities - np.eye(probabilities.shape[1])[labels]) ** 2).sum(1).mean())


def log_loss(probabilities: Floats, labels: Integers) -> float:
    """Mean of minus the natural log of the true label's probability."""
    told = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(told, LEAST)).mean())
