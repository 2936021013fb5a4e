"""Cosines that are one number, however they are computed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from attribution.matching.vectors import Vectors, exact


class Drawn:
    """An embedder that draws a unit vector for each text."""

    def embed(self, sentences: Sequence[str]) -> Any:
        """Unit vectors in fp32, (sentences, 384)."""
        rows = np.stack([np.random.default_rng(len(s) * 1000 + ord(s[0])).normal(size=384) for s in sentences])
        return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 5).astype(np.float32)


TEXTS = [letter * size for letter in "abcdefgh" for size in range(1, 20)]


def test_a_cosine_does_not_depend_on_the_shape_of_the_product() -> None:
    """One row, three rows, all rows, the transposed product and plain addition in any order give the same bits."""
    rows = exact(Drawn().embed(TEXTS))
    whole = rows @ rows.T
    assert np.array_equal(whole, whole.T)
    for i in range(0, len(TEXTS), 7):
        assert np.array_equal(rows[i : i + 3] @ rows.T, whole[i : i + 3])
        assert np.array_equal(rows @ rows[i], whole[:, i])
        assert sum((rows[i] * rows[0]).tolist()) == sum((rows[i] * rows[0]).tolist()[::-1]) == whole[i, 0]


def test_the_grid_changes_no_cosine_that_anybody_sees() -> None:
    """The components move by less than 2^-24, the cosines by less than a millionth."""
    drawn = Drawn().embed(TEXTS).astype(np.float64)
    assert np.abs(exact(drawn) @ exact(drawn).T - drawn @ drawn.T).max() < 1e-6


def test_means_do_not_depend_on_the_order_of_their_texts() -> None:
    """The mean of some texts is the same in any order; of none there is none."""
    vectors = Vectors(Drawn())
    assert np.array_equal(vectors.mean(TEXTS), vectors.mean(TEXTS[::-1]))
    assert abs(float(np.linalg.norm(vectors.mean(TEXTS))) - 1) < 1e-5
    assert vectors.mean([]) is None


def test_what_is_kept_in_half_the_room_is_given_exactly() -> None:
    """Rows are kept in float32 and are, one by one and together, what the grid has in float64."""
    vectors = Vectors(Drawn())
    rows = exact(Drawn().embed(TEXTS))
    assert np.array_equal(vectors.rows(TEXTS), rows)
    assert vectors.rows(TEXTS).dtype == vectors.of(TEXTS[0]).dtype == np.float64
    assert all(row.dtype == np.float32 for row in vectors.known(TEXTS).values())
    assert np.array_equal(Vectors(Drawn(), vectors.known(TEXTS)).rows(TEXTS[::-1]), rows[::-1])
