"""Where a training stands, on disk: weights and optimizer moments as safetensors, and the step, so that a cut run goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from attribution.encoder.model import WORDS, State

POINTER = "checkpoint.json"


def schedule(step: int, total: int, warmup: float) -> float:
    """Linear warm-up over the share `warmup` of all steps, then linear decay to zero, as a factor of the learning rate."""
    warm = max(1, int(warmup * total))
    return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))


def save_checkpoint(
    work: Path, step: int, state: State, named: Mapping[str, torch.Tensor], optimizer: torch.optim.Optimizer
) -> None:
    """Write `checkpoint-STEP.model` and `.moments`, then point to them, then drop the older ones: a cut at any moment loses nothing.

    `named` are the trained tensors by the name `state` gives them; word embeddings are frozen and not written.
    """
    moments = {
        f"{name}|{key}": value.reshape(-1).clone()
        for name, tensor in named.items()
        for key, value in optimizer.state[tensor].items()
    }
    parts = {f"checkpoint-{step}.model": weights_of(state), f"checkpoint-{step}.moments": moments}
    for name, tensors in parts.items():
        save_file(tensors, str(work / name))
    (work / "new.json").write_text(json.dumps({"step": step}))
    (work / "new.json").replace(work / POINTER)
    for old in work.glob("checkpoint-*"):
        if old.name not in parts:
            old.unlink()


def weights_of(state: State) -> State:
    """The tensors on the CPU, without the frozen word embeddings."""
    return {k: v.detach().cpu().contiguous() for k, v in state.items() if k != WORDS}


def load_checkpoint(work: Path, named: Mapping[str, torch.Tensor], optimizer: torch.optim.Optimizer) -> int:
    """Fill the trained tensors and the optimizer from the checkpoint and return its step; 0 where there is none."""
    if not (work / POINTER).exists():
        return 0
    step = int(json.loads((work / POINTER).read_text())["step"])
    state = load_file(str(work / f"checkpoint-{step}.model"))
    with torch.no_grad():
        for name, tensor in named.items():
            tensor.copy_(state[name])
    for key, value in load_file(str(work / f"checkpoint-{step}.moments")).items():
        name, _, part = key.partition("|")
        tensor = named[name]
        optimizer.state[tensor][part] = value[0] if part == "step" else value.reshape(tensor.shape).to(tensor)
    return step
