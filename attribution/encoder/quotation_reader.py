"""The trained quotation reader: articles as WordTables in, attributions and mention links as word ranges out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.encoder.base import file_sha256
from attribution.encoder.batching import plan
from attribution.encoder.crf import best_paths
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.quotation_input import line, piece_counts, window_tensors
from attribution.encoder.quotation_network import LABELS, ROLES, QuotationNetwork
from attribution.encoder.tokens import text_ids
from attribution.encoder.windows import cut_windows
from attribution.encoder.wordtable import WordTable, standings
from attribution.errors import ModelError
from attribution.modelfiles import model_path

if TYPE_CHECKING:
    import numpy as np
    import torch

    from attribution.encoder.session import Session

WEIGHTS = "quotes/weights.safetensors"
ROOM, OVERLAP = 382, 64
GPU_WINDOWS = 32
DECIMALS = 4
# Words below this are not read as anchors at all; the caller sets its own, higher bar.
LEAST = 0.2
# Anchors decoded together; bounds the memory that a very long article takes.
CHUNK = 256
# Farther than this many words a mention is not linked, as in training.
REACH = 280

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What hangs on one anchor word, as ranges of rows of the table; `probability` of the anchor, `certainty` of the ranges."""

    anchor: int
    probability: float
    certainty: float
    contents: tuple[Range, ...]
    sources: tuple[Range, ...]
    cues: tuple[Range, ...]


