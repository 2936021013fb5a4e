"""The encoder over sequences laid end to end in blocks: nothing is padded but the end of a block.

Every sequence attends to itself alone, and blocks have few shapes, so that what a sequence scores does not depend on its
company. For CPUs: the loop over sequences would starve a GPU, which runs padded batches instead.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attribution.encoder.tokens import MAX_TOKENS, PAD

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

# Word pieces of a block: room for the longest sequence the encoder reads, and products large enough to run at full speed.
BLOCK = MAX_TOKENS
# What a block that is not full shrinks to, so that a lone pair does not cost a whole one; where sizes change no bit (`_safe`).
SMALL = (128, 256)


def fill(lengths: Sequence[int], room: int = BLOCK) -> Iterator[list[int]]:
    """Share sequences out to blocks, the longest first and then whatever fits best: `[300, 200, 100], 512 -> [0, 1], [2]`.

    Raises ValueError for a sequence that is longer than a block.
    """
    waiting: dict[int, deque[int]] = {}
    for index, length in enumerate(lengths):
        waiting.setdefault(length, deque()).append(index)
    if waiting and max(waiting) > room:
        raise ValueError(f"a sequence of {max(waiting)} tokens was seen, expected at most {room}; split it first")
    there = sum(1 << length for length in waiting)  # bit n: a sequence of n tokens is waiting
    while there:
        block, left = [], room
        while (best := (there & ((1 << (left + 1)) - 1)).bit_length() - 1) >= 0:
            block.append(waiting[best].popleft())
            left -= best
            if not waiting[best]:
                there ^= 1 << best
        yield block


class PackedEncoder:
    """The layers of a BertModel, run on blocks. Holds the model's own tensors, and the three projections of attention in one."""

    def __init__(self, model: BertModel) -> None:
        import torch

        self._embeddings: Any = model.embeddings
        self._layers: list[Any] = list(model.encoder.layer)
        self._heads = int(model.config.num_attention_heads)
        parts = [(a.query, a.key, a.value) for a in (layer.attention.self for layer in self._layers)]
        self._weights = [torch.cat([p.weight for p in three]) for three in parts]
        self._biases = [torch.cat([p.bias for p in three]) for three in parts]
        with torch.inference_mode():
            self._small = self._safe()

    def pooled(self, rows: Sequence[tuple[list[int], list[int]]]) -> torch.Tensor:
        """The mean state of each row's tokens, in fp32: rows of (ids, segment types) -> (rows, width)."""
        import torch

        out = torch.zeros(len(rows), self._weights[0].shape[1])
        for block in fill([len(ids) for ids, _ in rows]):
            chosen = [rows[i] for i in block]
            states = self.states(chosen).float()
            at = 0
            for index, (ids, _) in zip(block, chosen, strict=True):
                out[index] = states[at : at + len(ids)].mean(0)
                at += len(ids)
        return out

    def states(self, rows: Sequence[tuple[list[int], list[int]]]) -> torch.Tensor:
        """The last layer's states of one block, (its size, width); what follows the rows is filling."""
        import torch

        ends = [0]
        for ids, _ in rows:
            ends.append(ends[-1] + len(ids))
        filling = [PAD] * (self._size(ends[-1]) - ends[-1])
        ids = torch.tensor([*(i for row, _ in rows for i in row), *filling])
        types = torch.tensor([*(t for _, row in rows for t in row), *(0 for _ in filling)])
        places = torch.tensor([*(p for row, _ in rows for p in range(len(row))), *(0 for _ in filling)])
        e = self._embeddings
        x: torch.Tensor = e.LayerNorm(e.word_embeddings(ids) + e.token_type_embeddings(types) + e.position_embeddings(places))
        for number in range(len(self._layers)):
            x = self._layer(number, x, ends)
        return x

    def _layer(self, number: int, x: torch.Tensor, ends: Sequence[int]) -> torch.Tensor:
        """One layer on a block, (size, width) -> (size, width)."""
        import torch

        layer = self._layers[number]
        seen = self._attend(torch.nn.functional.linear(x, self._weights[number], self._biases[number]), ends)
        x = layer.attention.output(seen, x)
        after: torch.Tensor = layer.output(layer.intermediate(x), x)
        return after

    def _safe(self) -> tuple[int, ...]:
        """The small sizes that give what a whole block gives, to the bit: libraries choose their kernels by shape.

        One layer is run on made-up numbers, which takes milliseconds. With AVX-512 both sizes are safe, in fp32 and bf16.
        """
        import torch

        numbers = torch.randn(BLOCK, self._weights[0].shape[1], generator=torch.Generator().manual_seed(0))
        x, ends = numbers.to(self._weights[0].dtype), (0, 60, SMALL[0])
        whole = self._layer(0, x, ends)
        return tuple(size for size in SMALL if torch.equal(self._layer(0, x[:size], ends), whole[:size]))

    def _size(self, load: int) -> int:
        """The least size of block that holds so many word pieces: `100 -> 128`."""
        return next((size for size in self._small if load <= size), BLOCK)

    def _attend(self, projected: torch.Tensor, ends: Sequence[int]) -> torch.Tensor:
        """Each sequence attends to itself: (size, 3 * width) -> (size, width)."""
        import torch

        width = projected.shape[1] // 3
        out = torch.zeros(len(projected), width, dtype=projected.dtype)
        for start, end in pairwise(ends):
            query, key, value = projected[start:end].view(end - start, 3, self._heads, -1).permute(1, 2, 0, 3).unsqueeze(1)
            seen = torch.nn.functional.scaled_dot_product_attention(query, key, value)
            out[start:end] = seen[0].transpose(0, 1).reshape(end - start, width)
        return out
