"""The base's tokenizer, with its built-in truncation and padding taken off: nothing is cut silently."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD, UNK = 101, 102, 0, 100
MAX_TOKENS = 512


@cache
def load_tokenizer(folder: Path) -> Tokenizer:
    """The WordPiece tokenizer of a verified base folder; it never truncates or pads."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def text_ids(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    """Token ids of each text, without special tokens: `["Hello"]` -> `[[7592]]`."""
    return [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
