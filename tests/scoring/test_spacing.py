"""Pairs are measured as they were prepared for training."""

from __future__ import annotations

import pytest

from attribution.scoring.spacing import tidy
from models.entailment import prepare


@pytest.mark.parametrize(
    ("spaced", "plain"),
    [("Sales rose , by 23 % .", "Sales rose, by 23 %."), ("It 's -LRB- then -RRB- closed !", "It's (then) closed!"), ("Plain.", "Plain.")],
)
def test_spaced_punctuation_is_closed_up_alike(spaced: str, plain: str) -> None:
    """Evaluation and preparation undo the same spaces."""
    assert tidy(spaced) == plain
    assert prepare.tidy(spaced) == plain
