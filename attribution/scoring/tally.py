"""Counts that add up over stories, and bootstrap intervals of their rates."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# 1,000 resamples fix a 95% interval to about one point at these story counts; more only costs time.
RESAMPLES = 1000
SEED = 20230127


@dataclass(frozen=True, slots=True)
class Ratio:
    """`hits` of `total`: `Ratio(3, 4)` has the rate 0.75; a count per story may have more hits than total."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        """The share, or None where there was nothing to count."""
        return self.hits / self.total if self.total else None

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.hits + other.hits, self.total + other.total)


Tally = Mapping[str, Ratio]
Interval = tuple[float, float]
# An F1 by its name, and the names of the precision and the recall it is made of.
Harmonics = Mapping[str, tuple[str, str]]


def add(tallies: Sequence[Tally]) -> dict[str, Ratio]:
    """Sum tallies name by name: `[{"x": 1/2}, {"x": 0/1}]` -> `{"x": 1/3}`."""
    return _weighted(tallies, [1] * len(tallies))


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1 of a precision and a recall; None where either is unknown, 0.0 where both are."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rates(tally: Tally, harmonics: Harmonics | None = None) -> dict[str, float]:
    """The known rates of a tally, and of the F1s asked for."""
    found = {name: ratio.rate for name, ratio in tally.items()}
    for name, (precision, recall) in (harmonics or {}).items():
        found[name] = harmonic(found.get(precision), found.get(recall))
    return {name: rate for name, rate in found.items() if rate is not None}


def intervals(
    tallies: Sequence[Tally],
    harmonics: Harmonics | None = None,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    level: float = 0.95,
) -> dict[str, Interval]:
    """Percentile bootstrap over stories: each resample draws as many stories as there are, with replacement.

    A resample in which a rate has nothing to count is left out of that rate's interval.
    """
    draws: dict[str, list[float]] = {}
    generator = random.Random(seed)  # noqa: S311 - reproducible statistics, not secrets
    for _ in range(resamples if tallies else 0):
        weights = [0] * len(tallies)
        for _ in tallies:
            weights[generator.randrange(len(tallies))] += 1
        for name, rate in rates(_weighted(tallies, weights), harmonics).items():
            draws.setdefault(name, []).append(rate)
    return {name: _percentiles(sorted(values), level) for name, values in draws.items()}


def _weighted(tallies: Sequence[Tally], weights: Sequence[int]) -> dict[str, Ratio]:
    """Sum tallies, each as often as its weight says."""
    hits: dict[str, int] = {}
    total: dict[str, int] = {}
    for tally, weight in zip(tallies, weights, strict=True):
        if not weight:
            continue
        for name, ratio in tally.items():
            hits[name] = hits.get(name, 0) + weight * ratio.hits
            total[name] = total.get(name, 0) + weight * ratio.total
    return {name: Ratio(hits[name], total[name]) for name in hits}


def _percentiles(values: Sequence[float], level: float) -> Interval:
    """The two ends that leave (1 - level) / 2 of the sorted values outside on either side."""
    tail = round((1 - level) / 2 * (len(values) - 1))
    return values[tail], values[len(values) - 1 - tail]
