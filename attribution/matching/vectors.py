"""Embeddings of the passages of a run, computed once and looked up by their words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from attribution.types import Embedder


class Vectors:
    """Unit vectors of texts, filled in batches: `add` all texts of a stage, then `cosine` costs one dot product."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._rows: dict[str, Any] = {}

    def add(self, texts: Iterable[str]) -> None:
        """Embed the texts that are not known yet, in one call and in a fixed order."""
        new = sorted({text for text in texts if text not in self._rows})
        if new:
            self._rows.update(zip(new, self._embedder.embed(new), strict=True))

    def of(self, text: str) -> Any:
        """The unit vector of a text, shape (width,)."""
        if text not in self._rows:
            self.add([text])
        return self._rows[text]

    def cosine(self, a: str, b: str) -> float:
        """Cosine of two texts, -1 to 1."""
        return 1.0 if a == b else float(np.dot(self.of(a), self.of(b)))

    def mean(self, texts: list[str]) -> Any:
        """The unit mean of several texts, shape (width,); zeros for none."""
        if not texts:
            return None
        total = np.sum([self.of(text) for text in texts], axis=0)
        return total / max(float(np.linalg.norm(total)), 1e-9)
