"""Sentence embeddings: the base itself, mean pooling, unit length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from attribution.encoder.model import build
from attribution.encoder.pooling import Pooler
from attribution.encoder.tokens import CLS, MAX_TOKENS, SEP, text_ids

if TYPE_CHECKING:
    from attribution.encoder.session import Session

WIDTH = 384
# Changes with everything here that can move a component.
FORM = "embedding/1"
# Cosines are compared with thresholds; rounding takes away what the order of additions left in the last bits.
DECIMALS = 5


class SentenceEmbedder:
    """Turns sentences into unit vectors: (sentences, 384) fp32. Thread-safe: nothing is written after construction.

    A sentence of more than 510 word pieces is embedded as the mean of its windows, so nothing of it is dropped.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pooler = Pooler(build(session.cast(session.base)), session)

    def embed(self, sentences: Sequence[str]) -> Any:
        """Rows in the order of `sentences`; an empty input gives shape (0, 384)."""
        room = MAX_TOKENS - 2
        windows: list[tuple[int, list[int]]] = []
        for owner, ids in enumerate(text_ids(self._session.tokenizer, list(sentences))):
            windows += [(owner, [CLS, *ids[i : i + room], SEP]) for i in range(0, max(1, len(ids)), room)]
        vectors = self._pooler.pooled([(ids, [0] * len(ids)) for _, ids in windows]).numpy()
        out = np.zeros((len(sentences), WIDTH), np.float32)
        for (owner, ids), vector in zip(windows, vectors, strict=True):
            out[owner] += vector * len(ids)
        return np.round(out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9), DECIMALS)
