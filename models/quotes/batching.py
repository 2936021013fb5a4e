"""Windows of labelled texts as the tensors of one training step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch

from attribution.encoder.quotation_input import piece_counts, window_tensors
from attribution.encoder.quotation_network import LABELS, ROLES
from attribution.encoder.windows import cut_windows
from attribution.encoder.wordtable import standings
from models.quotes.columns import Labelled


@dataclass(frozen=True)
class Window:
    """Words `first` up to `last` of a text."""

    text: Labelled
    first: int
    last: int


@dataclass(frozen=True)
class Batch:
    """Inputs of the network and its targets. `sure` masks the anchor loss; `labels` and `standing` have a row an anchor."""

    inputs: tuple[torch.Tensor, ...]
    anchor: torch.Tensor
    sure: torch.Tensor
    anchors: torch.Tensor
    labels: torch.Tensor
    standing: torch.Tensor
    mask: torch.Tensor
    links: list[tuple[int, int, list[int], list[bool]]]


def epoch_windows(texts: list[Labelled], room: int, overlap: int, rng: np.random.Generator) -> list[Window]:
    """Every text cut anew: the first window of an epoch ends somewhere else each time, so edges teach nothing."""
    found = []
    for text in texts:
        lengths = piece_counts(text.pieces)
        shift = int(rng.integers(0, min(len(lengths), 150) + 1)) if len(lengths) > 200 else 0
        windows = cut_windows(lengths, text.table.sentences, room, overlap, shift)
        if shift:
            windows.insert(0, (0, min(windows[0][0] + overlap, windows[0][1])))
        found += [Window(text, first, last) for first, last in windows if last - first > 3]
    return found


def batches(windows: list[Window], pieces: int, rng: np.random.Generator) -> Iterator[list[Window]]:
    """Windows of similar length together, at most `pieces` word pieces with their padding, in random order."""
    order = rng.permutation(len(windows))
    groups: list[list[Window]] = []
    for start in range(0, len(order), 256):
        pool = sorted((windows[i] for i in order[start : start + 256].tolist()), key=size)
        group: list[Window] = []
        for window in pool:
            if group and (len(group) + 1) * size(window) > pieces:
                groups.append(group)
                group = []
            group.append(window)
        groups.append(group)
    yield from (groups[i] for i in rng.permutation(len(groups)))


def size(window: Window) -> int:
    """Word pieces of a window."""
    return sum(piece_counts(window.text.pieces[window.first : window.last])) + 2


def label_row(window: Window, spans: list[tuple[int, int, int]]) -> np.ndarray:
    """The label index of each word of a window; a source or cue inside a content is painted over it."""
    row = np.zeros(window.last - window.first, np.int64)
    for role, first, last in sorted(spans):
        start, end = max(first, window.first) - window.first, min(last, window.last) - window.first
        if start < end:
            row[start:end] = LABELS.index(f"I-{ROLES[role]}")
            row[start] = LABELS.index(f"B-{ROLES[role]}")
    resume = {LABELS.index(f"I-{role}"): LABELS.index(f"B-{role}") for role in ROLES}
    for word in range(1, len(row)):  # what goes on after something painted over it begins anew
        if row[word] in resume and row[word - 1] not in (row[word], resume[int(row[word])]):
            row[word] = resume[int(row[word])]
    return row


def make_batch(windows: list[Window], rng: np.random.Generator, hide_rules: float, mask_words: float) -> Batch:
    """Tensors of a few windows; augmented: rules hidden in some windows, some word pieces masked."""
    hidden = [bool(rng.random() < hide_rules) for _ in windows]
    inputs = window_tensors([(w.text.table, w.text.pieces, w.first, w.last) for w in windows], hide_rules=hidden)
    pieces, owner = inputs[0], inputs[2]
    if mask_words:
        noise = torch.from_numpy(rng.random(pieces.shape).astype(np.float32))
        pieces[(noise < mask_words) & (owner >= 0)] = 103
    words = inputs[3].shape[1]
    anchor, sure = torch.zeros(len(windows), words), torch.zeros(len(windows), words)
    where, rows, standing, links = [], [], [], []
    for number, window in enumerate(windows):
        size, first, last = window.last - window.first, window.first, window.last
        if window.text.quotes:
            sure[number, :size] = 1
        sure[number, [u - first for u in window.text.unsure if first <= u < last]] = 0
        for at, speech, spans in window.text.attributions:
            if first <= at < last:
                where.append((number, at - first))
                rows.append(np.pad(label_row(window, spans), (0, words - size)))
                standing.append(np.pad(standings(window.text.table, at, first, last), (0, words - size)))
                anchor[number, at - first] = float(speech)
                sure[number, at - first] = float(speech)
        for row, names in window.text.links:
            seen = [(n - first, meant) for n, meant in names if n >= first]
            if first <= row < last and seen and len(links) < 400:
                links.append((number, row - first, [n for n, _ in seen], [m for _, m in seen]))
    lengths = torch.tensor([w.last - w.first for w in windows])
    mask = torch.arange(words) < lengths.unsqueeze(1)
    as_tensor = lambda held: torch.from_numpy(np.array(held, np.int64).reshape(len(where), words))  # noqa: E731
    return Batch(inputs, anchor, sure, torch.tensor(where).reshape(-1, 2), as_tensor(rows), as_tensor(standing), mask, links)
