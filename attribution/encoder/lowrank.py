"""A task's weights as a low-rank change of another task's: int8 factors of every linear layer, and the head.

Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685), added to the weights at load, so that it costs nothing at run time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.difference import SCALE, quantize
from attribution.encoder.model import State
from attribution.errors import ModelError

if TYPE_CHECKING:
    import torch

FORMAT = "attribution.lowrank/1"
DOWN, UP = ".down", ".up"


def make_change(factors: dict[str, tuple[torch.Tensor, torch.Tensor]], head: State) -> State:
    """What has to be stored: for each weight its factors `down` (rank, in) and `up` (out, rank), and the head whole.

    `up` is stored turned, (rank, out): one scale for each direction of the change.
    """
    stored: State = {name: tensor.detach().float().contiguous() for name, tensor in head.items()}
    for name, (down, up) in factors.items():
        for part, tensor in ((DOWN, down), (UP, up.T.contiguous())):
            stored[name + part], stored[name + part + SCALE] = quantize(tensor.detach().float())
    return stored


def apply_change(state: State, stored: State) -> State:
    """The task's full state in fp32: `state` (another task's, head included) with the change added and the head replaced."""
    out = dict(state)
    for name, tensor in stored.items():
        if name.endswith(DOWN):
            weight = name.removesuffix(DOWN)
            down, up = (stored[weight + part].float() * stored[weight + part + SCALE] for part in (DOWN, UP))
            out[weight] = state[weight] + up.T @ down
        elif not name.endswith((UP, SCALE)):
            out[name] = tensor
    return out


def save_change(path: Path, stored: State, task: str, start: str, labels: tuple[str, ...]) -> None:
    """Write the change with what it belongs to: the sha256 of the weights it starts from, the task, its labels in order."""
    from safetensors.torch import save_file

    save_file(stored, str(path), metadata={"format": FORMAT, "start": start, "task": task, "labels": ",".join(labels)})


def load_change(path: Path, task: str, start: str) -> tuple[State, tuple[str, ...]]:
    """The stored tensors and the labels; refuses a damaged file and one of another format, start or task."""
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise ModelError(f"task weights {path} are missing; reinstall attribution, or run the recipe beside that path")
    try:
        with safe_open(str(path), framework="pt") as handle:
            meta = handle.metadata() or {}
            for key, value in {"format": FORMAT, "start": start, "task": task}.items():
                if meta.get(key) != value:
                    raise ModelError(f"{path} says {key}={meta.get(key)!r}, expected {value!r}; use the weights made for it")
            tensors = {name: handle.get_tensor(name) for name in handle.keys()}  # noqa: SIM118 - not a dict
            return tensors, tuple(meta["labels"].split(","))
    except (SafetensorError, OSError, KeyError) as error:
        raise ModelError(
            f"task weights {path} cannot be read ({error}), expected the file that was shipped: run `attribution models verify`; reinstall attribution"
        ) from error
