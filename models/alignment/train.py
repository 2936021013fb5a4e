"""Train the alignment weights: `python -m models.alignment.train --stage short --examples FILE… --work build/alignment`.

Starts from the shipped entailment weights, which stay as they are: only low-rank factors of the linear layers and the head learn.
A cut run goes on from its checkpoint. On a GPU it computes in bf16 (autocast), on a CPU in fp32.
`--leave-out 0/2` keeps every second story out, so that what judges these stories has not seen them.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from attribution.encoder.base import file_sha256, find_base
from attribution.encoder.device import choose_device
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.entailment import WEIGHTS
from attribution.encoder.lowrank import make_change, save_change
from attribution.encoder.model import State, base_state
from attribution.encoder.pairs import HEAD, PairClassifier, join, pad_batch
from attribution.encoder.tokens import load_tokenizer, text_ids
from attribution.modelfiles import model_path
from attribution.types import LABELS
from models.checkpoint import load_checkpoint, save_checkpoint, schedule
from models.entailment.train import batches

RECIPE = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text("utf-8"))
LINEAR = ("query", "key", "value", "dense")
Row = dict[str, Any]


class LowRank(torch.nn.Module):
    """A frozen linear layer and a low-rank change of it: (rows, in) -> (rows, out)."""

    def __init__(self, plain: torch.nn.Linear, rank: int) -> None:
        super().__init__()
        self.plain = plain
        self.down = torch.nn.Parameter(torch.randn(rank, plain.in_features) / plain.in_features**0.5)
        self.up = torch.nn.Parameter(torch.zeros(plain.out_features, rank))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's answer with the change."""
        out: torch.Tensor = self.plain(x) + (x @ self.down.T) @ self.up.T
        return out


def adapt(network: PairClassifier, rank: int) -> dict[str, LowRank]:
    """Freeze the encoder and put a low-rank change beside every linear layer; name of the weight -> layer."""
    network.encoder.requires_grad_(False)
    found: dict[str, LowRank] = {}
    for name, module in list(network.encoder.named_modules()):
        if isinstance(module, torch.nn.Linear) and name.rsplit(".", 1)[-1] in LINEAR:
            parent = network.encoder.get_submodule(name.rsplit(".", 1)[0])
            found[f"{name}.weight"] = layer = LowRank(module, rank)
            setattr(parent, name.rsplit(".", 1)[-1], layer)
    return found


def start_state() -> State:
    """The shipped entailment weights in fp32, head included."""
    return apply_difference(base_state(find_base()), load_difference(model_path(WEIGHTS), "entailment")[0])


def network_of(state: State) -> PairClassifier:
    """A network from a full state."""
    head = {k.removeprefix(HEAD): v for k, v in state.items() if k.startswith(HEAD)}
    return PairClassifier({k: v for k, v in state.items() if not k.startswith(HEAD)}, head)


def left_out(story: str, rule: str | None) -> bool:
    """Whether a story is kept out of this training: `"0/2"` keeps out one half of all, by the sum of its name's bytes."""
    if rule is None:
        return False
    part, parts = (int(x) for x in rule.split("/"))
    return crc32(story.encode()) % parts == part


def load_examples(paths: Sequence[Path], rule: str | None) -> list[Row]:
    """The examples to train on, thinned as the recipe says."""
    rng = np.random.default_rng(RECIPE["stage"][0]["seed"])
    found = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            idle = row["kind"] == "statement" and row["label"] == "neutral" and rng.random() >= RECIPE["neutral_statements"]
            if not (idle or row.get("unsure") or left_out(row["story"], rule)):
                found.append(row)
    return found


