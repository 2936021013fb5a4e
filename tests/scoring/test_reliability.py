"""Calibration error, Brier score and the bins of a reliability diagram."""

from __future__ import annotations

import numpy as np
import pytest

from attribution.scoring.reliability import brier, calibration_error, log_loss, reliability


def test_bins_by_hand() -> None:
    """Two answers 0.9 sure, one right; two 0.6 sure, both right: gaps 0.4 and 0.4, each half of the pairs."""
    bins = reliability(np.array([0.92, 0.92, 0.65, 0.65]), np.array([True, False, True, True]))
    assert [(b.low, b.count, b.accuracy) for b in bins] == [(0.6, 2, 1.0), (0.9, 2, 0.5)]
    assert calibration_error(bins) == pytest.approx((0.35 + 0.42) / 2)


def test_certainty_belongs_to_the_last_bin() -> None:
    """1.0 opens no eleventh bin, and a perfect answerer has no error."""
    bins = reliability(np.array([1.0, 1.0]), np.array([True, True]))
    assert [(b.low, b.high, b.count) for b in bins] == [(0.9, 1.0, 2)]
    assert calibration_error(bins) == 0.0
    assert calibration_error([]) == 0.0


def test_brier_and_log_loss_by_hand() -> None:
    """(0.8, 0.1, 0.1) for the first label costs 0.06 and -ln 0.8; a probability of 0 for the truth costs much, not everything."""
    scores, labels = np.array([[0.8, 0.1, 0.1]]), np.array([0])
    assert brier(scores, labels) == pytest.approx(0.06)
    assert log_loss(scores, labels) == pytest.approx(0.2231, abs=1e-4)
    assert 9 < log_loss(np.array([[0.0, 1.0, 0.0]]), labels) < 10
