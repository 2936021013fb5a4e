"""The quotation network: the shared encoder with structure added to its input, and three light heads.

An article's words get one score each for being an *anchor* (the word a cue hangs on). Every anchor is then read once:
each word's state, its distance from the anchor and its standing in the anchor's sentence decide the labels content, source
and cue through a small conditional random field, so nested and broken quotations and their links come out together.
A third head links a pronoun or description to the name it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.encoder.crf import FORBIDDEN
from attribution.encoder.model import State, build
from attribution.encoder.wordtable import STANDINGS

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

HEAD = "head."
SIZES = "head.sizes"
ROLES = ("content", "source", "cue")
LABELS = ("O", "B-content", "I-content", "B-source", "I-source", "B-cue", "I-cue")
WIDTH = 192
LINK_WIDTH = 128
# Distances in words from an anchor: exact when near, in growing steps further off, each side apart.
STEPS = (1, 2, 3, 4, 5, 7, 10, 15, 25, 50)
DISTANCES = 2 * len(STEPS) + 1


def inside_moves() -> torch.Tensor:
    """What the labels allow: (7, 7), FORBIDDEN where an inside label would follow anything but its own kind."""
    import torch

    moves = torch.zeros(len(LABELS), len(LABELS))
    for column, label in enumerate(LABELS):
        if label.startswith("I-"):
            for row, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    moves[row, column] = FORBIDDEN
    return moves


def distance_class(offsets: torch.Tensor) -> torch.Tensor:
    """Signed distances -> classes 0..20; 0 is the anchor itself: `[-1, 0, 2, 60] -> [11, 0, 2, 10]`."""
    import torch

    steps = torch.tensor(STEPS, device=offsets.device)
    size = torch.bucketize(offsets.abs(), steps, right=True)
    return torch.where(offsets < 0, size + len(STEPS), size)


class QuotationNetwork:
    """Encoder (`encoder`) and heads (`head`, a torch ModuleDict); `feature_sizes` are the columns of a WordTable.

    A state that has been trained holds them itself, as `head.sizes`.
    """

    def __init__(self, state: State, feature_sizes: tuple[int, ...] | None = None) -> None:
        import torch
        from torch import nn

        heads = {k.removeprefix(HEAD): v for k, v in state.items() if k.startswith(HEAD)}
        trained = heads.pop("sizes", None)
        if feature_sizes is None:
            feature_sizes = tuple(int(size) for size in trained.tolist()) if trained is not None else ()
        self.feature_sizes = feature_sizes
        self.encoder: BertModel = build({k: v for k, v in state.items() if not k.startswith(HEAD)})
        wide = self.encoder.config.hidden_size
        self.head = nn.ModuleDict(
            {
                "structure": nn.EmbeddingBag(sum(feature_sizes), wide, mode="sum"),
                "anchor": nn.Sequential(nn.Linear(wide, WIDTH), nn.GELU(), nn.Linear(WIDTH, 1)),
                "word": nn.Linear(wide, WIDTH),
                "from": nn.Linear(wide, WIDTH),
                "distance": nn.Embedding(DISTANCES, WIDTH),
                "standing": nn.Embedding(STANDINGS, WIDTH),
                "near": nn.Conv1d(WIDTH, WIDTH, 3, padding=1),
                "label": nn.Linear(WIDTH, len(LABELS)),
                "moves": nn.Embedding(len(LABELS) + 1, len(LABELS)),
                "later": nn.Linear(wide, LINK_WIDTH),
                "sooner": nn.Linear(wide, LINK_WIDTH),
                "apart": nn.Embedding(DISTANCES, 1),
                "nobody": nn.Linear(wide, 1),
            }
        )
        nn.init.zeros_(self.head["structure"].weight)
        nn.init.zeros_(self.head["moves"].weight)
        nn.init.zeros_(self.head["apart"].weight)
        offsets = torch.tensor([0, *feature_sizes[:-1]]).cumsum(0)
        self.offsets, self.allowed = offsets, inside_moves()
        if heads:
            self.head.load_state_dict(heads)

    def to(self, device: torch.device, dtype: torch.dtype) -> QuotationNetwork:
        """Move both parts; the heads stay in fp32, where they cost little and keep scores exact."""
        self.encoder.to(device=device, dtype=dtype)
        self.head.to(device=device)
        self.offsets, self.allowed = self.offsets.to(device), self.allowed.to(device)
        return self

    def states(
        self, pieces: torch.Tensor, mask: torch.Tensor, owner: torch.Tensor, first: torch.Tensor, features: torch.Tensor
    ) -> torch.Tensor:
        """Encode windows: word states (rows, words, width).

        `pieces`, `mask`, `owner` are (rows, length): token ids, 1 for real ones, the word each belongs to (-1: none);
        `first` (rows, words) is each word's first piece; `features` (rows, words, columns).
        """
        import torch

        rows, words, columns = features.shape
        structure = self.head["structure"]((features + self.offsets).reshape(rows * words, columns))
        structure = structure.reshape(rows, words, -1).to(self.encoder.dtype)
        index = owner.clamp(min=0).unsqueeze(-1).expand(-1, -1, structure.shape[-1])
        added = structure.gather(1, index) * (owner >= 0).unsqueeze(-1).to(structure.dtype)
        embedded = self.encoder.get_input_embeddings()(pieces) + added
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states: torch.Tensor = hidden.gather(1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])).float()
        return torch.nan_to_num(states)

    def anchors(self, states: torch.Tensor) -> torch.Tensor:
        """Logits of each word being an anchor: (rows, words, width) -> (rows, words)."""
        logits: torch.Tensor = self.head["anchor"](states).squeeze(-1)
        return logits

    def labels(self, states: torch.Tensor, anchors: torch.Tensor, standing: torch.Tensor) -> torch.Tensor:
        """Label scores as seen from each anchor: states (n, words, width), anchors (n,), standing (n, words) -> (n, words, 7).

        States of shape (1, words, width) are shared by all anchors.
        """
        import torch
        from torch.nn.functional import gelu

        words = states.shape[1]
        rows = torch.arange(len(anchors), device=states.device) if len(states) > 1 else torch.zeros_like(anchors)
        here = states[rows, anchors]
        offsets = torch.arange(words, device=states.device).unsqueeze(0) - anchors.unsqueeze(1)
        seen = self.head["word"](states) + self.head["from"](here).unsqueeze(1)
        seen = gelu(seen + self.head["distance"](distance_class(offsets)) + self.head["standing"](standing))
        near = self.head["near"](seen.transpose(1, 2)).transpose(1, 2)
        scores: torch.Tensor = self.head["label"](seen + gelu(near))
        return scores

    def chain(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Transition scores (7, 7) and first-label scores (7,) with what may not be."""
        weight = self.head["moves"].weight
        return weight[:-1] + self.allowed, weight[-1] + self.allowed[0]

    def links(self, later: torch.Tensor, sooner: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """Scores of one mention (width,) against names (n, width) `offsets` (n,) words before: (n + 1,), nobody first."""
        import torch

        scores = self.head["sooner"](sooner) @ self.head["later"](later) / LINK_WIDTH**0.5
        scores = scores + self.head["apart"](distance_class(offsets)).squeeze(-1)
        return torch.cat([self.head["nobody"](later), scores])

    def state(self) -> State:
        """Every tensor by name, the heads' with the prefix `head.`."""
        import torch

        named = dict(self.encoder.state_dict())
        named.update({HEAD + name: tensor for name, tensor in self.head.state_dict().items()})
        named[SIZES] = torch.tensor(self.feature_sizes, dtype=torch.float32)
        return named

