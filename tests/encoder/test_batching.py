"""Batches have fixed shapes and cover every row once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.encoder.batching import LENGTHS, padded, plan


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