class ArticleStates:
    """One article encoded: asks for links are answered from it without encoding again."""

    def __init__(self, reader: QuotationReader, windows: list[tuple[Range, torch.Tensor]]) -> None:
        self._reader, self._windows = reader, windows

    def link(self, mention: int, names: Sequence[int]) -> tuple[list[float], float]:
        """Probabilities that the word `mention` means each of the words `names`, and that it means none of them.

        Names that share no window with the mention get 0; of the windows that hold the mention the first is asked, which has
        most before it.
        """
        return self._reader.link(self._windows, mention, names)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Attributions in order of their anchors, and the states for links."""

    attributions: tuple[Attribution, ...]
    states: ArticleStates


class QuotationReader:
    """Shipped weights on the shared encoder. Thread-safe: nothing is written after construction.

    Scores are rounded to 4 decimals and do not depend on batch size or on the other articles of a call.
    """

    def __init__(self, session: Session, weights: Path | None = None) -> None:
        stored, _ = load_difference(weights or model_path(WEIGHTS), "quotes")
        self.session = session
        state = apply_difference(session.base, stored)
        heads = {k: v for k, v in state.items() if k.startswith("head.")}
        encoder = session.cast({k: v for k, v in state.items() if k not in heads})
        self.network = QuotationNetwork({**encoder, **heads}).to(session.device, session.dtype)
        moves, starts = self.network.chain()
        self._moves, self._starts = moves.detach().cpu().numpy(), starts.detach().cpu().numpy()

    def read(self, tables: Sequence[WordTable]) -> list[ReadArticle]:
        """Read articles: windows of all of them share batches of fixed shape."""
        for table in tables:
            if table.feature_sizes != self.network.feature_sizes:
                raise ModelError(
                    f"the words have features of sizes {table.feature_sizes}, the weights were trained on "
                    f"{self.network.feature_sizes}: use the weights made for this version"
                )
        pieces = [text_ids(self.session.tokenizer, list(table.words)) for table in tables]
        windows: list[tuple[int, int, int]] = []
        for number, (table, ids) in enumerate(zip(tables, pieces, strict=True)):
            windows += [(number, *w) for w in cut_windows(piece_counts(ids), table.sentences, ROOM, OVERLAP)]
        states = self._encode([(tables[n], pieces[n], first, last) for n, first, last in windows])
        held: list[list[tuple[Range, torch.Tensor]]] = [[] for _ in tables]
        for (number, first, last), state in zip(windows, states, strict=True):
            held[number].append(((first, last), state))
        return [
            ReadArticle(self._attributions(table, own), ArticleStates(self, own))
            for table, own in zip(tables, held, strict=True)
        ]

    def _encode(self, windows: list[tuple[WordTable, Any, int, int]]) -> list[torch.Tensor]:
        """Word states of each window, on the device.

        A CPU encodes window by window (a window fills it), so no window's numbers can depend on another; a GPU takes
        batches of fixed shape.
        """
        import torch

        out: list[torch.Tensor] = [torch.empty(0)] * len(windows)
        rows = 1 if self.session.device.type == "cpu" else GPU_WINDOWS
        lengths = [len(line(pieces, first, last)[0]) for _, pieces, first, last in windows]
        with torch.inference_mode():
            for length, group in plan(lengths, rows):
                inputs = pad_words(window_tensors([windows[i] for i in group], length, rows))
                states = self.network.states(*(t.to(self.session.device) for t in inputs))
                for row, i in enumerate(group):
                    out[i] = states[row, : windows[i][3] - windows[i][2]].clone()
        return out

    def _attributions(self, table: WordTable, windows: list[tuple[Range, torch.Tensor]]) -> tuple[Attribution, ...]:
        """Anchors of an article, each read in the window in which it stands farthest from the edges."""
        import torch

        found: dict[int, tuple[int, int, float]] = {}
        with torch.inference_mode():
            for number, ((first, last), states) in enumerate(windows):
                chances = torch.sigmoid(self.network.anchors(states.unsqueeze(0))[0]).tolist()
                for word, chance in enumerate(chances, first):
                    depth = min(word - first if first else ROOM, last - 1 - word if last < len(table) else ROOM)
                    if word not in found or depth > found[word][1]:
                        found[word] = (number, depth, chance)
            likely = [(word, n, chance) for word, (n, _, chance) in sorted(found.items()) if chance >= LEAST]
            return tuple(
                attribution
                for at in range(0, len(likely), CHUNK)
                for attribution in self._read_anchors(table, windows, {w: (n, c) for w, n, c in likely[at : at + CHUNK]})
            )

    def _read_anchors(
        self, table: WordTable, windows: list[tuple[Range, torch.Tensor]], anchors: dict[int, tuple[int, float]]
    ) -> tuple[Attribution, ...]:
        import numpy as np

        if not anchors:
            return ()
        rows: list[tuple[int, Range, np.ndarray]] = []
        for number in sorted({n for n, _ in anchors.values()}):
            words = [word for word, (n, _) in anchors.items() if n == number]
            window = windows[number][0]
            rows += [(word, window, row) for word, row in zip(words, self._scores(table, *windows[number], words), strict=True)]
        rows.sort(key=lambda row: row[0])
        longest = max(scores.shape[0] for _, _, scores in rows)
        stacked = np.zeros((len(rows), longest, len(LABELS)), np.float32)
        for row, (_, _, scores) in enumerate(rows):
            stacked[row, : len(scores)] = scores
        paths, certainty = best_paths(stacked, np.array([len(s) for _, _, s in rows]), self._moves, self._starts)
        return tuple(
            make(word, anchors[word][1], float(sure), path[: len(scores)], window[0])
            for (word, window, scores), path, sure in zip(rows, paths, certainty, strict=True)
        )

    def _scores(self, table: WordTable, window: Range, states: torch.Tensor, anchors: list[int]) -> np.ndarray:
        """Label scores of a window as seen from each of its anchors: (anchors, words, labels)."""
        import torch

        standing = torch.tensor([standings(table, anchor, *window) for anchor in anchors], device=states.device)
        at = torch.tensor(anchors, device=states.device) - window[0]
        scores: np.ndarray = self.network.labels(states.unsqueeze(0), at, standing).cpu().numpy()
        return scores

    def link(
        self, windows: list[tuple[Range, torch.Tensor]], mention: int, names: Sequence[int]
    ) -> tuple[list[float], float]:
        """See ArticleStates.link."""
        import torch

        out = [0.0] * len(names)
        at = bisect_right(windows, mention, key=lambda w: w[0][1])  # the first window that ends after the mention
        if at == len(windows) or windows[at][0][0] > mention:
            return out, 1.0
        (first, _), states = windows[at]
        seen = [i for i, name in enumerate(names) if first <= name < mention and mention - name < REACH]
        if not seen:
            return out, 1.0
        offsets = torch.tensor([names[i] - mention for i in seen], device=states.device)
        rows = torch.tensor([names[i] - first for i in seen], device=states.device)
        with torch.inference_mode():
            chances = self.network.links(states[mention - first], states[rows], offsets).softmax(0).tolist()
        for i, chance in zip(seen, chances[1:], strict=True):
            out[i] = round(chance, DECIMALS)
        return out, round(chances[0], DECIMALS)


def pad_words(inputs: Sequence[torch.Tensor]) -> tuple[torch.Tensor, ...]:
    """Widen words to pieces and windows to rows, so that the shape of a batch never depends on what it holds."""
    import torch

    pieces, mask, owner, first, features = inputs
    room = pieces.shape[1] - first.shape[1]
    return (
        pieces,
        mask,
        owner,
        torch.nn.functional.pad(first, (0, room)),
        torch.nn.functional.pad(features, (0, 0, 0, room)),
    )


def make(anchor: int, chance: float, log_certainty: float, path: np.ndarray, first: int) -> Attribution:
    """Ranges out of a path of labels; rows are of the table, not of the window."""
    import math

    ranges: dict[str, list[Range]] = {role: [] for role in ROLES}
    for word, label in enumerate(path.tolist(), first):
        name = LABELS[label]
        if name.startswith("B-"):
            ranges[name[2:]].append((word, word + 1))
        elif name.startswith("I-"):
            ranges[name[2:]][-1] = (ranges[name[2:]][-1][0], word + 1)
    certainty = round(math.exp(min(0.0, log_certainty)), DECIMALS)
    return Attribution(
        anchor, round(chance, DECIMALS), certainty, *(tuple(ranges[role]) for role in ROLES)
    )


@cache
def reader_digest() -> str:
    """The sha256 of the shipped reader's weights, which names it in reports."""
    return file_sha256(model_path(WEIGHTS))
