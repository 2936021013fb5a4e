"""Any other NLI model in the entailment seat: a Hugging Face id or a local folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attribution.encoder.device import choose_device, choose_dtype
from attribution.errors import ModelError
from attribution.types import Verdict

SEATS = ("entailment", "neutral", "contradiction")
DECIMALS = 4


def label_order(id2label: dict[int, str]) -> list[int]:
    """Which outputs are entailment, neutral and contradiction: `{0: "CONTRADICTION", 1: "NEUTRAL", …}` -> `[2, 1, 0]`.

    Labels are read by name, never by position; any other set is refused.
    """
    names = {label.lower(): int(index) for index, label in id2label.items()}
    if set(names) != set(SEATS):
        raise ModelError(f"the model's labels are {sorted(names)}, expected {list(SEATS)}; choose a 3-way NLI model")
    return [names[seat] for seat in SEATS]


class OtherEntailmentModel:
    """A sequence-classification model behind the same `score` as ours; loaded from disk unless `online`."""

    def __init__(self, name: str, *, online: bool, device: str = "auto", dtype: str = "auto", rows: int = 8) -> None:
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        if name.startswith((".", "/", "~")) and not Path(name).expanduser().is_dir():
            raise ModelError(f"there is no folder {name!r}; give the folder of a 3-way NLI model, or its hub id")
        self._device, self._rows = choose_device(device), rows or 8
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(name, local_files_only=not online)
            model: Any = AutoModelForSequenceClassification.from_pretrained(name, local_files_only=not online)
        except (OSError, ValueError) as error:
            step = "" if online else " or allow --online"
            raise ModelError(f"entailment model {name!r} cannot be loaded ({error}); give a local folder{step}") from error
        self._order = label_order(model.config.id2label)
        self._model = model.to(device=self._device, dtype=choose_dtype(dtype, self._device)).eval()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order; raises where a pair does not fit the model's window."""
        import torch

        limit = min(int(self._tokenizer.model_max_length), int(self._model.config.max_position_embeddings))
        out: list[Verdict] = []
        for pair in pairs:
            batch = self._tokenizer([pair[0]], [pair[1]], return_tensors="pt").to(self._device)
            if batch["input_ids"].shape[1] > limit:
                raise ModelError(f"a pair of {batch['input_ids'].shape[1]} tokens was seen, this model reads {limit}")
            with torch.inference_mode():
                scores = self._model(**batch).logits.float().softmax(-1)[0, self._order].tolist()
            out.append(Verdict(*(round(s, DECIMALS) for s in scores)))
        return out
