"""Small logistic models that weigh the evidence; fitted by `models/judging/fit.py`, readable as a table."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attribution.errors import ModelError
from attribution.modelfiles import model_path

WEIGHTS = "judging/weights.toml"


@dataclass(frozen=True, slots=True)
class Logistic:
    """Probability of one question from named features: `1 / (1 + exp(-(bias + Σ weight·feature)))`.

    `wording`, where a model has one, is a direction in the space of sentence embeddings, shape (width,): a pair of statements is
    projected on it to give the feature "wording".
    """

    bias: float
    weights: Mapping[str, float]
    wording: tuple[float, ...] = ()

    def probability(self, features: Mapping[str, float]) -> float:
        """0 to 1, rounded to 4 decimals; a feature that is missing counts as 0."""
        total = 0.0
        for name, weight in self.weights.items():
            value = features.get(name)
            if value:  # most features are 0; added up one by one, as `sum` does on some versions of Python and not on others
                total += weight * value
        return squashed(self.bias + total)

    def contributions(self, features: Mapping[str, float]) -> dict[str, tuple[float, float]]:
        """Value and weight·value of every feature that moves the answer, the strongest first: `{"fact": (0.97, 4.85), …}`."""
        parts = {name: (features.get(name, 0.0), weight * features.get(name, 0.0)) for name, weight in self.weights.items()}
        moving = {name: (round(value, 4), round(part, 4)) for name, (value, part) in parts.items() if round(part, 4)}
        return dict(sorted(moving.items(), key=lambda item: (-abs(item[1][1]), item[0])))


def squashed(total: float) -> float:
    """A sum of evidence as a probability, 4 decimals: `0.0 -> 0.5`."""
    return round(1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, total)))), 4)


@cache
def load_models(path: Path | None = None) -> dict[str, Logistic]:
    """The fitted models by name ("number_differ", …); raises ModelError where a table is not of the expected form."""
    source = path or model_path(WEIGHTS)
    tables = tomllib.loads(source.read_text("utf-8"))
    models = {}
    for name, table in tables.items():
        if not isinstance(table, dict) or not {"bias", "weights"} <= table.keys():
            raise ModelError(f"{source}: table {name!r} needs bias and weights; run models/judging/fit.py again")
        models[name] = Logistic(float(table["bias"]), {k: float(v) for k, v in table["weights"].items()}, tuple(map(float, table.get("wording", ()))))
    return models
