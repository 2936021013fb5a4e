"""Small logistic models by Newton's method, their weights kept to the signs that make sense."""

from __future__ import annotations

import numpy as np

RIDGE = 10.0


def fit(matrix: np.ndarray, labels: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Weights (bias first), each zero or of its expected sign: the worst offender is left out until none is left.

    `matrix` (examples, features), `labels` 0/1, `signs` -1, 0 (any) or 1 a feature. Written stories reword nearly every fact, so
    that likeness can look like evidence against a conflict; in the wild two sentences that differ in a figure alone are the
    plainest conflict there is. The signs keep that knowledge in.
    """
    kept = matrix.std(0) > 0
    while True:
        weights = newton(matrix[:, kept], labels)
        full = np.zeros(matrix.shape[1] + 1)
        full[0], full[1:][kept] = weights[0], weights[1:]
        wrong = full[1:] * signs < 0
        if not wrong.any():
            return full
        offence = np.where(wrong, np.abs(full[1:]) * matrix.std(0), 0.0)
        kept[int(offence.argmax())] = False


def newton(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights (bias first) with an L2 penalty on standardised features, folded back to raw ones."""
    mean, spread = matrix.mean(0), matrix.std(0) + 1e-6
    x = np.hstack([np.ones((len(matrix), 1)), (matrix - mean) / spread])
    penalty = np.diag([0.0] + [RIDGE] * matrix.shape[1])
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        gradient = x.T @ (p - labels) + penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-6 * np.eye(x.shape[1])
        weights -= np.linalg.solve(hessian, gradient)
    raw = weights[1:] / spread
    return np.concatenate([[weights[0] - float(raw @ mean)], raw])


def predict(weights: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Probabilities, (examples,)."""
    return np.asarray(1 / (1 + np.exp(-np.clip(weights[0] + matrix @ weights[1:], -40, 40))))


def crossed(matrix: np.ndarray, labels: np.ndarray, signs: np.ndarray, fold: np.ndarray) -> np.ndarray:
    """Probability of each example by a model that has not seen its fold, (examples,)."""
    held = np.zeros(len(labels))
    for k in np.unique(fold):
        seen = fold != k
        if labels[seen].any():
            held[~seen] = predict(fit(matrix[seen], labels[seen], signs), matrix[~seen])
    return held
