"""Spaced punctuation is closed up the same way for training and measuring."""

from __future__ import annotations

import pytest

from attribution.scoring.spacing import tidy


@pytest.mark.parametrize(
    ("spaced", "plain"),
    [("Sales rose , by 23 % .", "Sales rose, by 23 %."), ("It 's -LRB- then -RRB- closed !", "It's (then) closed!"), ("Plain.", "Plain."), ("It rose .5 percent .", "It rose .5 percent.")],
)
def test_spaced_punctuation_is_closed_up_alike(spaced: str, plain: str) -> None:
    """No blank is left before a mark."""
    assert tidy(spaced) == plain
