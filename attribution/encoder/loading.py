"""Load another model's tokenizer and network: none of its code is run, nothing is asked and nothing is printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attribution.encoder.batching import LENGTHS
from attribution.encoder.modelfolder import check_weights, find_folder
from attribution.encoder.nlilabels import label_order
from attribution.errors import ModelError

# Models that count their positions from the padding index on, so that some of them are never used.
SHIFTED = ("roberta", "camembert", "mpnet", "longformer", "data2vec")


def load(name: str, *, online: bool) -> tuple[Any, Any, list[int]]:
    """Tokenizer, network and label order; code and labels are looked at before the weights are read.

    Raises ModelError for a model that brings code of its own, has its weights in a pickle only, or has no trained head.
    """
    from safetensors import SafetensorError

    folder = find_folder(name, online=online)
    there = not online or Path(name).expanduser().is_dir()
    if there:
        check_weights(folder)
    try:
        with silent():
            order, tokenizer, model, told = _load(name, str(folder) if there else name, online=online)
    except (OSError, ValueError, KeyError, ImportError, RuntimeError, SafetensorError) as error:
        raise ModelError(fault(name, str(error), online=online)) from error
    check_weights(folder)
    if told["missing_keys"]:
        raise ModelError(f"{name!r} lacks the weights {sorted(told['missing_keys'])[:3]}, expected a model with a trained head: choose one")
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token
        model.config.pad_token_id = tokenizer.pad_token_id
    return tokenizer, model, order


def _load(name: str, place: str, *, online: bool) -> tuple[list[int], Any, Any, Any]:
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

    # Without `trust_remote_code=False` the library would ask on stdin whether to run a model's code, and read a pair as the answer.
    how = {"local_files_only": not online, "trust_remote_code": False}
    config = AutoConfig.from_pretrained(place, **how)
    if "/" in str(getattr(config, "_attn_implementation", "")):  # a kernel by its hub id: code as well
        raise ModelError(foreign(name))
    order = label_order(config.id2label)
    tokenizer = AutoTokenizer.from_pretrained(place, **how)
    network = AutoModelForSequenceClassification
    model, told = network.from_pretrained(place, use_safetensors=True, output_loading_info=True, **how)
    return order, tokenizer, model, told


def fault(name: str, error: str, *, online: bool) -> str:
    """Why a model cannot be loaded, and the next step."""
    if "trust_remote_code" in error:
        return foreign(name)
    if "use_safetensors" in error:
        return f"{name!r} has its weights in a pickle only, which could run code: convert them to safetensors, or choose another model"
    step = "" if online else " or allow --online"
    return f"entailment model {name!r} cannot be loaded ({error}); give a local folder{step}"


def foreign(name: str) -> str:
    """What is said of a model that would have to run code from its folder."""
    return f"{name!r} brings code of its own, which is never run; choose a model that transformers knows by its model_type"


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
