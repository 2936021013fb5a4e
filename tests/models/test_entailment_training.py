"""The training recipe of the entailment weights: what is chosen, in which order, and what counts as right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from safetensors.torch import load_file

from models.entailment import train
from models.entailment.prepare import choose
from models.entailment.train import RECIPE, batches, loss_of, mean_state, targets


def pair(name: int) -> dict[str, str]:
    """A short pair with this id."""
    return {"dataset": "news", "id": str(name), "premise": "It rained.", "hypothesis": "It snowed.", "label": "neutral"}


def test_least_seen_pairs_come_first() -> None:
    """A later stage takes the pairs that no earlier stage has taken."""
    seen: Counter[str] = Counter()
    stage = {"name": "one", "seed": 1, "max_words": 9, "fiction": 0, "sets": {"news": 6}}
    first = {p["id"] for p in choose([pair(n) for n in range(10)], [], stage, seen)}
    second = {p["id"] for p in choose([pair(n) for n in range(10)], [], {**stage, "seed": 2, "sets": {"news": 4}}, seen)}
    assert len(first) == 6
    assert first | second == {str(n) for n in range(10)}


def test_long_pairs_and_unknown_sets() -> None:
    """Pairs beyond the word limit are left out; a set that is not there stops the recipe with the next step."""
    stage = {"name": "one", "seed": 1, "max_words": 3, "fiction": 0, "sets": {"news": 6}}
    with pytest.raises(SystemExit, match="generate"):
        choose([pair(1)], [], stage, Counter())


def test_every_pair_in_one_batch() -> None:
    """The batches of an epoch hold every pair once, and alike lengths together."""
    lengths = [int(n) for n in np.random.default_rng(0).integers(5, 90, 1000)]
    groups = batches(lengths, 16, seed=3)
    assert sorted(i for g in groups for i in g) == list(range(1000))
    assert groups == batches(lengths, 16, seed=3)
    spread = np.mean([max(lengths[i] for i in g) - min(lengths[i] for i in g) for g in groups])
    assert spread < 5


def test_targets_of_swapped_and_open_pairs() -> None:
    """Contradiction survives a swap; a swapped entailment and an open pair only rule contradiction out."""
    right = targets(np.array([0, 2, 2, 3, 1]), np.array([True, True, False, False, False]))
    assert right.tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 1], [1, 1, 0], [0, 1, 0]]


def test_loss_equals_cross_entropy() -> None:
    """With one right label each, the loss is smoothed cross-entropy; with two, their probability is added up."""
    logits = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3]])
    expected = torch.nn.functional.cross_entropy(logits, torch.tensor([0, 2]), label_smoothing=0.05)
    assert torch.allclose(loss_of(logits, torch.tensor([[1.0, 0, 0], [0, 0, 1.0]]), 0.05), expected)
    both = loss_of(logits[:1], torch.tensor([[1.0, 1.0, 0]]), 0.0)
    assert torch.allclose(both, -(1 - logits[0].softmax(-1)[2]).log())


def test_mean_of_states() -> None:
    """A soup is the mean of every tensor."""
    mixed = mean_state([{"w": torch.tensor([1.0, 3.0])}, {"w": torch.tensor([3.0, 3.0])}])
    assert mixed["w"].tolist() == [2.0, 3.0]
    frozen = torch.rand(50)
    assert torch.equal(mean_state([{"w": frozen}] * 3)["w"], frozen)


def test_stages_start_from_earlier_ones() -> None:
    """Every stage of the recipe starts from stages before it, and the last is the one that ships."""
    names: list[str] = []
    for stage in RECIPE["stage"]:
        assert set(stage["from"]) <= set(names)
        names.append(stage["name"])
    assert names[-1] == "final"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A work folder with a stage of 64 short pairs, and a recipe of small batches."""
    monkeypatch.setitem(train.RECIPE, "batch", 8)
    rng = np.random.default_rng(0)
    pieces = [rng.integers(2000, 9000, 4).astype(np.int32) for _ in range(128)]
    ends = np.arange(4, 4 * 65, 4)
    arrays = {"premise": np.concatenate(pieces[:64]), "hypothesis": np.concatenate(pieces[64:])}
    ends_of = {f"{side}_ends": ends for side in ("premise", "hypothesis")}
    save_file({**arrays, **ends_of, "label": rng.integers(0, 4, 64)}, str(tmp_path / "one.safetensors"))
    return tmp_path


def test_a_cut_stage_ends_like_a_whole_one(small: Path) -> None:
    """A trial of three steps leaves nothing that counts as done; gone on with, it ends with the weights of a run in one go."""
    stage = {"name": "one", "from": [], "seed": 3, "learning_rate": 1e-4, "swap": 0.5, "sets": {"any": 64}}
    train.train(small, stage, torch.device("cpu"), limit=3)
    assert not (small / "one" / "model.safetensors").exists()
    train.train(small, stage, torch.device("cpu"))
    cut = load_file(str(small / "one" / "model.safetensors"))
    (small / "one").rename(small / "cut")
    train.train(small, stage, torch.device("cpu"))
    whole = load_file(str(small / "one" / "model.safetensors"))
    assert all(torch.allclose(cut[name], whole[name], atol=1e-6) for name in whole)
