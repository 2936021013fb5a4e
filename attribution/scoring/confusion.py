"""A confusion matrix of three labels and everything that is a share of it, with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from attribution.scoring.tally import RESAMPLES, SEED
from attribution.scoring.wilson import wilson
from attribution.types import LABELS, Label

# The tail left outside on either side of a 95% interval, in percent.
TAIL = 2.5
Matrix = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def confusion(gold: Sequence[Label], found: Sequence[Label]) -> Matrix:
    """How often each gold label (row) was given each label (column), both in the order of LABELS."""
    matrix = np.zeros((len(LABELS), len(LABELS)), np.int64)
    for true, given in zip(gold, found, strict=True):
        matrix[LABELS.index(true), LABELS.index(given)] += 1
    return matrix


def table(matrix: Matrix) -> dict[str, dict[str, int]]:
    """The matrix by names: gold label -> label given -> pairs."""
    return {true: {given: int(matrix[i, j]) for j, given in enumerate(LABELS)} for i, true in enumerate(LABELS)}


def matrix_measures(matrix: Matrix) -> dict[str, dict[str, Any]]:
    """Accuracy, and precision, recall and F1 of each label and macro F1, each with a 95% interval and its counts.

    Macro F1 is the mean over the labels the gold has: on a set without neutral pairs an F1 of neutral would be 0 by its
    definition, whatever a model does. Shares have Wilson intervals, F1s a bootstrap over pairs.
    """
    draws = resampled(matrix)
    rows: dict[str, dict[str, Any]] = {"accuracy": share(int(np.trace(matrix)), int(matrix.sum()))}
    rows["macro F1"] = spread(matrix, draws, macro_f1)
    for k, label in enumerate(LABELS):
        rows[f"precision {label}"] = share(int(matrix[k, k]), int(matrix[:, k].sum()))
        rows[f"recall {label}"] = share(int(matrix[k, k]), int(matrix[k].sum()))
        if matrix[k].any():
            rows[f"F1 {label}"] = spread(matrix, draws, lambda m, k=k: f1(m)[..., k])
    return {name: row for name, row in rows.items() if row}


def share(hits: int, total: int) -> dict[str, Any]:
    """A rate with its Wilson interval and counts; empty where there was nothing to count."""
    if not total:
        return {}
    low, high = wilson(hits, total)
    return {"rate": round(hits / total, 4), "low": round(low, 4), "high": round(high, 4), "hits": hits, "total": total}


def spread(matrix: Matrix, draws: Matrix, measure: Any) -> dict[str, Any]:
    """A measure of the matrix and the 95% interval of it over resampled matrices."""
    low, high = np.percentile(measure(draws), (TAIL, 100 - TAIL))
    return {"rate": round(float(measure(matrix)), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def resampled(matrix: Matrix, resamples: int = RESAMPLES, seed: int = SEED) -> Matrix:
    """Matrices of as many pairs drawn with replacement, shape (resamples, 3, 3).

    Drawing pairs and counting them again is drawing the nine cells from a multinomial distribution, at no cost per pair.
    """
    total = int(matrix.sum())
    shares = matrix.ravel() / total
    drawn: Matrix = np.random.default_rng(seed).multinomial(total, shares, size=resamples)
    return drawn.reshape(resamples, *matrix.shape)


def f1(matrix: Matrix) -> Floats:
    """F1 of each label of (…, 3, 3) matrices, shape (…, 3): 2·hits / (gold + given), 0 where a label is neither."""
    hits = np.diagonal(matrix, axis1=-2, axis2=-1)
    both = matrix.sum(-1) + matrix.sum(-2)
    return np.asarray(2.0 * hits / np.maximum(both, 1))


def macro_f1(matrix: Matrix) -> Floats:
    """The mean F1 of the labels that the gold of a matrix has, shape (…)."""
    there = matrix.sum(-1) > 0
    return np.asarray((f1(matrix) * there).sum(-1) / np.maximum(there.sum(-1), 1))


def absent(counts: Mapping[str, int]) -> list[str]:
    """The labels that a set's gold does not have."""
    return [label for label in LABELS if not counts.get(label)]
