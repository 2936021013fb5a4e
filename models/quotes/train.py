"""Train the quotation reader on prepared sets: `python -m models.quotes.train --work build/quotes`.

Resumes from the last checkpoint in the work folder, with the same windows in the same order. On a GPU it computes in bf16
(autocast, fp32 master weights), on a CPU in fp32. Word embeddings are frozen, so that every task shares them. Writes
`model.safetensors`, the full fine-tuned state.
"""

from __future__ import annotations

import argparse
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn import functional

from attribution.encoder.base import find_base
from attribution.encoder.crf import path_loss
from attribution.encoder.device import choose_device
from attribution.encoder.model import base_state
from attribution.encoder.quotation_network import HEAD, QuotationNetwork
from models.checkpoint import load_checkpoint, save_checkpoint, schedule
from models.quotes.batching import Batch, Window, batches, epoch_windows, make_batch
from models.quotes.columns import Labelled, load_columns

RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))


Sets = dict[str, list[Labelled]]


def load_sets(folder: Path) -> Sets:
    """The training texts of the recipe."""
    return {name: list(load_columns(folder / f"{name}.safetensors")) for name in RECIPE["copies"]}


def epoch_texts(sets: Sets, epoch: int) -> list[Labelled]:
    """The texts of one epoch: a set of 2.0 twice, of 0.25 the first quarter in the first epoch, the next in the second."""
    found = []
    for name, texts in sets.items():
        copies = RECIPE["copies"][name]
        take = round(copies * len(texts))
        found += [texts[(epoch * take + i) % len(texts)] for i in range(take)]
    return found


def plan(sets: Sets, epoch: int) -> Iterator[list[Window]]:
    """The batches of one epoch; the same at every start, so that a resumed run skips what is done."""
    rng = np.random.default_rng([RECIPE["seed"], epoch])
    windows = epoch_windows(epoch_texts(sets, epoch), RECIPE["window"] - 2, RECIPE["training_overlap"], rng)
    yield from batches(windows, RECIPE["batch"], rng)


class Trainer:
    """The network, its optimizer and the place on disk where both are kept."""

    def __init__(self, work: Path, device: torch.device, sizes: tuple[int, ...]) -> None:
        torch.manual_seed(RECIPE["seed"])
        self.work, self.device, self.step = work, device, 0
        self.network = QuotationNetwork(base_state(find_base()), sizes).to(device, torch.float32)
        self.network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        inner = {n: t for n, t in self.network.encoder.named_parameters() if t.requires_grad}
        heads = {HEAD + n: t for n, t in self.network.head.named_parameters()}
        self.named = {**inner, **heads}
        groups = [
            {"params": [t for t in held.values() if (t.ndim > 1) == wide], "weight_decay": decay, "top": top}
            for held, top in ((inner, RECIPE["learning_rate"]), (heads, RECIPE["head_learning_rate"]))
            for wide, decay in ((True, RECIPE["weight_decay"]), (False, 0.0))
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=RECIPE["learning_rate"], foreach=True)

    def losses(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Anchor, label and link loss of one batch."""
        net, device = self.network, self.device
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            states = net.states(*(t.to(device) for t in batch.inputs))
        states = functional.dropout(states.float(), RECIPE["dropout"])
        logits = net.anchors(states)
        sure = batch.sure.to(device)
        raw = functional.binary_cross_entropy_with_logits(logits, batch.anchor.to(device), reduction="none")
        anchor = (raw * sure).sum() / batch.anchor.sum().clamp(min=4)
        zero = anchor * 0
        label, link = zero, zero
        if len(batch.anchors):
            window, at = batch.anchors.to(device).unbind(1)
            scores = net.labels(states[window], at, batch.standing.to(device))
            label = path_loss(scores, batch.mask[batch.anchors[:, 0]].to(device), batch.labels.to(device), *net.chain()).mean()
        if batch.links:
            link = torch.stack([self.link_loss(states, *row) for row in batch.links]).mean()
        return anchor, label, link

    def link_loss(self, states: torch.Tensor, window: int, row: int, names: list[int], meant: list[bool]) -> torch.Tensor:
        """Minus the log of the probability on the names that are meant, or on nobody."""
        offsets = torch.tensor([n - row for n in names], device=self.device)
        scores = self.network.links(states[window, row], states[window, names], offsets)
        right = torch.tensor([not any(meant), *meant], device=self.device)
        return torch.logsumexp(scores, 0) - torch.logsumexp(scores.masked_fill(~right, -1e4), 0)

    def train_step(self, batch: Batch, factor: float) -> tuple[float, float, float]:
        """One update on one batch; returns its three losses."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        anchor, label, link = self.losses(batch)
        self.optimizer.zero_grad(set_to_none=False)
        (anchor + RECIPE["label_weight"] * label + RECIPE["link_weight"] * link).backward()
        torch.nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimizer.step()
        return float(anchor.detach()), float(label.detach()), float(link.detach())

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.work, self.step, self.network.state(), self.named, self.optimizer)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        self.step = load_checkpoint(self.work, self.named, self.optimizer)

    def state(self) -> dict[str, torch.Tensor]:
        """The full state on the CPU."""
        return {k: v.detach().cpu().contiguous() for k, v in self.network.state().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/quotes"), help="folder that prepare.py wrote")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial); 0 trains to the end")
    args = parser.parse_args()
    sets = load_sets(args.work)
    trainer = Trainer(args.work, choose_device(args.device), next(iter(sets.values()))[0].table.feature_sizes)
    trainer.resume()
    counts = [sum(1 for _ in plan(sets, epoch)) for epoch in range(RECIPE["epochs"])]
    total, step, started, first = sum(counts), 0, time.monotonic(), trainer.step
    seen: list[tuple[float, float, float]] = []
    for epoch in range(RECIPE["epochs"]):
        for windows in plan(sets, epoch):
            step += 1
            if step <= trainer.step or (args.steps and step > args.steps):
                continue
            rng = np.random.default_rng([RECIPE["seed"], 1, step])
            batch = make_batch(windows, rng, RECIPE["hide_rules"], RECIPE["mask_words"])
            seen.append(trainer.train_step(batch, schedule(step - 1, total, RECIPE["warmup"])))
            trainer.step = step
            if step % 25 == 0:
                left = (time.monotonic() - started) / (step - first) * (total - step) / 60
                means = " ".join(f"{name} {value:.3f}" for name, value in zip(("anchor", "label", "link"), np.mean(seen[-50:], 0), strict=True))
                print(f"epoch {epoch + 1} step {step}/{total} {means}, {left:.0f} min left", flush=True)
            if step % 200 == 0:
                trainer.save()
    trainer.save()
    save_file(trainer.state(), str(args.work / "model.safetensors"))
    print(f"done: {trainer.step} steps")


if __name__ == "__main__":
    main()
