"""The base encoder loaded once per process for a device and dtype, and shared by every task."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.encoder.base import find_base
from attribution.encoder.device import choose_device, choose_dtype, machine
from attribution.encoder.model import WORDS, State, base_state
from attribution.encoder.tokens import load_tokenizer

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

# Rows of one fixed shape: on a CPU small, so that a short run is not mostly dummy rows; on a GPU wide enough to fill it.
CPU_ROWS, GPU_ROWS = 8, 64
_lock = threading.Lock()


@dataclass(frozen=True)
class Session:
    """Where and in which numbers the encoder runs; `base` is the fp32 state that differences are added to."""

    folder: Path
    device: torch.device
    dtype: torch.dtype
    tokenizer: Tokenizer
    base: State
    rows: int

    def cast(self, state: State) -> State:
        """A task's fp32 state on this session's device and dtype; the word embeddings stay one tensor for all tasks."""
        moved = {k: v.to(device=self.device, dtype=self.dtype) for k, v in state.items() if k != WORDS}
        return {**moved, WORDS: _words(self)}


_shared: dict[tuple[Path, str, str], torch.Tensor] = {}


def _words(session: Session) -> torch.Tensor:
    key = (session.folder, str(session.device), str(session.dtype))
    with _lock:
        if key not in _shared:
            _shared[key] = session.base[WORDS].to(device=session.device, dtype=session.dtype)
        return _shared[key]


def numbers(device: str, dtype: str) -> tuple[str, str]:
    """The dtype and the kind of machine that these settings mean here: what can move the last digits."""
    place = choose_device(device)
    return str(choose_dtype(dtype, place)), machine(place)


@cache
def open_session(
    base: str | None = None, *, online: bool = False, device: str = "auto", dtype: str = "auto", rows: int = 0
) -> Session:
    """Find, verify and load the base; the same arguments give the same session. `rows` 0 picks by device."""
    folder = find_base(base, online=online)
    place = choose_device(device)
    rows = rows or (GPU_ROWS if place.type == "cuda" else CPU_ROWS)
    return Session(folder, place, choose_dtype(dtype, place), load_tokenizer(folder), base_state(folder), rows)