class Texts:
    """The two texts and the label of an example as one epoch reads it, items exchanged or altered by chance."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.pool: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            if row["kind"] != "statement":
                self.pool[row["values"]] += [row["parts"][0][1], row["parts"][1][1]]

    def read(self, index: int, rng: np.random.Generator) -> tuple[str, str, str]:
        """Premise, hypothesis, label; sides change places in half of all."""
        row = self.rows[index]
        a, b, label = row["a"], row["b"], row["label"]
        if row["kind"] != "statement":
            b, label = self.varied(row, rng)
        return (a, b, label) if rng.random() < 0.5 else (b, a, label)

    def varied(self, row: Row, rng: np.random.Generator) -> tuple[str, str]:
        """The second statement with its own item, the first's, or another of its kind, and what the label then is."""
        (_, mine, _), (before, item, after) = row["parts"]
        label = row["label"]
        if rng.random() < RECIPE["exchange"]:
            item, label = mine, label if label == "neutral" else "entailment"
        elif label == "entailment" and row["kind"] == "number" and rng.random() < RECIPE["alter"]:
            other = self.pool[row["values"]][rng.integers(len(self.pool[row["values"]]))]
            if other.casefold() not in (item.casefold(), mine.casefold()):
                item, label = other, "contradiction"
        return f"{before}[ {item.strip()} ]{after}", label


def strongest(factors: dict[str, tuple[torch.Tensor, torch.Tensor]], room: int) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
    """The directions of all layers' changes that move most for their bytes, as long as there is room (bytes as int8).

    Each change up · down is taken apart into its singular directions; one costs a byte for each row and column.
    """
    found = []
    for name, (down, up) in factors.items():
        left, size, right = torch.linalg.svd(up.double() @ down.double(), full_matrices=False)
        rank, cost = len(down), sum(left.shape[:1] + right.shape[1:])
        found += [(float(size[k] ** 2) / cost, cost, name, k, left[:, k] * size[k].sqrt(), right[k] * size[k].sqrt()) for k in range(rank)]
    chosen: dict[str, list[tuple[torch.Tensor, torch.Tensor]]] = defaultdict(list)
    for _, cost, name, _, column, row in sorted(found, key=lambda f: (-f[0], f[2], f[3])):
        if cost <= room:
            room -= cost
            chosen[name].append((row.float(), column.float()))
    return {name: (torch.stack([r for r, _ in kept]), torch.stack([c for _, c in kept], 1)) for name, kept in chosen.items()}


