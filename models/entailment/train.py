"""Fine-tune the shared encoder on the prepared pairs: `python -m models.entailment.train --work build/entailment`.

Resumes from the last checkpoint in the work folder. On a GPU it computes in bf16 (autocast, fp32 master weights), on a CPU
in fp32. Word embeddings are frozen, so that every task shares them. Writes `model.safetensors`, the full fine-tuned state.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file as load_arrays
from safetensors.torch import save_file

from attribution.encoder.base import find_base
from attribution.encoder.device import choose_device
from attribution.encoder.model import base_state
from attribution.encoder.pairs import HEAD, PairClassifier, join, pad_batch
from models.checkpoint import load_checkpoint, save_checkpoint, schedule

RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))
Pair = tuple[list[int], list[int]]


def load_pairs(path: Path) -> tuple[list[Pair], np.ndarray]:
    """Token ids of (premise, hypothesis) and labels from a file that `prepare.py` wrote."""
    arrays = load_arrays(str(path))
    sides = [np.split(arrays[side], arrays[f"{side}_ends"][:-1]) for side in ("premise", "hypothesis")]
    return [join(p.tolist(), h.tolist()) for p, h in zip(*sides, strict=True)], arrays["label"]


def batches(pairs: list[Pair], size: int, seed: int) -> list[list[int]]:
    """Index lists of similar lengths in random order: shuffled, sorted inside pools of 64 batches, shuffled again."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(pairs))
    groups: list[list[int]] = []
    for start in range(0, len(order), size * 64):
        pool = sorted(order[start : start + size * 64].tolist(), key=lambda i: len(pairs[i][0]))
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    return [groups[i] for i in rng.permutation(len(groups))]


class Trainer:
    """The model, its optimizer and the place on disk where both are kept."""

    def __init__(self, work: Path, device: torch.device) -> None:
        torch.manual_seed(RECIPE["seed"])
        self.work, self.device, self.step = work, device, 0
        self.model = PairClassifier(base_state(find_base())).to(device, torch.float32)
        self.model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        named = [*self.model.encoder.named_parameters()]
        named += [(HEAD + name, tensor) for name, tensor in self.model.head.named_parameters()]
        self.named = {name: tensor for name, tensor in named if tensor.requires_grad}
        decay = [t for t in self.named.values() if t.ndim > 1]
        plain = [t for t in self.named.values() if t.ndim <= 1]
        groups = [{"params": decay, "weight_decay": RECIPE["weight_decay"]}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=RECIPE["learning_rate"], foreach=True)
        self.loss = torch.nn.CrossEntropyLoss(label_smoothing=RECIPE["label_smoothing"])

    def train_step(self, pairs: list[Pair], labels: np.ndarray, rows: list[int], factor: float) -> float:
        """One update on one batch; returns its loss."""
        length = -(-max(len(pairs[i][0]) for i in rows) // 8) * 8
        inputs = [t.to(self.device) for t in pad_batch([pairs[i] for i in rows], length, len(rows))]
        for group in self.optimizer.param_groups:
            group["lr"] = RECIPE["learning_rate"] * factor
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            logits = self.model.logits(*inputs)
        loss = self.loss(logits.float(), torch.from_numpy(labels[rows]).to(self.device))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.work, self.step, self.model.state(), self.named, self.optimizer)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        self.step = load_checkpoint(self.work, self.named, self.optimizer)


def plan(pairs: list[Pair]) -> Iterator[tuple[int, list[int]]]:
    """Every step of the whole training with its batch; the same at each start, so that a resumed run skips what is done."""
    groups = [g for e in range(RECIPE["epochs"]) for g in batches(pairs, RECIPE["batch"], RECIPE["seed"] + e)]
    yield from enumerate(groups)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/entailment"))
    parser.add_argument("--device", default="auto")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial); 0 trains to the end")
    args = parser.parse_args()
    pairs, labels = load_pairs(args.work / "train.safetensors")
    trainer = Trainer(args.work, choose_device(args.device))
    trainer.resume()
    steps: list[Any] = list(plan(pairs))
    total, started, seen, losses = len(steps), time.monotonic(), 0, []
    for step, rows in steps:
        if step < trainer.step:
            continue
        losses.append(trainer.train_step(pairs, labels, rows, schedule(step, total, RECIPE["warmup"])))
        trainer.step, seen = step + 1, seen + len(rows)
        if trainer.step % 50 == 0:
            rate = seen / (time.monotonic() - started)
            left = (total - trainer.step) * RECIPE["batch"] / rate / 60
            print(f"step {trainer.step}/{total} loss {np.mean(losses[-50:]):.4f} {rate:.1f} pairs/s, {left:.0f} min left", flush=True)
        if trainer.step % 250 == 0:
            trainer.save()
        if args.steps and trainer.step >= args.steps:
            break
    trainer.save()
    save_file({k: v.detach().cpu().contiguous() for k, v in trainer.model.state().items()}, str(args.work / "model.safetensors"))
    print(f"done: {trainer.step} steps")


if __name__ == "__main__":
    main()
