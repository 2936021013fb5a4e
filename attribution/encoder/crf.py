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
    first = starts + scores[:, 0]
    both = np.stack([first, first])  # the best path to each label, and all paths together
    bests = np.empty((words, rows, labels), both.dtype)
    bests[0] = first
    shortest = int(lengths.min(initial=words))
    for word in range(1, words):
        options = both[:, :, :, None] + moves
        after = np.maximum.reduce(options, axis=2)
        after[1] += np.log(np.add.reduce(np.exp(options[1] - after[1][:, None]), axis=1))
        after += scores[:, word]
        both = after if word < shortest else np.where((word < lengths)[:, None], after, both)
        bests[word] = both[0]
    best, total = both
    path = np.zeros((rows, words), np.int64)
    here = path[:, -1] = best.argmax(1)
    before = np.ascontiguousarray(moves.T)
    for word in range(words - 1, 0, -1):
        back = (bests[word - 1] + before[here]).argmax(1)
        here = path[:, word - 1] = back if word < shortest else np.where(word < lengths, back, here)
    top = total.max(1)
    return path, best.max(1) - (top + np.log(np.exp(total - top[:, None]).sum(1)))
