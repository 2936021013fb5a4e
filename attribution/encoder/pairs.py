"""The entailment network: premise and hypothesis in one sequence, mean pooling, one linear layer of three labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attribution.encoder.model import build, mean_pool
from attribution.encoder.tokens import CLS, PAD, SEP
from attribution.types import LABELS

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

HEAD = "head."


def join(premise: list[int], hypothesis: list[int]) -> tuple[list[int], list[int]]:
    """Ids and segment types of a pair: `[CLS] premise [SEP]` are type 0, `hypothesis [SEP]` type 1."""
    ids = [CLS, *premise, SEP, *hypothesis, SEP]
    return ids, [0] * (len(premise) + 2) + [1] * (len(hypothesis) + 1)


def pad_batch(
    pairs: list[tuple[list[int], list[int]]], length: int, rows: int
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, types and mask of shape (rows, length); rows beyond the pairs are dummies of one token."""
    import torch

    ids = torch.full((rows, length), PAD, dtype=torch.long)
    types = torch.zeros((rows, length), dtype=torch.long)
    mask = torch.zeros((rows, length), dtype=torch.long)
    ids[len(pairs) :, 0] = CLS
    mask[len(pairs) :, 0] = 1
    for row, (tokens, kinds) in enumerate(pairs):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, : len(kinds)] = torch.tensor(kinds)
        mask[row, : len(tokens)] = 1
    return ids, types, mask


class PairClassifier:
    """An encoder and its head; `logits` gives (rows, 3) in the order of LABELS.

    The two parts are plain torch modules (`encoder`, `head`), so a trainer can reach their parameters by name.
    """

    def __init__(self, state: dict[str, torch.Tensor], head: dict[str, torch.Tensor] | None = None) -> None:
        import torch

        self.encoder: BertModel = build(state)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, len(LABELS))
        if head is not None:
            self.head.load_state_dict(head)

    def to(self, device: torch.device, dtype: torch.dtype) -> PairClassifier:
        """Move both parts; the head stays in fp32, where it costs nothing and keeps scores exact."""
        self.encoder.to(device=device, dtype=dtype)
        self.head.to(device=device)
        return self

    def logits(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores before softmax: three (rows, length) tensors -> (rows, 3)."""
        hidden = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        logits: torch.Tensor = self.head(mean_pool(hidden, mask).float())
        return logits

    def state(self) -> dict[str, torch.Tensor]:
        """Every tensor by name, the head's with the prefix `head.`."""
        named = dict(self.encoder.state_dict())
        named.update({HEAD + name: tensor for name, tensor in self.head.state_dict().items()})
        return named
