"""Windows of a WordTable as the tensors that the quotation network takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attribution.encoder.tokens import CLS, PAD, SEP
from attribution.encoder.wordtable import WordTable

if TYPE_CHECKING:
    import torch

# (table, token ids of each word, first word, last word)
WindowSource = tuple[WordTable, Sequence[Sequence[int]], int, int]
UNKNOWN = 100
# A word of more pieces than this is an address or a line of noise; its first pieces say so.
LONGEST_WORD = 24


def window_tensors(
    windows: Sequence[WindowSource], length: int = 0, rows: int = 0, hide_rules: Sequence[bool] = ()
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pieces, mask, owner (rows, length), first pieces (rows, words) and features (rows, words, columns).

    `length` and `rows` 0 take the longest and the number of windows; further rows are dummies. A word without pieces stands
    as [UNK], a very long one as its first pieces. `hide_rules[i]` blanks the last column of window i.
    """
    import numpy as np
    import torch

    lines = [line(pieces, first, last) for _, pieces, first, last in windows]
    length = length or -(-max(len(ids) for ids, _ in lines) // 8) * 8
    rows = rows or len(windows)
    words = max(last - first for _, _, first, last in windows)
    columns = len(windows[0][0].feature_sizes)
    pieces = np.full((rows, length), PAD, np.int64)
    mask, owner = np.zeros((rows, length), np.int64), np.full((rows, length), -1, np.int64)
    begins, features = np.zeros((rows, words), np.int64), np.zeros((rows, words, columns), np.int64)
    pieces[len(windows) :, 0], mask[len(windows) :, 0] = CLS, 1
    for row, ((ids, owners), (table, _, first, last)) in enumerate(zip(lines, windows, strict=True)):
        pieces[row, : len(ids)], owner[row, : len(ids)], mask[row, : len(ids)] = ids, owners, 1
        starts = np.searchsorted(np.array(owners[1:-1]), np.arange(last - first)) + 1
        begins[row, : last - first] = starts
        features[row, : last - first] = np.asarray(table.features[first:last]).reshape(-1, columns)
        if hide_rules and hide_rules[row]:
            features[row, :, -1] = 0
    a, b, c, d, e = (torch.from_numpy(array) for array in (pieces, mask, owner, begins, features))
    return a, b, c, d, e


def line(pieces: Sequence[Sequence[int]], first: int, last: int) -> tuple[list[int], list[int]]:
    """Token ids of a window with [CLS] and [SEP], and the word each belongs to (-1 for those two)."""
    ids, owners = [CLS], [-1]
    for word in range(first, last):
        held = list(pieces[word][:LONGEST_WORD]) or [UNKNOWN]
        ids += held
        owners += [word - first] * len(held)
    return [*ids, SEP], [*owners, -1]


def piece_counts(pieces: Sequence[Sequence[int]]) -> list[int]:
    """How many places each word takes in a window."""
    return [min(max(1, len(held)), LONGEST_WORD) for held in pieces]
