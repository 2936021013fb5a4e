"""Figures and dates that a report takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.judging.replaced import replaced
from tests.judging.building import claim, figure, moment

CASES = [
    ("The bridge will open in May rather than in April.", "April", True),
    ("The bridge will open in May rather than in April.", "May", False),
    ("The last run was put back from the end of June to 3 July.", "the end of June", True),
    ("The last run was put back from the end of June to 3 July.", "3 July", False),
    ("It opens in April.", "April", False),
]


@pytest.mark.parametrize(("text", "words", "gone"), CASES)
def test_dates_that_hold_no_more(text: str, words: str, gone: bool) -> None:
    """The date behind "rather than", or that a plan was moved from, is taken back; the new one is not."""
    start = text.index(words)
    assert replaced(claim(text), replace(moment(words, None), start=start, end=start + len(words))) is gone


def test_figures_that_changed_stay_true_of_their_time() -> None:
    """A profit that fell from 196 million was 196 million; a toll revised from 12 was not 12."""
    for text, gone in (("Profit fell from 196 million to 131 million.", False), ("The toll was revised down from 196 to 131.", True), ("Rescuers counted 131 instead of 196 boats.", True)):
        start = text.index("196")
        assert replaced(claim(text), replace(figure("196", 196), start=start, end=start + 3)) is gone
