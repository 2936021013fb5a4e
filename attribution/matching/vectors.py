"""Embeddings of the passages of a run, computed once and looked up by their words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from attribution.types import Embedder

# Components are whole multiples of 2^-24, so that products are multiples of 2^-48 and every partial sum of a unit vector's products
# stays below the 2^53 that float64 holds exactly: a cosine is one number, whatever the order of additions, the shape of the matrix
# product it comes from, or the other texts of the run.
STEPS = 2.0**24


def exact(rows: Any) -> Any:
    """Unit vectors in float64, their components on the grid; the shape stays."""
    return np.round(np.asarray(rows, np.float64) * STEPS) / STEPS


def on_grid(rows: Any) -> Any:
    """Unit vectors on the grid in float32, to be kept; the shape stays."""
    return exact(rows).astype(np.float32)


class Vectors:
    """Unit vectors of texts, filled in batches: `add` all texts of a stage, then `cosine` costs one dot product.

    They are kept in float32, which holds what is on the grid exactly (24 bits for values up to 1), and given in float64.
    """

    def __init__(self, embedder: Embedder, known: Mapping[str, Any] | None = None) -> None:
        """`known` are vectors computed elsewhere, as another's `known` gives them."""
        self._embedder = embedder
        self._rows: dict[str, Any] = {text: on_grid(row) for text, row in (known or {}).items()}

    def add(self, texts: Iterable[str]) -> None:
        """Embed the texts that are not known yet, in one call and in a fixed order."""
        new = sorted({text for text in texts if text not in self._rows})
        if new:
            self._rows.update(zip(new, on_grid(self._embedder.embed(new)), strict=True))

    def known(self, texts: Iterable[str]) -> dict[str, Any]:
        """The vectors of those texts that have one, float32, to hand on."""
        return {text: self._rows[text] for text in sorted(set(texts)) if text in self._rows}

    def of(self, text: str) -> Any:
        """The unit vector of a text on the grid, float64, shape (width,)."""
        if text not in self._rows:
            self.add([text])
        return self._rows[text].astype(np.float64)

    def rows(self, texts: Sequence[str]) -> Any:
        """The unit vectors of several texts on the grid, float64, shape (texts, width)."""
        self.add(texts)
        return np.array([self._rows[text] for text in texts], np.float64)

    def cosine(self, a: str, b: str) -> float:
        """Cosine of two texts, -1 to 1."""
        return 1.0 if a == b else float(np.dot(self.of(a), self.of(b)))

    def mean(self, texts: list[str]) -> Any:
        """The unit mean of several texts on the grid, shape (width,), the same in any order; None for none."""
        if not texts:
            return None
        total = np.sum(self.rows(texts), axis=0)
        return exact(total / max(math.sqrt(math.fsum(value * value for value in total.tolist())), 1e-9))
