"""Any other NLI model in the entailment seat: a Hugging Face id or a local folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from attribution.encoder.base import file_sha256
from attribution.encoder.batching import LENGTHS, plan
from attribution.encoder.calibration import Calibration
from attribution.encoder.device import choose_device, choose_dtype, machine
from attribution.encoder.nlilabels import label_order
from attribution.encoder.premises import OVERLAP, combine, split
from attribution.errors import InputError, ModelError
from attribution.types import Span, Verdict

DECIMALS = 4
CPU_ROWS, GPU_ROWS = 8, 32
# A window of a premise is never narrower than this many pieces.
LEAST_ROOM = 8
# Models that count their positions from the padding index on, so that some of them are never used.
SHIFTED = ("roberta", "camembert", "mpnet", "longformer", "data2vec")
# The files that can change a verdict.
FILES = (".json", ".safetensors", ".bin", ".txt", ".model")
Inputs = dict[str, list[int]]


class OtherEntailmentModel:
    """A sequence-classification model behind the same `score` as ours; loaded from disk unless `online`.

    Its probabilities are its own (the shipped calibration belongs to the shipped model). They do not depend on the batch.
    Raises ModelError for a model that cannot be loaded, has no trained head, or whose labels are not the three of NLI.
    """

    def __init__(self, name: str, *, online: bool, device: str = "auto", dtype: str = "auto", rows: int = 0) -> None:
        self._device = choose_device(device)
        self._rows = rows or (GPU_ROWS if self._device.type == "cuda" else CPU_ROWS)
        folder = find_folder(name, online=online)
        self._tokenizer, model, self._order = load(name, online=online)
        number = choose_dtype(dtype, self._device)
        self._model = model.to(device=self._device, dtype=number).eval()
        self._limit = longest(self._tokenizer, model.config)
        self._special = int(self._tokenizer.num_special_tokens_to_add(pair=True))
        self.calibration = Calibration()
        self.key = "\n".join(("other/1", folder_digest(folder), str(number), machine(self._device), str(self._rows)))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict for each (premise, hypothesis), in order.

        A premise that does not fit is read in overlapping windows, and one of them speaks (`combine`). Raises InputError,
        before anything is computed, for a hypothesis that leaves no room for one.
        """
        owners = [(k, *row) for k, pair in enumerate(pairs) for row in self._windows(*pair)]
        found: list[list[Verdict]] = [[] for _ in pairs]
        for (owner, window, _), verdict in zip(owners, self._verdicts([row for *_, row in owners]), strict=True):
            found[owner].append(replace(verdict, window=window))
        return [combine(verdicts) for verdicts in found]

    def _windows(self, premise: str, hypothesis: str) -> list[tuple[Span | None, Inputs]]:
        """The pair whole where it fits, else with each window of its premise."""
        starts, size = self._starts(premise), len(self._starts(hypothesis))
        room = self._limit - self._special - size
        if len(starts) <= room and len((whole := self._inputs([premise], hypothesis)[0])["input_ids"]) <= self._limit:
            return [(None, whole)]
        while room >= max(LEAST_ROOM, size // 4):
            spans = split(premise, starts, room, min(OVERLAP, room // 4))
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


def load(name: str, *, online: bool) -> tuple[Any, Any, list[int]]:
    """Tokenizer, network and label order; the labels are looked at before the weights are read."""
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

    place = {"local_files_only": not online}
    try:
        order = label_order(AutoConfig.from_pretrained(name, **place).id2label)
        tokenizer = AutoTokenizer.from_pretrained(name, **place)
        with silent():
            model, told = AutoModelForSequenceClassification.from_pretrained(name, output_loading_info=True, **place)
    except (OSError, ValueError, KeyError) as error:
        step = "" if online else " or allow --online"
        raise ModelError(f"entailment model {name!r} cannot be loaded ({error}); give a local folder{step}") from error
    if told["missing_keys"]:
        raise ModelError(f"{name!r} lacks the weights {sorted(told['missing_keys'])[:3]}, expected a model with a trained head: choose one")
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token
        model.config.pad_token_id = tokenizer.pad_token_id
    return tokenizer, model, order


@contextmanager
def silent() -> Iterator[None]:
    """No progress bar and no notes of transformers: only the command line prints."""
    from transformers.utils import logging

    shown, level = logging.is_progress_bar_enabled(), logging.get_verbosity()
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if shown:
            logging.enable_progress_bar()


def longest(tokenizer: Any, config: Any) -> int:
    """Tokens a model reads at once: what its tokenizer and its positions allow, at most 512."""
    positions = int(getattr(config, "max_position_embeddings", None) or LENGTHS[-1])
    if any(kind in config.model_type for kind in SHIFTED):
        positions -= (config.pad_token_id or 0) + 1
    return min(int(tokenizer.model_max_length), positions, LENGTHS[-1])


@cache
def find_folder(name: str, *, online: bool = False) -> Path:
    """The folder that holds a model's files: the path given, or the place of a hub id in the local cache."""
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    if name.startswith((".", "/", "~")):
        raise ModelError(f"there is no folder {name!r}; give the folder of a 3-way NLI model, or its hub id")
    from transformers.utils import cached_file

    try:
        return Path(str(cached_file(name, "config.json", local_files_only=not online))).parent
    except (OSError, ValueError) as error:
        step = "" if online else " or allow --online"
        raise ModelError(f"entailment model {name!r} cannot be loaded ({error}); give a local folder{step}") from error


@cache
def folder_digest(folder: Path) -> str:
    """The sha256 over a model's files, each by its name and content."""
    digest = hashlib.sha256()
    for file in sorted(file for file in folder.iterdir() if file.is_file() and file.suffix in FILES):
        digest.update(f"{file.name}\n{file_sha256(file)}\n".encode())
    return digest.hexdigest()


def other_name(name: str, *, online: bool = False) -> str:
    """What a report calls such a model: its id or path, and the digest of its files."""
    return f"{name}@{folder_digest(find_folder(name, online=online))[:12]}"
