"""Accuracy and calibration of entailment weights per prepared dev set: `python -m models.entailment.evaluate --dev build/entailment/dev`.

For trainers, who have full checkpoints: `--tuned FILE` evaluates one, several `--tuned` their mean. What ships, with its
calibration, windows and phenomena, is measured by `attribution evaluate entailment`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from attribution.encoder.base import find_base
from attribution.encoder.batching import plan
from attribution.encoder.calibration import Calibration
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.model import WORDS, base_state
from attribution.encoder.pairs import PairClassifier, pad_batch
from attribution.scoring.reliability import calibration_error, reliability
from attribution.types import LABELS
from models.entailment.train import Pair, load_pairs, mean_state
from models.pack import classifier

LONGEST = 512
ROWS = 32


def load_network(weights: Path, tuned: Sequence[Path] | None = None) -> PairClassifier:
    """The network of packed weights, or of the mean of full checkpoints where any are given.

    A checkpoint of a running training (`checkpoint-STEP.model`) has no word embeddings: they are frozen, and so the base's.
    """
    base = base_state(find_base())
    if tuned:
        return classifier(mean_state([{WORDS: base[WORDS], **load_file(str(path))} for path in tuned]))
    return classifier(apply_difference(base, load_difference(weights, "entailment")[0]))


def logits_of(network: PairClassifier, pairs: Sequence[Pair]) -> np.ndarray:
    """Scores before calibration and softmax, shape (pairs, 3)."""
    out = np.zeros((len(pairs), len(LABELS)), np.float32)
    with torch.inference_mode():
        for length, group in plan([len(ids) for ids, _ in pairs], ROWS):
            out[group] = network.logits(*pad_batch([pairs[i] for i in group], length, len(group))).numpy()
    return out


def row(name: str, scores: np.ndarray, truth: np.ndarray) -> str:
    """Accuracy, recall by label and calibration error of one set."""
    found = scores.argmax(1)
    recall = " ".join(f"{n[:3]} {(found == k)[truth == k].mean():.3f}" for k, n in enumerate(LABELS) if (truth == k).any())
    error = calibration_error(reliability(scores.max(1), found == truth))
    return f"{name:34s} {(found == truth).mean():.4f} of {len(truth)}; {recall}; ECE {error:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.safetensors")
    parser.add_argument("--tuned", type=Path, action="append", help="a full checkpoint; several are averaged")
    parser.add_argument("--limit", type=int, default=0, help="pairs of each set; 0 is all")
    parser.add_argument("--sets", nargs="*", default=[])
    args = parser.parse_args()
    network = load_network(args.weights, args.tuned)
    for path in sorted(args.dev.glob("*.safetensors")):
        if args.sets and path.stem not in args.sets:
            continue
        pairs, labels = load_pairs(path)
        fitting = [i for i, (ids, _) in enumerate(pairs) if len(ids) <= LONGEST]
        keep = fitting[: args.limit or None]
        started = time.monotonic()
        scores = Calibration().apply(logits_of(network, [pairs[i] for i in keep]))
        rate = len(keep) / (time.monotonic() - started)
        left = f"; {len(pairs) - len(fitting)} over {LONGEST} word pieces left out" if len(fitting) < len(pairs) else ""
        print(f"{row(path.stem, scores, labels[keep])}; {rate:.0f} pairs/s{left}", flush=True)


if __name__ == "__main__":
    main()
