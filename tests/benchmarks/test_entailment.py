"""The throughput benchmark: its pairs, its turns, and the export of our weights; no shipped model is run."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import checkpoint, contenders, entailment
from benchmarks.contenders import Contender

TINY = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16, "vocab_size": 120}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Any, Path]:
    """A network of a few thousand parameters with random weights, and a tokenizer of a few words."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertModel

    from attribution.encoder import model
    from attribution.encoder.pairs import PairClassifier

    for name, value in TINY.items():
        monkeypatch.setitem(model.SHAPE, name, value)
    torch.manual_seed(3)
    network = PairClassifier(BertModel(BertConfig(**model.SHAPE), add_pooling_layer=False).state_dict())
    words = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103, "dam": 5, "broke": 6, "held": 7}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    marks = [("[CLS]", 101), ("[SEP]", 102)]
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", marks)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return network, tmp_path


def test_the_exported_checkpoint_gives_our_logits(small: tuple[Any, Path]) -> None:
    """Loaded by the Auto classes it is the same model; of other weights the check says so."""
    import torch

    network, folder = small
    checkpoint.export(network.state(), folder / "tokenizer.json", folder / "out")
    assert json.loads((folder / "out/config.json").read_text("utf-8"))["id2label"]["2"] == "contradiction"
    rows = [([101, 5, 6, 102, 7, 102], [0, 0, 0, 0, 1, 1]), ([101, 5, 102, 102], [0, 0, 0, 1])]
    assert contenders.check_same(folder / "out", network, rows) < 1e-5
    with torch.no_grad():
        network.head.bias += 1.0
    with pytest.raises(ValueError, match="expected at most"):
        contenders.check_same(folder / "out", network, rows)


def test_weights_that_do_not_fit_are_refused(small: tuple[Any, Path]) -> None:
    """A missing tensor is named, never filled with chance."""
    network, folder = small
    state = {k: v for k, v in network.state().items() if k != "head.bias"}
    with pytest.raises(ValueError, match=r"head\.bias"):
        checkpoint.export(state, folder / "tokenizer.json", folder / "out")


def test_a_pipeline_reads_the_exported_labels(small: tuple[Any, Path]) -> None:
    """Both batch sizes answer with indices of our labels, those of our own network."""
    import torch

    from attribution.encoder.pairs import pad_batch

    network, folder = small
    checkpoint.export(network.state(), folder / "tokenizer.json", folder / "out")
    pairs = [("dam broke", "dam held"), ("dam", "broke")]
    rows = [([101, 5, 6, 102, 5, 7, 102], [0, 0, 0, 0, 1, 1, 1]), ([101, 5, 102, 6, 102], [0, 0, 0, 1, 1])]
    with torch.inference_mode():
        expected = network.logits(*pad_batch(rows, 7, 2)).argmax(-1).tolist()
    for batch in (1, 2):
        assert contenders.pipeline(folder / "out", "float32", batch).labels(pairs) == expected


def test_contenders_take_turns() -> None:
    """Each is warmed up once and then runs in every round."""
    calls: list[str] = []

    def made(name: str) -> Contender:
        return Contender(name, lambda pairs: calls.append(name) or [0] * len(pairs))

    found = contenders.rates([made("ours"), made("other")], [("a", "b")] * 3, 2)
    assert calls == ["ours", "other"] * 3
    assert set(found) == {"ours", "other"}
    assert min(found.values()) > 0


class Words:
    """A tokenizer for which every word is two pieces."""

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> list[Any]:
        """Two ids a word."""
        assert not add_special_tokens
        return [argparse.Namespace(ids=[0] * 2 * len(text.split())) for text in texts]


@pytest.fixture
def options(tmp_path: Path) -> argparse.Namespace:
    """A folder with one article of 400 words."""
    (tmp_path / "a.txt").write_text(" ".join(f"w{i}" for i in range(400)), "utf-8")
    return argparse.Namespace(seeds=tmp_path, pairs=20)


def test_fixed_pairs_fill_64_word_pieces(options: argparse.Namespace) -> None:
    """15 words of two pieces a side: 63 with the special ones; no text comes twice."""
    pairs = entailment.fixed_pairs(Words(), options)
    assert len(pairs) == 20
    assert {len(text.split()) for pair in pairs for text in pair} == {15}
    assert len({text for pair in pairs for text in pair}) == 40
    assert entailment.lengths(Words(), pairs) == "63 to 63 word pieces, mean 63"


def test_mixed_pairs_are_the_same_every_time(options: argparse.Namespace) -> None:
    """Lengths lie between the bounds and differ."""
    pairs = entailment.mixed_pairs(options)
    assert pairs == entailment.mixed_pairs(options)
    sizes = {len(premise.split()) for premise, _ in pairs}
    assert len(sizes) > 5
    assert min(sizes) >= 8
    assert max(sizes) <= 45


def test_a_missing_library_is_code_4(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says what to install."""

    def missing(_options: object) -> None:
        raise ImportError("No module named 'sentence_transformers'")

    monkeypatch.setattr(entailment, "measure", missing)
    assert entailment.main([]) == 4
    assert "pip install 'attribution[benchmark" in capsys.readouterr().err
