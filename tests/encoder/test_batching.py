"""Batches have fixed shapes and cover every row once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.encoder.batching import LENGTHS, padded, plan
from attribution.encoder.entailment import OVERLAP, windows
from attribution.errors import InputError


@given(st.lists(st.integers(1, 512), max_size=60), st.integers(1, 9))
def test_every_row_is_in_one_batch(lengths: list[int], rows: int) -> None:
    """Each index appears once, in a shape that holds it, in groups no larger than asked."""
    groups = list(plan(lengths, rows))
    assert sorted(i for _, group in groups for i in group) == list(range(len(lengths)))
    for size, group in groups:
        assert size in LENGTHS
        assert len(group) <= rows
        assert all(lengths[i] <= size for i in group)


def test_too_long_rows_are_refused() -> None:
    """Nothing is cut silently."""
    with pytest.raises(ValueError, match="513"):
        padded(513)


def test_long_premises_are_windowed_without_loss() -> None:
    """Every word piece of a long premise lies in a window, and windows overlap."""
    premise, hypothesis = list(range(1200)), [1] * 20
    pieces = windows(premise, hypothesis)
    assert sorted({i for piece in pieces for i in piece}) == premise
    assert all(len(piece) + len(hypothesis) + 3 <= 512 for piece in pieces)
    assert pieces[0][-OVERLAP:] == pieces[1][:OVERLAP]
    with pytest.raises(InputError, match="255"):
        windows(premise, [1] * 255)
