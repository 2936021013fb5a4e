"""Whether a verdict depends on its company: `python -m benchmarks.invariance --data DIR`.

Judges the same dev pairs in one call, shuffled, in calls of 64 and in calls of one, without a cache, and counts the labels
and the probabilities (four decimals) that differ from those of the one call.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from attribution.errors import AttributionError
from attribution.types import Verdict
from benchmarks.data import records

SEED = 20261122
# Longer texts are cut into windows and say nothing more about batches.
MAX_WORDS = 120
Texts = list[tuple[str, str]]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 where a label differs, 4 where a model is missing."""
    build = argparse.ArgumentParser(prog="python -m benchmarks.invariance", description=(__doc__ or "").split("\n")[0])
    build.add_argument("--data", type=Path, required=True, help="folder that holds nli/dev3.jsonl.gz")
    build.add_argument("--pairs", type=int, default=5000, help="how many pairs (default: 5000)")
    build.add_argument("--device", default="auto")
    build.add_argument("--dtype", default="auto")
    options = build.parse_args(argv)
    from attribution import Checker, Config

    try:
        model = Checker(Config(device=options.device, dtype=options.dtype)).models.entailment
    except AttributionError as missing:
        print(missing, file=sys.stderr)
        return 4
    pairs = draw(options.data, options.pairs)
    whole = model.score(pairs)
    different = 0
    for name, verdicts in answers(model, pairs):
        labels = sum(a.label != b.label for a, b in zip(whole, verdicts, strict=True))
        scores = sum(a != b for a, b in zip(whole, verdicts, strict=True))
        print(f"{name}: {labels} of {len(pairs)} labels and {scores} of {len(pairs)} verdicts differ from those of one call", flush=True)
        different += labels
    return int(different > 0)


def draw(data: Path, count: int) -> Texts:
    """Pairs drawn from all dev sets, the same every time."""
    rows = [(r["premise"], r["hypothesis"]) for r in records(data / "nli" / "dev3.jsonl.gz")]
    short = [pair for pair in rows if sum(len(text.split()) for text in pair) <= MAX_WORDS]
    return Random(SEED).sample(short, min(count, len(short)))


def answers(model: Any, pairs: Texts) -> list[tuple[str, list[Verdict]]]:
    """The verdicts of every way to ask, in the order of the pairs."""
    order = Random(SEED).sample(range(len(pairs)), len(pairs))
    turned = dict(zip(order, model.score([pairs[i] for i in order]), strict=True))
    return [
        ("shuffled", [turned[i] for i in range(len(pairs))]),
        ("calls of 64", in_calls(model, pairs, 64)),
        ("calls of 1", in_calls(model, pairs, 1)),
    ]


def in_calls(model: Any, pairs: Texts, size: int) -> list[Verdict]:
    """All verdicts, so many pairs a call."""
    return [verdict for at in range(0, len(pairs), size) for verdict in model.score(pairs[at : at + size])]


if __name__ == "__main__":
    sys.exit(main())