class Trainer:
    """The network with its low-rank change, its optimizer, and the place on disk where both are kept."""

    def __init__(self, work: Path, stage: Row, device: torch.device) -> None:
        torch.manual_seed(stage["seed"])
        self.work, self.stage, self.device = work / stage["name"], stage, device
        self.work.mkdir(parents=True, exist_ok=True)
        self.network = network_of(start_state())
        self.layers = adapt(self.network, RECIPE["rank"])
        self.network.to(device, torch.float32)
        self.named = {f"{name}{part}": getattr(layer, part[1:]) for name, layer in self.layers.items() for part in (".down", ".up")}
        self.named |= {HEAD + name: tensor for name, tensor in self.network.head.named_parameters()}
        self.optimizer = torch.optim.AdamW(self.named.values(), lr=stage["learning_rate"], weight_decay=RECIPE["weight_decay"])
        if stage.get("from"):
            self.start(work / stage["from"] / "factors.safetensors")
        self.step = load_checkpoint(self.work, self.named, self.optimizer)
        self.tokenizer = load_tokenizer(find_base())

    def start(self, file: Path) -> None:
        """Take over the factors and the head that another stage ended with."""
        found = load_file(str(file))
        with torch.no_grad():
            for name, tensor in self.named.items():
                tensor.copy_(found[name])

    def inputs(self, texts: Sequence[tuple[str, str]]) -> list[torch.Tensor]:
        """Ids, types and mask of pairs, (rows, length)."""
        ids = text_ids(self.tokenizer, [text for pair in texts for text in pair])
        rows = [join(p, h[: max(8, RECIPE["longest"] - len(p))]) for p, h in zip(ids[::2], ids[1::2], strict=True)]
        length = -(-max(len(row) for row, _ in rows) // 8) * 8
        return [t.to(self.device) for t in pad_batch(rows, length, len(rows))]

    def update(self, texts: Sequence[tuple[str, str, str]], factor: float) -> float:
        """One step on one batch; returns its loss."""
        labels = torch.tensor([LABELS.index(label) for _, _, label in texts], device=self.device)  # type: ignore[arg-type]
        for group in self.optimizer.param_groups:
            group["lr"] = self.stage["learning_rate"] * factor
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            logits = self.network.logits(*self.inputs([(a, b) for a, b, _ in texts]))
        loss = torch.nn.functional.cross_entropy(logits.float(), labels, label_smoothing=RECIPE["label_smoothing"])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(list(self.named.values()), 1.0)
        self.optimizer.step()
        self.step += 1
        return float(loss.detach())

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.work, self.step, dict(self.named), self.named, self.optimizer)

    def ship(self) -> Path:
        """Write the factors in fp32, for a next stage, and in int8 with the head: what the product loads."""
        save_file({k: v.detach().cpu().contiguous() for k, v in self.named.items()}, str(self.work / "factors.safetensors"))
        factors = strongest({name: (layer.down.detach(), layer.up.detach()) for name, layer in self.layers.items()}, RECIPE["room"])
        head = {HEAD + name: tensor for name, tensor in self.network.head.state_dict().items()}
        stored = make_change(factors, {k: v.cpu() for k, v in head.items()})
        save_change(self.work / "new.safetensors", {k: v.cpu().contiguous() for k, v in stored.items()}, "alignment", file_sha256(model_path(WEIGHTS)), LABELS)
        return (self.work / "new.safetensors").replace(self.work / "weights.safetensors")


def train(rows: Sequence[Row], work: Path, stage: Row, device: torch.device, limit: int = 0) -> None:
    """All epochs, from the checkpoint on; each has its own order and its own exchanges, the same at every start."""
    texts, trainer = Texts(rows), Trainer(work, stage, device)
    lengths = [len(row["a"]) + len(row["b"]) for row in rows]
    plan = [(epoch, group) for epoch in range(stage["epochs"]) for group in batches(lengths, RECIPE["batch"], stage["seed"] + epoch)]
    print(f"{len(rows)} examples of {len({row['story'] for row in rows})} stories, {len(plan)} steps, from step {trainer.step}", flush=True)
    started, first, losses = time.monotonic(), trainer.step, []
    for number, (_epoch, group) in enumerate(plan[: limit or None]):
        if number < trainer.step:
            continue
        rng = np.random.default_rng([stage["seed"], number])
        losses.append(trainer.update([texts.read(i, rng) for i in group], schedule(number, len(plan), RECIPE["warmup"])))
        if trainer.step % 50 == 0:
            rate = (trainer.step - first) / (time.monotonic() - started)
            print(f"step {trainer.step}/{len(plan)} loss {np.mean(losses[-50:]):.4f}, {(len(plan) - trainer.step) / rate / 60:.0f} min left", flush=True)
        if trainer.step % 250 == 0:
            trainer.save()
    trainer.save()
    print(f"{trainer.ship()}: {trainer.step} steps")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, nargs="+", required=True, help="files that models.alignment.examples wrote")
    parser.add_argument("--work", type=Path, default=Path("build/alignment"))
    parser.add_argument("--stage", default=RECIPE["stage"][-1]["name"], choices=[stage["name"] for stage in RECIPE["stage"]])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--leave-out", help="K/N: keep the Kth of N parts of the stories out")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps; 0 trains to the end")
    args = parser.parse_args()
    stage = next(stage for stage in RECIPE["stage"] if stage["name"] == args.stage)
    train(load_examples(args.examples, args.leave_out), args.work, stage, choose_device(args.device), args.steps)


if __name__ == "__main__":
    main()
