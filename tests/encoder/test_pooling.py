"""Both ways to a mean state, packed and padded, say the same, whatever the rows, the order and the company."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch

from attribution.encoder.calibration import Calibration
from attribution.encoder.pooling import Pooler, Row
from attribution.encoder.session import Session
from tests.encoder.tiny import small_encoder


def pooler(rows: int = 8, dtype: torch.dtype = torch.float32) -> Pooler:
    """A small encoder on a CPU, `rows` at a time where it pads."""
    session = Session(Path(), torch.device("cpu"), dtype, None, {}, rows)  # type: ignore[arg-type]
    return Pooler(small_encoder().to(dtype), session)


def made_up(count: int) -> list[Row]:
    """Sequences of many lengths, some of them of a whole block."""
    rng = Random(9)
    lengths = [rng.choice([1, 5, 16, 17, 60, 128, 129, 300, 512]) for _ in range(count)]
    return [([rng.randrange(300) for _ in range(n)], sorted(rng.randrange(2) for _ in range(n))) for n in lengths]


@pytest.mark.parametrize("rows", [1, 3, 64])
def test_padded_is_packed(rows: int) -> None:
    """What a GPU computes in batches of 1, 3 or 64 rows is what a CPU computes in blocks."""
    some, it = made_up(24), pooler(rows)
    with torch.inference_mode():
        padded = it._padded(some)
    assert torch.allclose(it.pooled(some), padded, atol=1e-5)
    assert padded.std(0).min() > 1e-3  # the sequences differ: a constant would pass


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_order_and_company_change_no_verdict(dtype: torch.dtype) -> None:
    """Together, shuffled and alone: the same probabilities to the last of four decimals, in fp32 and in bf16."""
    some, it = made_up(12), pooler(dtype=dtype)
    head = np.random.default_rng(1).normal(size=(48, 3))

    def verdicts(rows: list[Row]) -> list[list[float]]:
        return Calibration().apply(it.pooled(rows).double().numpy() @ head).round(4).tolist()

    together = verdicts(some)
    order = Random(2).sample(range(len(some)), len(some))
    assert verdicts([some[i] for i in order]) == [together[i] for i in order]
    assert [verdicts([row])[0] for row in some] == together
    assert len({row.index(max(row)) for row in together}) > 1
