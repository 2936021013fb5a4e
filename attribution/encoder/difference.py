"""A task's weights as a small difference from the base: int8 with one scale a row, small tensors whole.

The wide matrices of a task's own heads are stored the same way, as a difference from nothing.

Loading adds the difference in fp32 and casts afterwards, so the dtype of a run never touches what is stored. How many of the
full model's verdicts it keeps is measured by `python -m models.pack` and stands in each task's card.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.base import base_spec
from attribution.encoder.model import WORDS, State
from attribution.errors import ModelError

if TYPE_CHECKING:
    import torch

FORMAT = "attribution.difference/1"
SCALE = ".row_scale"
# Tables are small and move little; rounding them costs more verdicts than their 0.8 MB are worth.
WHOLE = ("embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight")
# A head's matrix narrower than this many rows or columns is small, and its every row may decide a label.
WIDE = 64


def quantize(difference: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(rows, columns) fp32 -> int8 of the same shape and (rows, 1) fp32 scales; a row's largest entry becomes ±127."""
    import torch

    scale = difference.abs().amax(dim=1, keepdim=True).clamp(min=1e-12) / 127.0
    return torch.round(difference / scale).to(torch.int8), scale


def make_difference(base: State, tuned: State) -> State:
    """What has to be stored to get `tuned` back from `base`; word embeddings are shared and must not have changed."""
    import torch

    if WORDS in tuned and not torch.equal(tuned[WORDS], base[WORDS]):
        raise ModelError(f"{WORDS} was changed by training, expected it frozen: every task shares it")
    stored: State = {}
    for name, tensor in tuned.items():
        if name == WORDS:
            continue
        if name in base and tensor.ndim == 2 and name not in WHOLE:
            stored[name], stored[name + SCALE] = quantize(tensor.float() - base[name])
        elif name not in base and tensor.ndim == 2 and min(tensor.shape) >= WIDE:
            stored[name], stored[name + SCALE] = quantize(tensor.float())
        else:
            stored[name] = tensor.float().contiguous()
    return stored


def apply_difference(base: State, stored: State) -> State:
    """The task's full state in fp32; tensors that the difference does not name (word embeddings) are the base's own."""
    import torch

    state = dict(base)
    for name, tensor in stored.items():
        if name.endswith(SCALE):
            continue
        if tensor.dtype == torch.int8:
            change = tensor.float() * stored[name + SCALE]
            state[name] = base[name] + change if name in base else change
        else:
            state[name] = tensor
    return state


def save_difference(path: Path, stored: State, task: str, labels: tuple[str, ...]) -> None:
    """Write the difference with what it belongs to: the base's sha256, the task, its labels in order."""
    from safetensors.torch import save_file

    meta = {"format": FORMAT, "base": dict(base_spec().sha256)["model.safetensors"], "task": task}
    save_file(stored, str(path), metadata={**meta, "labels": ",".join(labels)})


def load_difference(path: Path, task: str) -> tuple[State, tuple[str, ...]]:
    """The stored tensors and the labels; refuses a damaged file and one of another format, base or task."""
    from safetensors import SafetensorError, safe_open

    if not path.is_file():
        raise ModelError(f"task weights {path} are missing; reinstall attribution, or run the recipe beside that path")
    expected = {"format": FORMAT, "base": dict(base_spec().sha256)["model.safetensors"], "task": task}
    try:
        with safe_open(str(path), framework="pt") as handle:
            meta = handle.metadata() or {}
            for key, value in expected.items():
                if meta.get(key) != value:
                    raise ModelError(f"{path} says {key}={meta.get(key)!r}, expected {value!r}; use the weights made for it")
            tensors = {name: handle.get_tensor(name) for name in handle.keys()}  # noqa: SIM118 - not a dict
            return tensors, tuple(meta["labels"].split(","))
    except (SafetensorError, OSError, KeyError) as error:
        raise ModelError(
            f"task weights {path} cannot be read ({error}), expected the file that was shipped: run `attribution models verify`; reinstall attribution"
        ) from error
