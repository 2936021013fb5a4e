"""The same entailment weights behind three interfaces: ours, CrossEncoder.predict and a transformers pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from attribution.types import LABELS
from benchmarks.checkpoint import register

Texts = Sequence[tuple[str, str]]
# What both libraries are run with: CrossEncoder's own default; a pipeline's is 1, which is a contender of its own.
BATCH = 32
# fp32 sums in another order differ by about 1e-5 in a logit.
CLOSE = 1e-3


@dataclass(frozen=True)
class Contender:
    """A name, and a function that answers pairs with the index of each label."""

    name: str
    labels: Callable[[Texts], list[int]]


def cross_encoder(folder: Path, dtype: str) -> Contender:
    """`sentence_transformers.CrossEncoder.predict` as its documentation calls it."""
    from sentence_transformers import CrossEncoder

    register()
    model: Any = CrossEncoder(str(folder), num_labels=len(LABELS), device="cpu", model_kwargs={"dtype": dtype})

    def labels(pairs: Texts) -> list[int]:
        return [int(k) for k in model.predict([list(p) for p in pairs], batch_size=BATCH, show_progress_bar=False).argmax(1)]

    return Contender(f"CrossEncoder.predict, {dtype}", labels)


def pipeline(folder: Path, dtype: str, batch: int) -> Contender:
    """A transformers text-classification pipeline."""
    from transformers import pipeline as make

    register()
    work: Any = make("text-classification", model=str(folder), tokenizer=str(folder), device="cpu", batch_size=batch, dtype=dtype)

    def labels(pairs: Texts) -> list[int]:
        found = work([{"text": premise, "text_pair": hypothesis} for premise, hypothesis in pairs])
        return [LABELS.index(answer["label"]) for answer in found]

    return Contender(f"pipeline, batch {batch}, {dtype}", labels)


def ours(model: Any) -> Contender:
    """`EntailmentModel.score`."""
    return Contender("ours", lambda pairs: [LABELS.index(verdict.label) for verdict in model.score(pairs)])


def rates(contenders: Sequence[Contender], pairs: Texts, rounds: int) -> dict[str, float]:
    """Pairs a second of each, the best of some rounds; contenders take turns, so that other load meets all of them."""
    best = dict.fromkeys((c.name for c in contenders), 0.0)
    for contender in contenders:
        contender.labels(pairs[:BATCH])
    for _ in range(rounds):
        for contender in contenders:
            started = perf_counter()
            contender.labels(pairs)
            best[contender.name] = max(best[contender.name], len(pairs) / (perf_counter() - started))
    return best


def check_same(folder: Path, network: Any, rows: Sequence[tuple[list[int], list[int]]]) -> float:
    """The largest difference of a logit between the exported checkpoint and our network, both in fp32.

    Raises ValueError where it is more than rounding: the baselines would run another model.
    """
    import torch
    from transformers import AutoModelForSequenceClassification

    from attribution.encoder.pairs import pad_batch

    register()
    other = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()
    ids, types, mask = pad_batch(list(rows), max(len(ids) for ids, _ in rows), len(rows))
    with torch.inference_mode():
        found = other(input_ids=ids, token_type_ids=types, attention_mask=mask).logits
        gap = float((found - network.logits(ids, types, mask)).abs().max())
    if gap > CLOSE:
        raise ValueError(f"the exported checkpoint differs by {gap} in a logit, expected at most {CLOSE}: mend benchmarks/checkpoint.py")
    return gap
