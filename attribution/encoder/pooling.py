"""Mean-pooled encodings of many sequences, the way that suits the device: packed blocks on a CPU, padded batches on a GPU."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attribution.encoder.batching import plan
from attribution.encoder.model import mean_pool
from attribution.encoder.packed import PackedEncoder
from attribution.encoder.pairs import pad_batch

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

    from attribution.encoder.session import Session

Row = tuple[list[int], list[int]]


class Pooler:
    """An encoder behind one question: the mean state of each sequence. Thread-safe: nothing is written after construction.

    What a sequence gives does not depend on the others of a call, nor on their number.
    """

    def __init__(self, model: BertModel, session: Session) -> None:
        self._model, self._device, self._rows = model, session.device, session.rows
        self._packed = PackedEncoder(model) if session.device.type == "cpu" else None

    def pooled(self, rows: Sequence[Row]) -> torch.Tensor:
        """Rows of (ids, segment types), each of 1 to 512 tokens -> (rows, width) in fp32 on the CPU."""
        import torch

        with torch.inference_mode():
            return self._packed.pooled(rows) if self._packed else self._padded(rows)

    def _padded(self, rows: Sequence[Row]) -> torch.Tensor:
        import torch

        out = torch.zeros(len(rows), self._model.config.hidden_size)
        for length, group in plan([len(ids) for ids, _ in rows], self._rows):
            ids, types, mask = (t.to(self._device) for t in pad_batch([rows[i] for i in group], length, self._rows))
            hidden = self._model(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
            out[group] = mean_pool(hidden.float(), mask).cpu()[: len(group)]
        return out
