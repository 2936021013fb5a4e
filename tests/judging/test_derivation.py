"""How a fitted model's answer is kept, and what would have turned it."""

from __future__ import annotations

import json

import pytest

from attribution.judging.calibrated import Logistic, squashed
from attribution.judging.derivation import derivation, odds

MODEL = Logistic(-1.0, {"fact": 3.0, "part": -2.0, "idle": 0.0})


def test_parts_add_up_to_the_answer() -> None:
    """Bias and contributions give the probability; what does not move it is left out; the strongest comes first."""
    record = derivation("number_differ", MODEL, {"fact": 0.8, "part": 0.1, "idle": 5.0}, 0.5)
    assert record["features"] == {"fact": [0.8, 2.4], "part": [0.1, -0.2]}
    assert list(record["features"]) == ["fact", "part"]
    assert squashed(record["bias"] + sum(part for _, part in record["features"].values())) == record["probability"]
    assert json.loads(json.dumps(record)) == record


def test_turns_are_the_features_without_which_it_would_be_otherwise() -> None:
    """Taking "fact" away turns a yes into a no; taking "part" away turns nothing."""
    assert [name for name, _ in derivation("q", MODEL, {"fact": 0.8, "part": 0.1}, 0.5)["turns"]] == ["fact"]
    below = derivation("q", MODEL, {"fact": 0.8, "part": 0.9}, 0.5)
    assert below["probability"] < 0.5
    assert [name for name, _ in below["turns"]] == ["part"]


def test_a_rule_that_raised_the_chance_is_kept() -> None:
    """Only where it differs from the model's own."""
    assert derivation("q", MODEL, {"fact": 0.1}, raised_to=0.9)["raised_to"] == 0.9
    assert "raised_to" not in derivation("q", MODEL, {}, raised_to=MODEL.probability({}))


@pytest.mark.parametrize("chance", [0.0, 0.25, 1.0])
def test_odds_stay_finite(chance: float) -> None:
    """Certainty is a large number, not an infinite one."""
    assert abs(odds(chance)) < 14
