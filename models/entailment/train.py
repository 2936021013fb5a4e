"""Fine-tune the shared encoder, stage by stage: `python -m models.entailment.train --work build/entailment`.

Stages and settings stand in recipe.toml. A stage that has written `STAGE/model.safetensors` is done; a cut one goes on from its
checkpoint, so the command may be called again until all is done; `--stage` trains one alone, so that two that start from the
same weights can run side by side. On a GPU it computes in bf16 (autocast, fp32 master weights), on a CPU in fp32. Word
embeddings are frozen, so that every task shares them.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import load_file as load_arrays
from safetensors.torch import load_file, save_file

from attribution.encoder.base import find_base
from attribution.encoder.device import choose_device
from attribution.encoder.model import State, base_state
from attribution.encoder.pairs import HEAD, PairClassifier, join, pad_batch
from attribution.types import LABELS
from models.checkpoint import load_checkpoint, save_checkpoint, schedule

RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))
CONTRADICTION = LABELS.index("contradiction")
Sides = tuple[list[int], list[int]]
Pair = tuple[list[int], list[int]]


def load_sides(path: Path) -> tuple[list[Sides], np.ndarray]:
    """Word pieces of premise and hypothesis apart, and labels, from a file that `prepare.py` wrote."""
    arrays = load_arrays(str(path))
    sides = [np.split(arrays[side], arrays[f"{side}_ends"][:-1]) for side in ("premise", "hypothesis")]
    return [(p.tolist(), h.tolist()) for p, h in zip(*sides, strict=True)], arrays["label"]


def load_pairs(path: Path) -> tuple[list[Pair], np.ndarray]:
    """Token ids and segment types of (premise, hypothesis), and labels."""
    sides, labels = load_sides(path)
    return [join(*side) for side in sides], labels


def batches(lengths: list[int], size: int, seed: int) -> list[list[int]]:
    """Index lists of similar lengths in random order: shuffled, sorted inside pools of 64 batches, shuffled again."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(lengths))
    groups: list[list[int]] = []
    for start in range(0, len(order), size * 64):
        pool = sorted(order[start : start + size * 64].tolist(), key=lambda i: lengths[i])
        groups += [pool[i : i + size] for i in range(0, len(pool), size)]
    return [groups[i] for i in rng.permutation(len(groups))]


def targets(labels: np.ndarray, swapped: np.ndarray) -> torch.Tensor:
    """Which labels are right, as a 0/1 mask of shape (pairs, 3).

    Contradiction holds both ways; of a swapped pair with any other label, and of a pair labelled "open" (a fourth label), we
    only know that it is no contradiction.
    """
    right = np.eye(len(LABELS) + 1, dtype=np.float32)[labels][:, : len(LABELS)]
    open_rows = (labels >= len(LABELS)) | (swapped & (labels != CONTRADICTION))
    right[open_rows] = 1.0
    right[open_rows, CONTRADICTION] = 0.0
    return torch.from_numpy(right)


