"""From an entailment model's logits to probabilities that mean what they say, and which of them count as sure."""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import ModelError
from attribution.modelfiles import model_path
from attribution.types import LABELS

if TYPE_CHECKING:
    import numpy as np

    from attribution.types import Verdict

CALIBRATION = "entailment/calibration.toml"
STEP = "write it anew with models/entailment/calibrate.py, or reinstall attribution"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A temperature and a threshold for each label, in the order of LABELS (Guo et al. 2017, arXiv:1706.04599, per label)."""

    temperature: tuple[float, ...] = (1.0, 1.0, 1.0)
    sure: tuple[float, ...] = (0.9, 0.5, 0.9)

    def apply(self, logits: Any) -> np.ndarray:
        """Probabilities of logits: (pairs, 3) or (3,) -> the same shape, in float64; each row adds up to 1.

        Raises ModelError for logits that are no numbers: what a model with damaged weights gives would count as some label.
        """
        import numpy as np

        given = np.asarray(logits, np.float64)
        if not np.isfinite(given).all():
            seen = next(row.tolist() for row in given.reshape(-1, given.shape[-1]) if not np.isfinite(row).all())
            raise ModelError(
                f"the model gave no number for a label (logits {seen}, expected three finite ones): its weights are damaged; "
                "reinstall attribution, or choose another model"
            )
        scaled = given / np.asarray(self.temperature)
        powers = np.exp(scaled - scaled.max(-1, keepdims=True))
        probabilities: np.ndarray = powers / powers.sum(-1, keepdims=True)
        return probabilities

    def is_sure(self, verdict: Verdict) -> bool:
        """Whether the most probable label reaches its threshold: contradiction 0.95 where 0.9 is asked -> True."""
        return float(getattr(verdict, verdict.label)) >= self.sure[LABELS.index(verdict.label)]

    def digest(self) -> str:
        """The sha256 of the temperatures, which change verdicts; the thresholds only read them."""
        return hashlib.sha256(repr(self.temperature).encode()).hexdigest()


def load_calibration(path: Path | None = None) -> Calibration:
    """Read a calibration file, by default the shipped one. Raises ModelError naming the file, the value seen and the one expected."""
    source = path or model_path(CALIBRATION)
    try:
        table = tomllib.loads(source.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{source} cannot be read as TOML ({error}): {STEP}") from error
    if set(table) != {"temperature", "sure"}:
        raise ModelError(f"{source} has the tables {sorted(table)}, expected temperature and sure: {STEP}")
    temperature = _numbers(source, "temperature", table["temperature"], 0.01, 100.0)
    return Calibration(temperature, _numbers(source, "sure", table["sure"], 0.0, 1.0))


def _numbers(source: Path, name: str, table: Any, least: float, most: float) -> tuple[float, ...]:
    """One number for each label, in their order."""
    if not isinstance(table, Mapping) or set(table) != set(LABELS):
        raise ModelError(f"{source}: [{name}] is {table!r}, expected a number for each of {', '.join(LABELS)}: {STEP}")
    for label in LABELS:
        value = table[label]
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or not least <= value <= most:
            raise ModelError(f"{source}: {name}.{label} is {value!r}, expected a number from {least} to {most}: {STEP}")
    return tuple(float(table[label]) for label in LABELS)
