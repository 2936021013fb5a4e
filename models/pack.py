"""Make a task's int8 difference from a fine-tuned checkpoint and count the verdicts it keeps.

`python -m models.pack --tuned build/entailment/model.safetensors --dev build/entailment/dev --out models/entailment/weights.safetensors`
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file

from attribution.encoder.base import find_base
from attribution.encoder.batching import plan
from attribution.encoder.difference import apply_difference, make_difference, save_difference
from attribution.encoder.model import State, base_state
from attribution.encoder.pairs import HEAD, PairClassifier, pad_batch
from attribution.types import LABELS
from models.entailment.train import Pair, load_pairs


def classifier(state: State) -> PairClassifier:
    """A network from a full fp32 state, head included."""
    head = {k.removeprefix(HEAD): v for k, v in state.items() if k.startswith(HEAD)}
    return PairClassifier({k: v for k, v in state.items() if not k.startswith(HEAD)}, head)


def verdicts(network: PairClassifier, pairs: list[Pair]) -> torch.Tensor:
    """The label index of each pair."""
    out = torch.zeros(len(pairs), dtype=torch.long)
    with torch.inference_mode():
        for length, group in plan([len(ids) for ids, _ in pairs], 32):
            out[group] = network.logits(*pad_batch([pairs[i] for i in group], length, len(group))).argmax(-1)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuned", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True, help="folder of prepared dev pairs")
    parser.add_argument("--sets", nargs="+", default=["mnli.dev_matched", "vitaminc.split_dev", "fiction.dev"])
    parser.add_argument("--limit", type=int, default=1000, help="pairs of each set")
    args = parser.parse_args()
    base, tuned = base_state(find_base()), load_file(str(args.tuned))
    stored = make_difference(base, tuned)
    save_difference(args.out, stored, "entailment", LABELS)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.2f} MB, {len(stored)} tensors")
    full, packed = classifier(tuned), classifier(apply_difference(base, stored))
    kept = total = 0
    for name in args.sets:
        pairs = load_pairs(args.dev / f"{name}.safetensors")[0][: args.limit]
        same = int((verdicts(full, pairs) == verdicts(packed, pairs)).sum())
        kept, total = kept + same, total + len(pairs)
        print(f"{name}: {same}/{len(pairs)} verdicts kept")
    print(f"all: {kept / total:.4f} of {total} verdicts kept")


if __name__ == "__main__":
    main()
