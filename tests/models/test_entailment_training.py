"""The training recipe of the entailment weights: what is chosen, in which order, and what counts as right."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import torch

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


def test_stages_start_from_earlier_ones() -> None:
    """Every stage of the recipe starts from stages before it, and the last is the one that ships."""
    names: list[str] = []
    for stage in RECIPE["stage"]:
        assert set(stage["from"]) <= set(names)
        names.append(stage["name"])
    assert names[-1] == "final"
