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
    """Probability of one question from named features: `1 / (1 + exp(-(bias + Σ weight·feature)))`."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """0 to 1, rounded to 4 decimals; a feature that is missing counts as 0."""
        total = self.bias + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
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
        models[name] = Logistic(float(table["bias"]), {k: float(v) for k, v in table["weights"].items()})
    return models
