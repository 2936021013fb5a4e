"""A task's low-rank change gives the tuned weights back, and fits only what it was made for."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from attribution.encoder.lowrank import apply_change, load_change, make_change, save_change
from attribution.errors import ModelError

LABELS = ("x", "y")


def factors() -> tuple[torch.Tensor, torch.Tensor]:
    """Factors of rank 2 for a weight of shape (6, 4)."""
    torch.manual_seed(3)
    return torch.randn(2, 4), torch.randn(6, 2)


def test_round_trip_is_close() -> None:
    """The change comes back but for its rounding to int8; the head is replaced, all else is the start's own tensor."""
    down, up = factors()
    start = {"layer.weight": torch.randn(6, 4), "layer.bias": torch.randn(6), "head.weight": torch.randn(2, 4)}
    head = {"head.weight": torch.randn(2, 4)}
    state = apply_change(start, make_change({"layer.weight": (down, up)}, head))
    change = up @ down
    error = (state["layer.weight"] - start["layer.weight"] - change).abs().max()
    assert error < 0.05 * change.abs().max()
    assert not torch.equal(state["layer.weight"], start["layer.weight"])
    assert torch.equal(state["head.weight"], head["head.weight"])
    assert state["layer.bias"] is start["layer.bias"]


def test_file_round_trip(tmp_path: Path) -> None:
    """What was saved is loaded, labels included."""
    stored = make_change({"layer.weight": factors()}, {})
    save_change(tmp_path / "w.safetensors", stored, "alignment", "abc", LABELS)
    found, labels = load_change(tmp_path / "w.safetensors", "alignment", "abc")
    assert labels == LABELS
    assert {name: tensor.tolist() for name, tensor in found.items()} == {n: t.tolist() for n, t in stored.items()}


@pytest.mark.parametrize(("task", "start"), [("entailment", "abc"), ("alignment", "abd")])
def test_other_task_or_start_is_refused(tmp_path: Path, task: str, start: str) -> None:
    """A change of other weights, or for another task, is named with what was expected."""
    save_change(tmp_path / "w.safetensors", make_change({"layer.weight": factors()}, {}), "alignment", "abc", LABELS)
    with pytest.raises(ModelError, match="expected"):
        load_change(tmp_path / "w.safetensors", task, start)


def test_damaged_or_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there or no safetensors file tells the next step."""
    with pytest.raises(ModelError, match="missing"):
        load_change(tmp_path / "w.safetensors", "alignment", "abc")
    (tmp_path / "w.safetensors").write_bytes(b"\x00" * 64)
    with pytest.raises(ModelError, match="reinstall"):
        load_change(tmp_path / "w.safetensors", "alignment", "abc")
