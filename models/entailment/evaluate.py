"""Accuracy of entailment weights per dev set, and pairs per second: `python -m models.entailment.evaluate --dev build/entailment/dev`.

Evaluates what ships (the int8 difference on the base); `--tuned FILE` evaluates a full checkpoint instead.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from attribution.encoder.base import find_base
from attribution.encoder.batching import plan
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.model import base_state
from attribution.encoder.pairs import LABELS, pad_batch
from models.entailment.train import Pair, load_pairs
from models.pack import classifier

LONGEST = 512


def probabilities(network: object, pairs: list[Pair]) -> np.ndarray:
    """Softmax scores, shape (pairs, 3)."""
    out = np.zeros((len(pairs), 3), np.float32)
    with torch.inference_mode():
        for length, group in plan([len(ids) for ids, _ in pairs], 32):
            logits = network.logits(*pad_batch([pairs[i] for i in group], length, len(group)))  # type: ignore[attr-defined]
            out[group] = logits.softmax(-1).numpy()
    return out


def calibration(scores: np.ndarray, labels: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error of the top label (Guo et al. 2017, arXiv:1706.04599), ten equal bins."""
    top, right = scores.max(1), scores.argmax(1) == labels
    which = np.minimum((top * bins).astype(int), bins - 1)
    return float(sum(abs(right[which == b].mean() - top[which == b].mean()) * (which == b).mean() for b in set(which.tolist())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=Path(__file__).parent / "weights.safetensors")
    parser.add_argument("--tuned", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="pairs of each set; 0 is all")
    parser.add_argument("--sets", nargs="*", default=[])
    args = parser.parse_args()
    base = base_state(find_base())
    state = load_file(str(args.tuned)) if args.tuned else apply_difference(base, load_difference(args.weights, "entailment")[0])
    network = classifier(state)
    for path in sorted(args.dev.glob("*.safetensors")):
        if args.sets and path.stem not in args.sets:
            continue
        pairs, labels = load_pairs(path)
        keep = [i for i, (ids, _) in enumerate(pairs) if len(ids) <= LONGEST][: args.limit or None]
        started = time.monotonic()
        scores = probabilities(network, [pairs[i] for i in keep])
        rate = len(keep) / (time.monotonic() - started)
        truth = labels[keep]
        recall = " ".join(f"{n[:3]} {(scores.argmax(1) == k)[truth == k].mean():.3f}" for k, n in enumerate(LABELS) if (truth == k).any())
        left = f", {len(pairs) - len(keep)} left out" if not args.limit and len(keep) < len(pairs) else ""
        print(f"{path.stem:34s} {(scores.argmax(1) == truth).mean():.4f} of {len(keep)}{left}; {recall}; ECE {calibration(scores, truth):.3f}; {rate:.0f} pairs/s", flush=True)


if __name__ == "__main__":
    main()
