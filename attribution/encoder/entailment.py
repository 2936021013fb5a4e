"""The shipped entailment model: premise and hypothesis to three calibrated probabilities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.base import file_sha256
from attribution.encoder.calibration import Calibration, load_calibration
from attribution.encoder.device import machine
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.model import State
from attribution.encoder.pairs import HEAD, PairClassifier, join
from attribution.encoder.pooling import Pooler
from attribution.encoder.premises import OVERLAP, ROOM, combine, split
from attribution.encoder.tokens import UNK, text_ids
from attribution.errors import InputError, ModelError
from attribution.modelfiles import model_path
from attribution.types import LABELS, Span, Verdict

if TYPE_CHECKING:
    from attribution.encoder.session import Session

WEIGHTS = "entailment/weights.safetensors"
DECIMALS = 4
# Beside the longest window of a premise this leaves room in the encoder's 512 positions.
LONGEST_HYPOTHESIS = 254
# How verdicts are made of weights: a cache keeps them under this. Raise the number with any change to it.
FORM = f"entailment/4 {ROOM} {OVERLAP}"
# What is read of a premise, and where it lies in it (None: all of it).
Window = tuple[Span | None, list[int]]


class EntailmentModel:
    """The 3-way cross-encoder on the shared encoder. Thread-safe: nothing is written after construction.

    Scores are rounded to 4 decimals and do not depend on batch size or on the other pairs of a call.
    """

    def __init__(self, session: Session, weights: Path | None = None, calibration: Calibration | None = None) -> None:
        file = weights or model_path(WEIGHTS)
        self._seat(session, shipped_state(session, file), file_sha256(file), calibration or load_calibration())

    def _seat(self, session: Session, full: State, digest: str, calibration: Calibration) -> None:
        """Take the full state of a pair classifier in, head included; `digest` names its weights."""
        import torch

        self._session = session
        self.calibration = calibration
        rows = [] if session.device.type == "cpu" else [str(session.rows)]  # a CPU packs, whatever the rows
        self.key = "\n".join((FORM, digest, calibration.digest(), str(session.dtype), machine(session.device), *rows))
        head = {k.removeprefix(HEAD): full.pop(k).to(session.device) for k in list(full) if k.startswith(HEAD)}
        with torch.inference_mode():
            network = PairClassifier(session.cast(full), head).to(session.device, session.dtype)
        self._pooler = Pooler(network.encoder, session)
        # In fp64 on the CPU: three scores a pair cost nothing, and no order of additions shows in their fourth decimal.
        self._weight, self._bias = (t.detach().cpu().double().numpy() for t in (network.head.weight, network.head.bias))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order.

        A premise longer than a room of word pieces is read in overlapping windows, and one of them speaks (`combine`).
        Raises InputError, before anything is computed, for a hypothesis of more than 254 word pieces, and for a text in which
        there is nothing to read: no word piece (`empty`), or only pieces the model does not know (`unreadable`).
        """
        texts = sorted({text for pair in pairs for text in pair})
        ids = dict(zip(texts, text_ids(self._session.tokenizer, texts), strict=True))
        for premise, hypothesis in pairs:
            check_words("premise", ids[premise])
            check_words("hypothesis", ids[hypothesis])
            check_length(len(ids[hypothesis]))
        premises = {premise: self._windows(premise, ids[premise]) for premise in {premise for premise, _ in pairs}}
        owners = [(k, window, join(cut, ids[h])) for k, (p, h) in enumerate(pairs) for window, cut in premises[p]]
        found: list[list[Verdict]] = [[] for _ in pairs]
        for (owner, window, _), verdict in zip(owners, self._verdicts([row for *_, row in owners]), strict=True):
            found[owner].append(replace(verdict, window=window))
        return [combine(verdicts) for verdicts in found]

    def _windows(self, premise: str, ids: list[int]) -> list[Window]:
        """The whole premise where it fits, else its windows; a piece goes with the window in which it begins."""
        if len(ids) <= ROOM:
            return [(None, ids)]
        starts = [start for start, _ in self._session.tokenizer.encode(premise, add_special_tokens=False).offsets]
        return [(w, ids[bisect_left(starts, w.start) : bisect_left(starts, w.end)]) for w in split(premise, starts)]

    def _verdicts(self, rows: list[tuple[list[int], list[int]]]) -> list[Verdict]:
        if not rows:
            return []
        logits = self._pooler.pooled(rows).double().numpy() @ self._weight.T + self._bias
        return [Verdict(*(round(score, DECIMALS) for score in scores)) for scores in self.calibration.apply(logits).tolist()]


def shipped_state(session: Session, file: Path) -> State:
    """The full fp32 state of entailment weights, head included. Raises ModelError for weights of other labels."""
    stored, labels = load_difference(file, "entailment")
    if labels != LABELS:
        raise ModelError(f"entailment weights name the labels {labels}, expected {LABELS}")
    return apply_difference(session.base, stored)


def check_length(pieces: int) -> None:
    """Refuse a hypothesis that does not fit beside a window of its premise."""
    if pieces > LONGEST_HYPOTHESIS:
        raise InputError(
            f"a hypothesis of {pieces} word pieces was seen, expected at most {LONGEST_HYPOTHESIS}; split it",
            code="too_long",
        )


def check_words(name: str, pieces: Sequence[int]) -> None:
    """Refuse a text of which the model would see nothing: what it then said would be of the other text alone."""
    if not pieces:
        raise InputError(f"{name} is empty (no word piece is left of it), expected words: fill it in or leave the pair out", code="empty")
    if all(piece == UNK for piece in pieces):
        raise InputError(f"the model knows no word of the {name}, expected English: translate it, or leave the pair out", code="unreadable")


@cache
def weights_digest() -> str:
    """sha256 of the shipped entailment weights."""
    return file_sha256(model_path(WEIGHTS))


def model_name() -> str:
    """What a report calls the shipped model: weights and calibration by their digests."""
    return f"attribution/entailment@{weights_digest()[:12]}+calibration.{load_calibration().digest()[:8]}"
