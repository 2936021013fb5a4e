"""Any other NLI model in the entailment seat: a Hugging Face id or a local folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from attribution.encoder.batching import plan
from attribution.encoder.calibration import Calibration
from attribution.encoder.device import choose_device, choose_dtype, machine
from attribution.encoder.loading import load, longest
from attribution.encoder.modelfolder import find_folder, folder_digest
from attribution.encoder.premises import OVERLAP, combine, split
from attribution.errors import InputError
from attribution.types import Span, Verdict

DECIMALS = 4
CPU_ROWS, GPU_ROWS = 8, 32
# A window of a premise is never narrower than this many pieces.
LEAST_ROOM = 8
# How verdicts are made of a model: a cache keeps them under this. Raise the number with any change to it.
FORM = f"other/2, transformers {version('transformers')}"
Inputs = dict[str, list[int]]
# The windows of a premise in a room of so many tokens.
Cut = Callable[[str, int], list[Span]]


class OtherEntailmentModel:
    """A sequence-classification model behind the same `score` as ours; loaded from disk unless `online`.

    The shipped calibration belongs to the shipped model: here probabilities are the plain softmax of the model's logits (no
    temperature), and the thresholds of `sure` are the defaults of `Calibration` (0.9, and 0.5 for neutral), fitted to no model.
    A verdict does not depend on the batch. Raises ModelError for a model that cannot be loaded, brings code of its own or
    a pickle, has no trained head, or whose labels are not the three of NLI.
    """

    def __init__(self, name: str, *, online: bool, device: str = "auto", dtype: str = "auto", rows: int = 0) -> None:
        self._device = choose_device(device)
        self._rows = rows or (GPU_ROWS if self._device.type == "cuda" else CPU_ROWS)
        self._tokenizer, model, self._order = load(name, online=online)
        number = choose_dtype(dtype, self._device)
        self._model = model.to(device=self._device, dtype=number).eval()
        self._limit = longest(self._tokenizer, model.config)
        self._special = int(self._tokenizer.num_special_tokens_to_add(pair=True))
        self.calibration = Calibration()
        digest = folder_digest(find_folder(name, online=online))  # after loading, which may have fetched the files
        self.key = "\n".join((FORM, digest, str(number), machine(self._device), str(self._rows)))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order.

        A premise that does not fit is read in overlapping windows, and one of them speaks (`combine`). Raises InputError,
        before anything is computed, for a hypothesis that leaves no room for one.
        """
        starts = cache(self._starts)  # of this call: a premise that comes often is tokenized and cut once

        @cache
        def cut(premise: str, room: int) -> list[Span]:
            return split(premise, starts(premise), room, min(OVERLAP, room // 4))

        owners = [(k, *row) for k, pair in enumerate(pairs) for row in self._windows(*pair, starts, cut)]
        found: list[list[Verdict]] = [[] for _ in pairs]
        for (owner, window, _), verdict in zip(owners, self._verdicts([row for *_, row in owners]), strict=True):
            found[owner].append(replace(verdict, window=window))
        return [combine(verdicts) for verdicts in found]

    def _windows(self, premise: str, hypothesis: str, starts: Callable[[str], list[int]], cut: Cut) -> list[tuple[Span | None, Inputs]]:
        """The pair whole where it fits, else with each window of its premise."""
        size = len(starts(hypothesis))
        room = self._limit - self._special - size
        if len(starts(premise)) <= room and len((whole := self._inputs([premise], hypothesis)[0])["input_ids"]) <= self._limit:
            return [(None, whole)]
        while room >= max(LEAST_ROOM, size // 4):
            spans = cut(premise, room)
            rows = self._inputs([span.of(premise) for span in spans], hypothesis)
            excess = max(len(row["input_ids"]) for row in rows) - self._limit
            if excess <= 0:
                return list(zip(spans, rows, strict=True))
            room -= excess  # words cut out of their sentence can have more pieces
        raise InputError(
            f"a hypothesis of {size} tokens was seen, expected so few that a premise fits beside it ({self._limit} in all); split it",
            code="too_long",
        )

    def _starts(self, text: str) -> list[int]:
        """The code point where each token of a text begins."""
        if self._tokenizer.is_fast:
            encoded = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
            return [start for start, _ in encoded["offset_mapping"]]
        from attribution.encoder.premises import words

        return [start for start, end in words(text) for _ in self._tokenizer.tokenize(text[start:end])]

    def _inputs(self, premises: list[str], hypothesis: str) -> list[Inputs]:
        encoded = self._tokenizer(premises, [hypothesis] * len(premises), verbose=False)
        return [{name: rows[i] for name, rows in encoded.items()} for i in range(len(premises))]

    def _verdicts(self, rows: list[Inputs]) -> list[Verdict]:
        import torch

        out: list[Verdict] = [Verdict(0.0, 1.0, 0.0)] * len(rows)
        for size, group in plan([len(row["input_ids"]) for row in rows], self._rows):
            filled = [rows[i] for i in group] + [rows[group[0]]] * (self._rows - len(group))
            batch = self._tokenizer.pad(
                filled, padding="max_length", max_length=min(size, self._limit), return_tensors="pt", verbose=False
            ).to(self._device)
            with torch.inference_mode():
                logits = self._model(**batch).logits.float()[:, self._order].cpu().numpy()
            for index, scores in zip(group, self.calibration.apply(logits).tolist(), strict=False):
                out[index] = Verdict(*(round(score, DECIMALS) for score in scores))
        return out


def other_name(name: str, *, online: bool = False) -> str:
    """What a report calls such a model: its id or path, and the digest of its files."""
    return f"{name}@{folder_digest(find_folder(name, online=online))[:12]}"