def loss_of(logits: torch.Tensor, right: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Minus the log of the probability of the right labels together; with smoothing, a share of the mean over all labels."""
    logs = logits.log_softmax(-1)
    told = -logs.masked_fill(right == 0, float("-inf")).logsumexp(-1)
    return ((1 - smoothing) * told - smoothing * logs.mean(-1)).mean()


def mean_state(states: list[State]) -> State:
    """The mean of several fine-tuned states: a "model soup" (Wortsman et al. 2022, arXiv:2203.05482; of a state and the one it was
    tuned from: arXiv:2109.01903). What is the same in all, as the frozen word embeddings, stays so to the bit."""
    first = states[0]
    return {
        name: first[name] if all(torch.equal(first[name], s[name]) for s in states[1:]) else torch.stack([s[name].float() for s in states]).mean(0)
        for name in first
    }


def start_of(work: Path, stage: dict[str, Any]) -> State:
    """The weights that a stage starts from."""
    return mean_state([load_file(str(work / name / "model.safetensors")) for name in stage["from"]])


class Trainer:
    """The model, its optimizer and the place on disk where both are kept."""

    def __init__(self, work: Path, stage: dict[str, Any], device: torch.device) -> None:
        torch.manual_seed(stage["seed"])
        self.work, self.stage, self.device, self.step = work / stage["name"], stage, device, 0
        self.work.mkdir(exist_ok=True)
        self.model = PairClassifier(base_state(find_base()))
        if stage["from"]:
            start = start_of(work, stage)
            self.model.head.load_state_dict({k: start.pop(HEAD + k) for k in self.model.head.state_dict()})
            self.model.encoder.load_state_dict(start)
        self.model.to(device, torch.float32)
        self.model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        named = [*self.model.encoder.named_parameters()]
        named += [(HEAD + name, tensor) for name, tensor in self.model.head.named_parameters()]
        self.named = {name: tensor for name, tensor in named if tensor.requires_grad}
        decay = [t for t in self.named.values() if t.ndim > 1]
        plain = [t for t in self.named.values() if t.ndim <= 1]
        groups = [{"params": decay, "weight_decay": RECIPE["weight_decay"]}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=stage["learning_rate"], foreach=True)
        self.step = load_checkpoint(self.work, self.named, self.optimizer)

    def train_step(self, sides: list[Sides], labels: np.ndarray, factor: float) -> float:
        """One update on one batch; returns its loss."""
        swapped = np.random.default_rng([self.stage["seed"], self.step]).random(len(sides)) < self.stage.get("swap", 0.0)
        pairs = [join(h, p) if turn else join(p, h) for (p, h), turn in zip(sides, swapped, strict=True)]
        length = -(-max(len(ids) for ids, _ in pairs) // 8) * 8
        inputs = [t.to(self.device) for t in pad_batch(pairs, length, len(pairs))]
        for group in self.optimizer.param_groups:
            group["lr"] = self.stage["learning_rate"] * factor
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            logits = self.model.logits(*inputs)
        loss = loss_of(logits.float(), targets(labels, swapped).to(self.device), RECIPE["label_smoothing"])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimizer.step()
        self.step += 1
        return float(loss.detach())

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.work, self.step, self.model.state(), self.named, self.optimizer)


def write_state(state: State, folder: Path) -> None:
    """Write the full fine-tuned state whole or not at all: the file says that a stage is done."""
    save_file({k: v.detach().cpu().contiguous() for k, v in state.items()}, str(folder / "new.safetensors"))
    (folder / "new.safetensors").replace(folder / "model.safetensors")


def train(work: Path, stage: dict[str, Any], device: torch.device, limit: int = 0) -> None:
    """One pass over the pairs of a stage, from its checkpoint on; at most `limit` steps in all, 0 for what the recipe says.

    The order of batches is the same at each start, so that a resumed run skips what is done.
    """
    if (work / stage["name"] / "model.safetensors").exists():
        print(f"{stage['name']}: done before")
        return
    if not stage.get("sets"):
        (work / stage["name"]).mkdir(exist_ok=True)
        write_state(start_of(work, stage), work / stage["name"])
        print(f"{stage['name']}: the mean of {', '.join(stage['from'])}")
        return
    sides, labels = load_sides(work / f"{stage['name']}.safetensors")
    groups = batches([len(p) + len(h) for p, h in sides], RECIPE["batch"], stage["seed"])
    trainer = Trainer(work, stage, device)
    started, seen, losses = time.monotonic(), 0, []
    for rows in groups[trainer.step : limit or stage.get("steps")]:
        factor = schedule(trainer.step, len(groups), RECIPE["warmup"])
        losses.append(trainer.train_step([sides[i] for i in rows], labels[rows], factor))
        seen += len(rows)
        if trainer.step % 50 == 0:
            rate = seen / (time.monotonic() - started)
            left = (len(groups) - trainer.step) * RECIPE["batch"] / rate / 60
            print(f"{stage['name']} step {trainer.step}/{len(groups)} loss {np.mean(losses[-50:]):.4f} {rate:.1f} pairs/s, {left:.0f} min left", flush=True)
        if trainer.step % 250 == 0:
            trainer.save()
    trainer.save()
    if trainer.step >= stage.get("steps", len(groups)):
        write_state(trainer.model.state(), trainer.work)
    print(f"{stage['name']}: {trainer.step} steps")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/entailment"))
    parser.add_argument("--device", default="auto")
    parser.add_argument("--stage", help="train this stage alone")
    parser.add_argument("--steps", type=int, default=0, help="stop a stage after so many steps (a trial, to be gone on with); 0 trains to the end")
    args = parser.parse_args()
    for stage in RECIPE["stage"]:
        if args.stage in (None, stage["name"]):
            train(args.work, stage, choose_device(args.device), args.steps)


if __name__ == "__main__":
    main()
