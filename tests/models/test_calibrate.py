"""Temperatures and thresholds fitted on made-up logits."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from attribution.encoder.calibration import load_calibration
from attribution.scoring.reliability import log_loss
from models.entailment import calibrate


def drawn(count: int, temperatures: tuple[float, float, float]) -> tuple[np.ndarray, np.ndarray]:
    """Logits that are too sharp by these temperatures, and labels drawn from the true probabilities."""
    rng = np.random.default_rng(7)
    true = rng.normal(0, 1.5, (count, 3))
    shares = calibrate.calibrated(true, np.ones(3))
    labels = np.array([rng.choice(3, p=row) for row in shares])
    return (true * temperatures).astype(np.float32), labels


def test_temperatures_are_found_again() -> None:
    """Logits stretched by 2, 1 and 1.5 are divided by about that, and predict better than one temperature lets them."""
    logits, labels = drawn(6000, (2.0, 1.0, 1.5))
    each = calibrate.fit_temperatures(logits, labels)
    one = calibrate.fit_temperatures(logits, labels, shared=True)
    assert each.tolist() == pytest.approx([2.0, 1.0, 1.5], rel=0.12)
    assert len(set(one.tolist())) == 1
    losses = [log_loss(calibrate.calibrated(logits, t), labels) for t in (each, one, np.ones(3))]
    assert losses == sorted(losses)


def test_one_temperature_is_kept_where_three_do_not_predict_better() -> None:
    """Three temperatures change verdicts, so they must earn it."""
    each, one = np.array([2.0, 1.0, 1.5]), np.ones(3)
    assert calibrate.better(calibrate.Half("alike", *drawn(500, (1.0, 1.0, 1.0))), each, one) is one
    assert calibrate.better(calibrate.Half("apart", *drawn(3000, (3.0, 1.0, 1.5))), each, one) is each


def test_halves_keep_a_claim_on_one_side() -> None:
    """Every premise of a hypothesis is in the same half, halves do not meet, caps hold, and long pairs are left out."""
    sides = [([premise], [1000 + claim]) for claim in range(40) for premise in (1, 2)] + [([1] * 600, [5])]
    fit, held = calibrate.halves(sides, 1000)
    assert len(fit) + len(held) == 80
    assert not {tuple(sides[i][1]) for i in fit} & {tuple(sides[i][1]) for i in held}
    assert calibrate.halves(sides, 1000) == (fit, held)
    assert [len(part) for part in calibrate.halves(sides, 5)] == [5, 5]


def test_the_smallest_threshold_that_is_precise_enough() -> None:
    """Verdicts under 0.7 are half wrong, above all right: 0.7 it is; labels weigh alike, however many there are."""
    sure = np.tile([0.8, 0.1, 0.1], (100, 1))
    unsure = np.tile([0.6, 0.2, 0.2], (100, 1))
    scores = np.concatenate([sure, unsure])
    labels = np.array([0] * 150 + [2] * 50)
    chosen = calibrate.choose(scores, labels, 0, 0.9)
    assert (chosen.threshold, chosen.precision, chosen.kept) == (0.61, 1.0, 100)
    everything = calibrate.cut(scores, labels, 0, 0.34)
    assert everything.plain == 0.75
    assert everything.precision == pytest.approx(0.5)


def test_a_target_out_of_reach_gives_the_best_there_is() -> None:
    """No threshold is right nine times in ten: the most precise one with enough verdicts is taken."""
    scores = np.concatenate([np.tile([0.9, 0.05, 0.05], (60, 1)), np.tile([0.5, 0.3, 0.2], (60, 1))])
    labels = np.array([0] * 40 + [2] * 20 + [0] * 10 + [2] * 50)
    chosen = calibrate.choose(scores, labels, 0, 0.99)
    assert chosen.threshold == 0.51
    assert chosen.plain == pytest.approx(2 / 3)


def test_the_file_is_what_the_product_reads(tmp_path: Path) -> None:
    """Two tables, four decimals of a temperature, two of a threshold."""
    text = calibrate.toml(np.array([1.23456, 1.0, 0.9]), [0.81, 0.5, 0.77])
    assert tomllib.loads(text)["temperature"] == {"entailment": 1.2346, "neutral": 1.0, "contradiction": 0.9}
    (tmp_path / "c.toml").write_text(text, "utf-8")
    assert load_calibration(tmp_path / "c.toml").sure == (0.81, 0.5, 0.77)
