"""A training that is cut goes on where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from models.checkpoint import load_checkpoint, save_checkpoint, schedule


def trained(steps: int, layer: torch.nn.Linear, optimizer: torch.optim.Optimizer, first: int = 0) -> None:
    """A few updates on fixed numbers."""
    for step in range(first, first + steps):
        optimizer.zero_grad()
        layer(torch.full((2, 3), float(step + 1))).square().mean().backward()
        optimizer.step()


def fresh() -> tuple[torch.nn.Linear, torch.optim.Optimizer, dict[str, torch.Tensor]]:
    """A small layer with its optimizer and trained tensors."""
    torch.manual_seed(1)
    layer = torch.nn.Linear(3, 2)
    return layer, torch.optim.AdamW(layer.parameters(), lr=0.1), dict(layer.named_parameters())


def test_a_cut_run_ends_like_a_whole_one(tmp_path: Path) -> None:
    """Three steps, a checkpoint, another process, two more steps: the weights of five steps in one go."""
    layer, optimizer, named = fresh()
    trained(3, layer, optimizer)
    save_checkpoint(tmp_path, 3, dict(layer.state_dict()), named, optimizer)
    again, second, names = fresh()
    assert load_checkpoint(tmp_path, names, second) == 3
    trained(2, again, second, first=3)
    trained(2, layer, optimizer, first=3)
    assert torch.equal(again.weight, layer.weight)


def test_a_cut_while_writing_loses_nothing(tmp_path: Path) -> None:
    """Half-written parts of a later checkpoint are not read, and a whole one leaves no older parts behind."""
    layer, optimizer, named = fresh()
    trained(3, layer, optimizer)
    save_checkpoint(tmp_path, 3, dict(layer.state_dict()), named, optimizer)
    (tmp_path / "checkpoint-4.model").write_bytes(b"cut")
    again, second, names = fresh()
    assert load_checkpoint(tmp_path, names, second) == 3
    assert torch.equal(again.weight, layer.weight)
    save_checkpoint(tmp_path, 5, dict(layer.state_dict()), named, optimizer)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["checkpoint-5.model", "checkpoint-5.moments", "checkpoint.json"]


def test_without_a_checkpoint_it_starts(tmp_path: Path) -> None:
    """An empty folder is step 0."""
    _, optimizer, named = fresh()
    assert load_checkpoint(tmp_path, named, optimizer) == 0


def test_the_schedule_rises_and_falls() -> None:
    """Up over the first tenth, down to nearly nothing at the end."""
    rates = [schedule(step, 100, 0.1) for step in range(100)]
    assert rates.index(max(rates)) == 9
    assert rates[-1] == pytest.approx(1 / 90)
