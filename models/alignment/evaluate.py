"""How well the alignment model tells what is one fact: `python -m models.alignment.evaluate --examples FILE [--weights FILE]`.

Prints average precision, and recall at two precisions, of "one fact" and of "the two differ", for whole statements, figures and
dates; and the same of the entailment model alone and of the cosine. Both orders of a pair are asked and averaged.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from attribution.encoder.alignment import AlignmentModel
from attribution.encoder.entailment import EntailmentModel
from attribution.encoder.session import open_session
from attribution.types import Scorer
from models.alignment.train import left_out

Row = dict[str, Any]


def both_ways(scorer: Scorer, rows: Sequence[Row]) -> np.ndarray:
    """Mean probabilities of both orders, (rows, 3) in the order entailment, neutral, contradiction."""
    pairs = [(row["a"], row["b"]) for row in rows]
    there, back = (
        np.array([(v.entailment, v.neutral, v.contradiction) for v in scorer.score(asked)])
        for asked in (pairs, [(b, a) for a, b in pairs])
    )
    return (there + back) / 2


def average_precision(score: np.ndarray, right: np.ndarray) -> float:
    """Area under precision over recall, by rank."""
    order = np.argsort(-score, kind="stable")
    hits = right[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean()) if hits.any() else float("nan")


def recall_at(score: np.ndarray, right: np.ndarray, precision: float) -> float:
    """The largest recall at which the precision still holds."""
    hits = right[np.argsort(-score, kind="stable")]
    held = np.cumsum(hits) / np.arange(1, len(hits) + 1) >= precision
    return float(np.cumsum(hits)[held].max() / max(1, hits.sum())) if held.any() else 0.0


QUESTIONS: dict[str, tuple[Callable[[np.ndarray], np.ndarray], frozenset[str]]] = {
    "one fact": (lambda p: 1 - p[:, 1], frozenset(["entailment", "contradiction"])),
    "they differ": (lambda p: p[:, 2], frozenset(["contradiction"])),
    "they agree": (lambda p: p[:, 0], frozenset(["entailment"])),
}


def report(name: str, rows: Sequence[Row], scores: np.ndarray) -> None:
    """Print the figures of one contender."""
    for kind in ("statement", "number", "date"):
        chosen = np.array([i for i, row in enumerate(rows) if row["kind"] == kind])
        if not len(chosen):
            continue
        labels = [rows[i]["label"] for i in chosen]
        cells = []
        for question, (score, wanted) in QUESTIONS.items():
            right = np.array([label in wanted for label in labels])
            values = score(scores[chosen])
            cells.append(f"{question} ({int(right.sum())}): AP {average_precision(values, right):.3f} R@.8 {recall_at(values, right, 0.8):.2f} R@.5 {recall_at(values, right, 0.5):.2f}")
        print(f"{name:10} {kind:9} {len(chosen):5}  " + "  ".join(cells), flush=True)
    differ = np.array([i for i, row in enumerate(rows) if row["kind"] == "number" and row["outcome"] == "differ"])
    right = np.array([rows[i]["label"] == "contradiction" for i in differ])
    values = 1 - scores[differ][:, 1]
    print(f"{name:10} figures that differ {len(differ)}: one fact ({int(right.sum())}): AP {average_precision(values, right):.3f} R@.8 {recall_at(values, right, 0.8):.2f} R@.5 {recall_at(values, right, 0.5):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="other alignment weights than the shipped ones")
    parser.add_argument("--left-out", help="K/N: only the stories that a training with --leave-out K/N has not seen")
    parser.add_argument("--limit", type=int, help="every so many-th story only")
    parser.add_argument("--against", action="store_true", help="the entailment model too")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.examples.read_text("utf-8").splitlines()]
    rows = [row for row in rows if args.left_out is None or left_out(row["story"], args.left_out)]
    if args.limit:
        kept = set(sorted({row["story"] for row in rows})[:: args.limit])
        rows = [row for row in rows if row["story"] in kept]
    cosine = np.array([row["similarity"] for row in rows])
    report("cosine", rows, np.stack([cosine, 1 - cosine, cosine], 1))
    session = open_session()
    if args.against:
        report("entailment", rows, both_ways(EntailmentModel(session), rows))
    report("alignment", rows, both_ways(AlignmentModel(session, args.weights), rows))


if __name__ == "__main__":
    main()
