"""The trained quotation reader: articles as WordTables in, attributions and mention links as word ranges out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from attribution.encoder.base import file_sha256
from attribution.encoder.batching import plan
from attribution.encoder.crf import best_paths
from attribution.encoder.difference import apply_difference, load_difference
from attribution.encoder.quotation_input import piece_counts, window_tensors
from attribution.encoder.quotation_network import LABELS, ROLES, QuotationNetwork
from attribution.encoder.tokens import WordPieces
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
# The words of a window, as rows of the table, and their states.
Window = tuple[Range, "torch.Tensor"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What hangs on one anchor word, as ranges of rows of the table; `probability` of the anchor, `certainty` of the ranges."""

    anchor: int
    probability: float
    certainty: float
    contents: tuple[Range, ...]
    sources: tuple[Range, ...]
    cues: tuple[Range, ...]


class Row(NamedTuple):
    """An anchor of an article, its probability, the first word of its window, and the window's label scores, (words, labels)."""

    article: int
    anchor: int
    chance: float
    first: int
    scores: np.ndarray


class ArticleStates:
    """One article encoded: asks for links are answered from it without encoding again."""

    def __init__(self, reader: QuotationReader, windows: list[Window]) -> None:
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
    """Shipped weights on the shared encoder. Thread-safe: after construction only word pieces are noted.

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
        self._pieces = WordPieces(session.tokenizer)
        self._moves, self._starts = moves.detach().cpu().numpy(), starts.detach().cpu().numpy()

    def read(self, tables: Sequence[WordTable]) -> list[ReadArticle]:
        """Read articles: windows of all of them share batches of fixed shape."""
        for table in tables:
            if table.feature_sizes != self.network.feature_sizes:
                raise ModelError(
                    f"the words have features of sizes {table.feature_sizes}, the weights were trained on "
                    f"{self.network.feature_sizes}: use the weights made for this version"
                )
        pieces = [self._pieces.of(table.words) for table in tables]
        windows: list[tuple[int, int, int]] = []
        for number, (table, ids) in enumerate(zip(tables, pieces, strict=True)):
            windows += [(number, *w) for w in cut_windows(piece_counts(ids), table.sentences, ROOM, OVERLAP)]
        states = self._encode([(tables[n], pieces[n], first, last) for n, first, last in windows])
        held: list[list[Window]] = [[] for _ in tables]
        for (number, first, last), state in zip(windows, states, strict=True):
            held[number].append(((first, last), state))
        found = self._attributions(tables, held)
        return [ReadArticle(tuple(one), ArticleStates(self, own)) for one, own in zip(found, held, strict=True)]

    def _encode(self, windows: list[tuple[WordTable, Any, int, int]]) -> list[torch.Tensor]:
        """Word states of each window, on the device.

        A CPU encodes window by window (a window fills it), so no window's numbers can depend on another; a GPU takes
        batches of fixed shape.
        """
        import torch

        out: list[torch.Tensor] = [torch.empty(0)] * len(windows)
        rows = 1 if self.session.device.type == "cpu" else GPU_WINDOWS
        lengths = [2 + sum(piece_counts(pieces[first:last])) for _, pieces, first, last in windows]
        with torch.inference_mode():
            for length, group in plan(lengths, rows):
                inputs = pad_words(window_tensors([windows[i] for i in group], length, rows))
                states = self.network.states(*(t.to(self.session.device) for t in inputs))
                for row, i in enumerate(group):
                    out[i] = states[row, : windows[i][3] - windows[i][2]].clone()
        return out

    def _attributions(self, tables: Sequence[WordTable], held: Sequence[list[Window]]) -> list[list[Attribution]]:
        """What hangs on each anchor, by article and in the order of the anchors; CHUNK paths are found together."""
        import numpy as np
        import torch

        found: list[list[Attribution]] = [[] for _ in tables]
        rows = (row for number, table in enumerate(tables) for row in self._rows(number, table, held[number]))
        with torch.inference_mode():
            while chunk := list(islice(rows, CHUNK)):
                lengths = np.array([len(row.scores) for row in chunk])
                stacked = np.zeros((len(chunk), lengths.max(), len(LABELS)), np.float32)
                for place, row in enumerate(chunk):
                    stacked[place, : len(row.scores)] = row.scores
                paths, certainty = best_paths(stacked, lengths, self._moves, self._starts)
                for row, path, sure in zip(chunk, paths, certainty, strict=True):
                    found[row.article].append(make(row.anchor, row.chance, float(sure), path[: len(row.scores)], row.first))
        return [sorted(one, key=lambda attribution: attribution.anchor) for one in found]

    def _rows(self, article: int, table: WordTable, windows: list[Window]) -> Iterator[Row]:
        """The label scores of each anchor of an article, read in the window in which it stands farthest from the edges."""
        likely = self._anchors(table, windows)
        for at in range(0, len(likely), CHUNK):
            anchors = {word: (number, chance) for word, number, chance in likely[at : at + CHUNK]}
            for number in sorted({n for n, _ in anchors.values()}):
                words = [word for word, (n, _) in anchors.items() if n == number]
                scores = self._scores(table, *windows[number], words)
                for word, row in zip(words, scores, strict=True):
                    yield Row(article, word, anchors[word][1], windows[number][0][0], row)

    def _anchors(self, table: WordTable, windows: list[Window]) -> list[tuple[int, int, float]]:
        """The words that are likely anchors: (word, number of its window, probability), in order."""
        import torch

        found: dict[int, tuple[int, int, float]] = {}
        for number, ((first, last), states) in enumerate(windows):
            chances = torch.sigmoid(self.network.anchors(states.unsqueeze(0))[0]).tolist()
            for word, chance in enumerate(chances, first):
                depth = min(word - first if first else ROOM, last - 1 - word if last < len(table) else ROOM)
                if word not in found or depth > found[word][1]:
                    found[word] = (number, depth, chance)
        return [(word, n, chance) for word, (n, _, chance) in sorted(found.items()) if chance >= LEAST]

    def _scores(self, table: WordTable, window: Range, states: torch.Tensor, anchors: list[int]) -> np.ndarray:
        """Label scores of a window as seen from each of its anchors: (anchors, words, labels)."""
        import torch

        standing = torch.tensor([standings(table, anchor, *window) for anchor in anchors], device=states.device)
        at = torch.tensor(anchors, device=states.device) - window[0]
        scores: np.ndarray = self.network.labels(states.unsqueeze(0), at, standing).cpu().numpy()
        return scores

    def link(self, windows: list[Window], mention: int, names: Sequence[int]) -> tuple[list[float], float]:
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
    for row in path.nonzero()[0].tolist():  # most words are of nothing, label 0
        begins, role = LABELS[path[row]].split("-")
        word = first + row
        if begins == "B":
            ranges[role].append((word, word + 1))
        else:
            ranges[role][-1] = (ranges[role][-1][0], word + 1)
    certainty = round(math.exp(min(0.0, log_certainty)), DECIMALS)
    return Attribution(
        anchor, round(chance, DECIMALS), certainty, *(tuple(ranges[role]) for role in ROLES)
    )


@cache
def reader_digest() -> str:
    """The sha256 of the shipped reader's weights, which names it in reports."""
    return file_sha256(model_path(WEIGHTS))
