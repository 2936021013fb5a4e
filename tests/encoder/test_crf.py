"""The chain's loss and best path against counting out every path."""

from __future__ import annotations

from itertools import product

import numpy as np
import torch

from attribution.encoder.crf import FORBIDDEN, best_paths, path_loss

LABELS = 3


def chain(seed: int, words: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Random scores of one row, moves and starts."""
    make = torch.Generator().manual_seed(seed)
    return (
        torch.randn(1, words, LABELS, generator=make),
        torch.randn(LABELS, LABELS, generator=make),
        torch.randn(LABELS, generator=make),
    )


def all_paths(scores: torch.Tensor, moves: torch.Tensor, starts: torch.Tensor) -> dict[tuple[int, ...], float]:
    """The score of every path."""
    words = scores.shape[1]
    found = {}
    for path in product(range(LABELS), repeat=words):
        total = starts[path[0]] + scores[0, 0, path[0]]
        for word in range(1, words):
            total = total + moves[path[word - 1], path[word]] + scores[0, word, path[word]]
        found[path] = float(total)
    return found


def test_loss_is_minus_log_probability_of_the_path() -> None:
    """The loss equals the log of the sum over all paths minus the path's own score."""
    scores, moves, starts = chain(1, 4)
    paths = all_paths(scores, moves, starts)
    gold = (2, 0, 1, 1)
    mask = torch.ones(1, 4, dtype=torch.bool)
    loss = path_loss(scores, mask, torch.tensor([gold]), moves, starts)
    expected = np.log(sum(np.exp(s) for s in paths.values())) - paths[gold]
    assert abs(float(loss) - expected) < 1e-4


def test_padding_changes_nothing() -> None:
    """Words beyond the mask neither add loss nor change the path."""
    scores, moves, starts = chain(2, 4)
    wide = torch.cat([scores, torch.full((1, 3, LABELS), 7.0)], 1)
    labels = torch.tensor([[0, 1, 2, 0, 0, 0, 0]])
    mask = torch.tensor([[True] * 4 + [False] * 3])
    short = path_loss(scores, mask[:, :4], labels[:, :4], moves, starts)
    assert torch.allclose(short, path_loss(wide, mask, labels, moves, starts))
    path, sure = best_paths(wide.numpy(), np.array([4]), moves.numpy(), starts.numpy())
    alone, sure_alone = best_paths(scores.numpy(), np.array([4]), moves.numpy(), starts.numpy())
    assert path[0, :4].tolist() == alone[0].tolist()
    assert abs(sure[0] - sure_alone[0]) < 1e-5


def test_best_path_is_the_best_of_all() -> None:
    """The path and its log-probability are those found by counting out."""
    for seed in range(5):
        scores, moves, starts = chain(seed, 5)
        paths = all_paths(scores, moves, starts)
        path, sure = best_paths(scores.numpy(), np.array([5]), moves.numpy(), starts.numpy())
        best = max(paths, key=lambda p: paths[p])
        assert tuple(path[0]) == best
        assert abs(sure[0] - (paths[best] - np.log(sum(np.exp(s) for s in paths.values())))) < 1e-4


def test_forbidden_moves_are_never_taken() -> None:
    """A move scored FORBIDDEN is not on the best path however good its labels are."""
    scores = np.zeros((1, 3, LABELS), np.float32)
    scores[0, :, 2] = 50
    moves = np.zeros((LABELS, LABELS), np.float32)
    moves[2, 2] = FORBIDDEN
    path, _ = best_paths(scores, np.array([3]), moves, np.zeros(LABELS, np.float32))
    assert (2, 2) not in list(zip(path[0][:-1].tolist(), path[0][1:].tolist(), strict=True))


def test_a_path_does_not_depend_on_the_rows_beside_it() -> None:
    """Rows of many articles are stepped together: labels and certainty are those of each row alone, to the bit."""
    draw = np.random.default_rng(5)
    scores = draw.normal(size=(23, 31, LABELS)).astype(np.float32)
    moves, starts = draw.normal(size=(LABELS, LABELS)).astype(np.float32), draw.normal(size=LABELS).astype(np.float32)
    lengths = draw.integers(1, 32, 23)
    paths, certainty = best_paths(scores, lengths, moves, starts)
    for row, length in enumerate(lengths):
        path, sure = best_paths(scores[row : row + 1, :length], lengths[row : row + 1], moves, starts)
        assert path[0].tolist() == paths[row, :length].tolist()
        assert sure[0] == certainty[row]
