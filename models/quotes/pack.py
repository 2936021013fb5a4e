"""Make the reader's int8 difference from a checkpoint: `python -m models.quotes.pack --tuned build/quotes/model.safetensors`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file

from attribution.encoder.base import find_base
from attribution.encoder.difference import make_difference, save_difference
from attribution.encoder.model import WORDS, base_state
from attribution.encoder.quotation_network import LABELS
from attribution.encoder.quotation_network import SIZES as SIZES_KEY
from attribution.quotes.features import SIZES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuned", type=Path, required=True, help="model.safetensors, or checkpoint-STEP.model of a cut training")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights.safetensors")
    args = parser.parse_args()
    base, tuned = base_state(find_base()), load_file(str(args.tuned))
    tuned.setdefault(SIZES_KEY, torch.tensor(SIZES, dtype=torch.float32))
    stored = make_difference(base, {k: v for k, v in tuned.items() if k != WORDS})
    save_difference(args.out, stored, "quotes", LABELS)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.2f} MB, {len(stored)} tensors")


if __name__ == "__main__":
    main()
