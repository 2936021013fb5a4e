"""The shipped alignment model: do two statements, or the items in brackets in them, tell of one fact?

A cross-encoder like the entailment model, and a low-rank change of its weights. Its labels are read so: neutral, not one fact;
entailment, one fact and both can be true of it; contradiction, one fact and the two differ.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.base import file_sha256
from attribution.encoder.calibration import Calibration
from attribution.encoder.entailment import WEIGHTS as START
from attribution.encoder.entailment import EntailmentModel, shipped_state
from attribution.encoder.lowrank import apply_change, load_change
from attribution.errors import ModelError
from attribution.modelfiles import model_path
from attribution.types import LABELS

if TYPE_CHECKING:
    from attribution.encoder.session import Session

WEIGHTS = "alignment/weights.safetensors"
PLAIN = Calibration()


class AlignmentModel(EntailmentModel):
    """Scores as the entailment model does; what the decision makes of them is calibrated by its own fit. Thread-safe."""

    def __init__(self, session: Session, weights: Path | None = None) -> None:
        file, start = weights or model_path(WEIGHTS), model_path(START)
        change, labels = load_change(file, "alignment", file_sha256(start))
        if labels != LABELS:
            raise ModelError(f"alignment weights name the labels {labels}, expected {LABELS}")
        digest = hashlib.sha256(f"{file_sha256(start)} {file_sha256(file)}".encode()).hexdigest()
        self._seat(session, apply_change(shipped_state(session, start), change), digest, PLAIN)


@cache
def alignment_digest() -> str:
    """sha256 of the shipped alignment weights."""
    return file_sha256(model_path(WEIGHTS))
