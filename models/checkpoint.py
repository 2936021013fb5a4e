"""Where a training stands, on disk: weights and optimizer moments as safetensors, and the step, so that a cut run goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from attribution.encoder.model import WORDS, State

PARTS = ("model", "moments", "json")


def schedule(step: int, total: int, warmup: float) -> float:
    """Linear warm-up over the share `warmup` of all steps, then linear decay to zero, as a factor of the learning rate."""
    warm = max(1, int(warmup * total))
    return min((step + 1) / warm, max(0.0, (total - step) / max(1, total - warm)))


def save_checkpoint(
    work: Path, step: int, state: State, named: Mapping[str, torch.Tensor], optimizer: torch.optim.Optimizer
) -> None:
    """Write all parts beside the old ones, then put them in their place: a cut while writing loses nothing.

    `named` are the trained tensors by the name `state` gives them; word embeddings are frozen and not written.
    """
    moments = {
        f"{name}|{key}": value.reshape(-1).clone()
        for name, tensor in named.items()
        for key, value in optimizer.state[tensor].items()
    }
    save_file({k: v.detach().cpu().contiguous() for k, v in state.items() if k != WORDS}, str(work / "new.model"))
    save_file(moments, str(work / "new.moments"))
    (work / "new.json").write_text(json.dumps({"step": step}))
    for part in PARTS:
        (work / f"new.{part}").replace(work / f"checkpoint.{part}")


def load_checkpoint(work: Path, named: Mapping[str, torch.Tensor], optimizer: torch.optim.Optimizer) -> int:
    """Fill the trained tensors and the optimizer from the checkpoint and return its step; 0 where there is none."""
    if not (work / "checkpoint.json").exists():
        return 0
    state = load_file(str(work / "checkpoint.model"))
    with torch.no_grad():
        for name, tensor in named.items():
            tensor.copy_(state[name])
    for key, value in load_file(str(work / "checkpoint.moments")).items():
        name, _, part = key.partition("|")
        tensor = named[name]
        optimizer.state[tensor][part] = value[0] if part == "step" else value.reshape(tensor.shape).to(tensor)
    return int(json.loads((work / "checkpoint.json").read_text())["step"])
