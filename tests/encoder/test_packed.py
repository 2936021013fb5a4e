"""Sequences laid end to end score what padded ones score, whoever stands beside them."""

from __future__ import annotations

from random import Random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from attribution.encoder.model import SHAPE, build
from attribution.encoder.packed import BLOCK, SMALL, PackedEncoder, fill
from attribution.encoder.pairs import pad_batch


@given(st.lists(st.integers(1, BLOCK), max_size=80))
def test_blocks_hold_everything_once(lengths: list[int]) -> None:
    """Every sequence is in one block, no block overflows, and at most one block is less than half full."""
    blocks = list(fill(lengths))
    assert sorted(i for block in blocks for i in block) == list(range(len(lengths)))
    loads = [sum(lengths[i] for i in block) for block in blocks]
    assert all(load <= BLOCK for load in loads)
    assert sum(load < BLOCK // 2 for load in loads) <= 1


def test_too_long_a_sequence_is_refused() -> None:
    """A sequence that fits no block is an error that names both lengths."""
    with pytest.raises(ValueError, match="513 tokens was seen, expected at most 512"):
        list(fill([513]))


@pytest.fixture(scope="module")
def model() -> torch.nn.Module:
    """An encoder of our shape with made-up weights."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    return build(BertModel(BertConfig(**SHAPE), add_pooling_layer=False).state_dict())


def rows(count: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """Made-up pairs of all lengths."""
    rng = Random(seed)
    made = []
    for _ in range(count):
        length = rng.choice([1, 3, 17, 40, 64, 129, 512])
        made.append(([rng.randrange(1000, 30000) for _ in range(length)], sorted(rng.randrange(2) for _ in range(length))))
    return made


def test_equal_to_padded(model: torch.nn.Module) -> None:
    """The mean states are those of the plain model on one padded row."""
    some = rows(12, seed=1)
    with torch.inference_mode():
        packed = PackedEncoder(model).pooled(some)  # type: ignore[arg-type]
        for row, mean in zip(some, packed, strict=True):
            ids, types, mask = pad_batch([row], 512, 1)
            hidden = model(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
            assert torch.allclose(hidden[0, : len(row[0])].mean(0), mean, atol=2e-5)


def test_company_does_not_matter(model: torch.nn.Module) -> None:
    """A sequence scores the same alone, in another order and among others, to the fifth decimal."""
    some = rows(20, seed=2)
    order = Random(3).sample(range(20), 20)
    with torch.inference_mode():
        encoder = PackedEncoder(model)  # type: ignore[arg-type]
        together = encoder.pooled(some)
        shuffled = encoder.pooled([some[i] for i in order])
        alone = torch.cat([encoder.pooled([row]) for row in some[:5]])
    assert torch.allclose(together[order], shuffled, atol=1e-6)
    assert torch.allclose(together[:5], alone, atol=1e-6)


def test_a_small_block_changes_no_bit(model: torch.nn.Module) -> None:
    """A lone sequence runs in the least block that holds it, and scores what it scores in a whole one."""
    with torch.inference_mode():
        encoder = PackedEncoder(model)  # type: ignore[arg-type]
        whole = PackedEncoder(model)  # type: ignore[arg-type]
        whole._small = ()
        for length in (1, 40, 127, 128, 129, 256, 257):
            row = ([1000 + n for n in range(length)], [0] * length)
            size = next((s for s in encoder._small if length <= s), BLOCK)
            assert len(encoder.states([row])) == size
            assert len(whole.states([row])) == BLOCK
            assert torch.equal(encoder.pooled([row]), whole.pooled([row]))


def test_sizes_that_change_bits_are_not_used(model: torch.nn.Module, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this machine's products depend on the shape, every block is a whole one."""
    assert set(PackedEncoder(model)._small) <= set(SMALL)  # type: ignore[arg-type]
    plain = PackedEncoder._layer
    monkeypatch.setattr(PackedEncoder, "_layer", lambda self, k, x, ends: plain(self, k, x, ends) + (len(x) == 128) * 1e-3)
    assert 128 not in PackedEncoder(model)._small  # type: ignore[arg-type]
