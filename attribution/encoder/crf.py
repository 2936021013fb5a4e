"""A linear-chain conditional random field over a few labels (Lafferty, McCallum and Pereira 2001): training loss and best path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import torch

FORBIDDEN = -1e4


def path_loss(
    scores: torch.Tensor, mask: torch.Tensor, labels: torch.Tensor, moves: torch.Tensor, starts: torch.Tensor
) -> torch.Tensor:
    """Negative log-likelihood of each row's labels: `scores` (rows, words, labels), `mask`/`labels` (rows, words) -> (rows,).

    `moves[i, j]` scores label j after label i, `starts[j]` label j first; padding stands at the end of a row.
    """
    import torch

    total = starts + scores[:, 0]
    gold = total.gather(1, labels[:, :1]).squeeze(1)
    for word in range(1, scores.shape[1]):
        here = mask[:, word]
        following = torch.logsumexp(total.unsqueeze(2) + moves, 1) + scores[:, word]
        total = torch.where(here.unsqueeze(1), following, total)
        step = moves[labels[:, word - 1], labels[:, word]] + scores[:, word].gather(1, labels[:, word : word + 1]).squeeze(1)
        gold = gold + torch.where(here, step, torch.zeros_like(step))
    loss: torch.Tensor = torch.logsumexp(total, 1) - gold
    return loss


def best_paths(
    scores: np.ndarray, lengths: np.ndarray, moves: np.ndarray, starts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The best labels of each row and the log-probability of that path: (rows, words, labels) -> (rows, words), (rows,).

    All rows step together, so a batch costs what its longest row costs; beyond a row's length its labels mean nothing.
    """
    import numpy as np

    rows, words, labels = scores.shape
    best = starts + scores[:, 0]
    total = best.copy()
    back = np.zeros((rows, words, labels), np.int8)
    for word in range(1, words):
        here = (word < lengths)[:, None]
        options = best[:, :, None] + moves
        back[:, word] = np.where(here, options.argmax(1), np.arange(labels))
        best = np.where(here, options.max(1) + scores[:, word], best)
        sums = total[:, :, None] + moves
        top = sums.max(1)
        total = np.where(here, top + np.log(np.exp(sums - top[:, None]).sum(1)) + scores[:, word], total)
    path = np.zeros((rows, words), np.int64)
    path[:, -1] = best.argmax(1)
    for word in range(words - 1, 0, -1):
        path[:, word - 1] = back[np.arange(rows), word, path[:, word]]
    top = total.max(1)
    return path, best.max(1) - (top + np.log(np.exp(total - top[:, None]).sum(1)))
