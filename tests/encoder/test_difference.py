"""A task's int8 difference gives the tuned weights back."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from attribution.encoder.difference import (
    SCALE,
    apply_difference,
    load_difference,
    make_difference,
    quantize,
    save_difference,
)
from attribution.encoder.model import WORDS, State
from attribution.errors import ModelError


def states() -> tuple[State, State]:
    """A small base and a tuned version of it."""
    torch.manual_seed(1)
    base = {WORDS: torch.randn(5, 4), "layer.weight": torch.randn(6, 4), "layer.bias": torch.randn(6)}
    tuned = {k: v + 0.01 * torch.randn_like(v) for k, v in base.items() if k != WORDS}
    return base, {**tuned, WORDS: base[WORDS], "head.weight": torch.randn(3, 4)}


def test_quantize_keeps_the_largest_entry() -> None:
    """Each row's largest entry becomes ±127, and zero rows stay zero."""
    values, scale = quantize(torch.tensor([[0.5, -1.0], [0.0, 0.0]]))
    assert values.tolist() == [[64, -127], [0, 0]]
    assert scale[0].item() == pytest.approx(1 / 127)


def test_round_trip_is_close() -> None:
    """Matrices come back within half a step of their row, small tensors and heads exactly, words untouched."""
    base, tuned = states()
    stored = make_difference(base, tuned)
    back = apply_difference(base, stored)
    assert stored["layer.weight"].dtype == torch.int8
    error = (back["layer.weight"] - tuned["layer.weight"]).abs()
    assert bool((error <= stored["layer.weight" + SCALE] * 0.51).all())
    assert torch.equal(back["layer.bias"], tuned["layer.bias"])
    assert torch.equal(back["head.weight"], tuned["head.weight"])
    assert back[WORDS] is base[WORDS]


def test_changed_words_are_refused() -> None:
    """Word embeddings are shared by all tasks; a difference that changes them is an error."""
    base, tuned = states()
    with pytest.raises(ModelError, match="frozen"):
        make_difference(base, {**tuned, WORDS: base[WORDS] + 1})


def test_a_file_of_another_task_is_refused(tmp_path: Path) -> None:
    """The file says which task it is for, and is held to it."""
    base, tuned = states()
    save_difference(tmp_path / "w.safetensors", make_difference(base, tuned), "quotes", ("a", "b"))
    assert load_difference(tmp_path / "w.safetensors", "quotes")[1] == ("a", "b")
    with pytest.raises(ModelError, match="task='quotes'"):
        load_difference(tmp_path / "w.safetensors", "entailment")


@pytest.mark.parametrize("content", [b"", b"no weights", b"\xff" * 64])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    """It is not a fault of the program: the message names the file and the next step."""
    (tmp_path / "w.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match=r"w\.safetensors cannot be read .* run `attribution models verify`; reinstall attribution"):
        load_difference(tmp_path / "w.safetensors", "quotes")


def test_a_file_that_was_cut_is_named(tmp_path: Path) -> None:
    """The header is whole, the tensors are not."""
    base, tuned = states()
    file = tmp_path / "w.safetensors"
    save_difference(file, make_difference(base, tuned), "quotes", ("a", "b"))
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(ModelError, match="cannot be read"):
        load_difference(file, "quotes")
