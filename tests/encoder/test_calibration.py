"""Temperatures and thresholds: read from a file, applied to logits, refused where they make no sense."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from attribution.encoder.calibration import Calibration, load_calibration
from attribution.errors import ModelError
from attribution.types import Verdict

GOOD = "[temperature]\nentailment = 2.0\nneutral = 1\ncontradiction = 0.5\n[sure]\nentailment = 0.9\nneutral = 0.5\ncontradiction = 0.8\n"


def put(folder: Path, text: str) -> Path:
    """Write a calibration file."""
    (folder / "calibration.toml").write_text(text, "utf-8")
    return folder / "calibration.toml"


def test_the_shipped_file_is_read() -> None:
    """What ships has a positive temperature and a threshold for each label."""
    shipped = load_calibration()
    assert len(shipped.temperature) == len(shipped.sure) == 3
    assert min(shipped.temperature) > 0


def test_each_label_has_its_temperature(tmp_path: Path) -> None:
    """Logits are divided by their label's own temperature, then softmax: (2, 1, 1) -> (1, 1, 2)."""
    found = load_calibration(put(tmp_path, GOOD))
    total = 2 * math.e + math.e**2
    assert found.apply([2.0, 1.0, 1.0]).tolist() == pytest.approx([math.e / total, math.e / total, math.e**2 / total])


def test_rows_are_independent_and_add_up() -> None:
    """A row's probabilities are the same alone and among others, huge logits included."""
    logits = np.array([[900.0, -900.0, 3.0], [0.1, 0.2, 0.3]])
    both = Calibration((1.5, 1.0, 0.7)).apply(logits)
    assert both.sum(-1) == pytest.approx([1, 1])
    assert both[1].tolist() == Calibration((1.5, 1.0, 0.7)).apply(logits[1]).tolist()


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_logits_that_are_no_numbers_are_refused(bad: float) -> None:
    """One such row stops the call: its "verdict" would carry a label like any other."""
    with pytest.raises(ModelError, match=r"gave no number for a label \(logits \[0\.0, .*weights are damaged; reinstall"):
        Calibration().apply([[1.0, 2.0, 3.0], [0.0, bad, 1.0]])


def test_sure_is_asked_of_the_most_probable_label(tmp_path: Path) -> None:
    """Contradiction 0.85 passes its threshold of 0.8; the same figure for entailment does not pass 0.9."""
    found = load_calibration(put(tmp_path, GOOD))
    assert found.is_sure(Verdict(0.1, 0.05, 0.85))
    assert not found.is_sure(Verdict(0.85, 0.05, 0.1))


def test_the_digest_follows_the_temperatures_only() -> None:
    """Thresholds read verdicts and do not change them."""
    assert Calibration(sure=(0.5, 0.5, 0.5)).digest() == Calibration().digest()
    assert Calibration((1.0, 1.0, 1.1)).digest() != Calibration().digest()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("temperature = ", "cannot be read as TOML"),
        ("[temperature]\nentailment = 1.0\n", "expected temperature and sure"),
        (GOOD.replace("neutral = 1\n", ""), "a number for each of entailment, neutral, contradiction"),
        (GOOD.replace("= 2.0", "= 0.0"), "temperature.entailment is 0.0, expected a number from 0.01"),
        (GOOD.replace("= 2.0", "= nan"), "temperature.entailment is nan"),
        (GOOD.replace("= 2.0", "= true"), "temperature.entailment is True"),
        (GOOD.replace("= 0.9", "= 9"), "sure.entailment is 9, expected a number from 0.0 to 1.0"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, text: str, words: str) -> None:
    """The error names file, value and what was expected."""
    with pytest.raises(ModelError, match=r"calibration\.toml") as caught:
        load_calibration(put(tmp_path, text))
    assert words in str(caught.value)
