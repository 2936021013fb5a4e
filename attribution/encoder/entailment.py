"""The shipped entailment model: premise and hypothesis to three probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.base import file_sha256
from attribution.encoder.batching import plan
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.pairs import HEAD, LABELS, PairClassifier, join, pad_batch
from attribution.encoder.tokens import MAX_TOKENS, text_ids
from attribution.errors import InputError, ModelError
from attribution.modelfiles import model_path
from attribution.types import Verdict

if TYPE_CHECKING:
    from attribution.encoder.session import Session

WEIGHTS = "entailment/weights.safetensors"
DECIMALS = 4
# A premise longer than its room is read in windows that overlap by this many word pieces.
OVERLAP = 64
LONGEST_HYPOTHESIS = 254


class EntailmentModel:
    """The 3-way cross-encoder on the shared encoder. Thread-safe: nothing is written after construction.

    Scores are rounded to 4 decimals and do not depend on batch size or on the other pairs of a call.
    """

    def __init__(self, session: Session, weights: Path | None = None) -> None:
        import torch

        self._session = session
        stored, labels = load_difference(weights or model_path(WEIGHTS), "entailment")
        if labels != LABELS:
            raise ModelError(f"entailment weights name the labels {labels}, expected {LABELS}")
        full = apply_difference(session.base, stored)
        head = {k.removeprefix(HEAD): full.pop(k).to(session.device) for k in list(full) if k.startswith(HEAD)}
        with torch.inference_mode():
            self._network = PairClassifier(session.cast(full), head).to(session.device, session.dtype)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order.

        A premise that does not fit with its hypothesis into 512 word pieces is read in overlapping windows, and the window
        with the least neutral verdict speaks. Raises InputError for a hypothesis of more than 254 word pieces.
        """
        texts = sorted({text for pair in pairs for text in pair})
        ids = dict(zip(texts, text_ids(self._session.tokenizer, texts), strict=True))
        rows = [(k, join(w, ids[h])) for k, (p, h) in enumerate(pairs) for w in windows(ids[p], ids[h])]
        best: dict[int, Verdict] = {}
        for (owner, _), verdict in zip(rows, self._verdicts([row for _, row in rows]), strict=True):
            if owner not in best or verdict.neutral < best[owner].neutral:
                best[owner] = verdict
        return [best[k] for k in range(len(pairs))]

    def _verdicts(self, rows: list[tuple[list[int], list[int]]]) -> list[Verdict]:
        import torch

        out: list[Verdict] = [Verdict(0.0, 1.0, 0.0)] * len(rows)
        for length, group in plan([len(ids) for ids, _ in rows], self._session.rows):
            batch = [t.to(self._session.device) for t in pad_batch([rows[i] for i in group], length, self._session.rows)]
            with torch.inference_mode():
                scores = self._network.logits(*batch).softmax(-1).tolist()
            for index, (e, n, c) in zip(group, scores, strict=False):
                out[index] = Verdict(round(e, DECIMALS), round(n, DECIMALS), round(c, DECIMALS))
        return out


def windows(premise: list[int], hypothesis: list[int]) -> list[list[int]]:
    """The pieces of a premise that fit beside its hypothesis; one piece where all of it fits."""
    if len(hypothesis) > LONGEST_HYPOTHESIS:
        raise InputError(
            f"a hypothesis of {len(hypothesis)} word pieces was seen, expected at most {LONGEST_HYPOTHESIS}; split it",
            code="too_long",
        )
    room = MAX_TOKENS - 3 - len(hypothesis)
    if len(premise) <= room:
        return [premise]
    step = room - OVERLAP
    return [premise[i : i + room] for i in range(0, len(premise) - OVERLAP, step)]


@cache
def weights_digest() -> str:
    """sha256 of the shipped entailment weights."""
    return file_sha256(model_path(WEIGHTS))
