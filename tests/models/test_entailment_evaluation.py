"""Checkpoints are evaluated alone, as a mean, and in the middle of a training."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from attribution.encoder import model
from attribution.encoder.model import WORDS
from attribution.encoder.pairs import HEAD, join
from models.entailment import evaluate

TINY = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "vocab_size": 120}


def network(seed: int) -> dict[str, torch.Tensor]:
    """A full state of a few thousand random numbers."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(seed)
    state = BertModel(BertConfig(**model.SHAPE), add_pooling_layer=False).state_dict()
    return {**state, HEAD + "weight": torch.randn(3, 8), HEAD + "bias": torch.randn(3)}


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> dict[str, torch.Tensor]:
    """A small base in the real one's place."""
    for name, value in TINY.items():
        monkeypatch.setitem(model.SHAPE, name, value)
    state = network(1)
    monkeypatch.setattr(evaluate, "find_base", lambda: Path())
    monkeypatch.setattr(evaluate, "base_state", lambda _folder: state)
    return state


def test_a_checkpoint_in_training_has_the_words_of_the_base(base: dict[str, torch.Tensor], tmp_path: Path) -> None:
    """Word embeddings are not in its file."""
    saved = network(2)
    del saved[WORDS]
    save_file(saved, str(tmp_path / "a"))
    found = evaluate.load_network(tmp_path / "none", [tmp_path / "a"]).state()
    assert torch.equal(found[WORDS], base[WORDS])
    assert torch.equal(found[HEAD + "bias"], saved[HEAD + "bias"])


def test_several_checkpoints_are_averaged(base: dict[str, torch.Tensor], tmp_path: Path) -> None:
    """Every tensor is the mean of theirs; scores come in the order asked for."""
    for seed, name in ((2, "a"), (3, "b")):
        save_file(network(seed), str(tmp_path / name))
    both = evaluate.load_network(tmp_path / "none", [tmp_path / "a", tmp_path / "b"])
    name = "encoder.layer.0.output.dense.weight"
    assert torch.allclose(both.state()[name], (network(2)[name] + network(3)[name]) / 2)
    pairs = [join([5, 6, 7] * 9, [8]), join([5], [6])]
    assert np.allclose(evaluate.logits_of(both, pairs), evaluate.logits_of(both, pairs[::-1])[::-1], atol=1e-6)


def test_a_row_says_accuracy_recall_and_error() -> None:
    """Two of three right; the recall of a label that is not there is left out."""
    scores = np.array([[0.8, 0.1, 0.1], [0.2, 0.1, 0.7], [0.6, 0.3, 0.1]])
    shown = evaluate.row("set", scores, np.array([0, 2, 2]))
    assert "0.6667 of 3" in shown
    assert "ent 1.000 con 0.500" in shown
    assert "neu" not in shown
