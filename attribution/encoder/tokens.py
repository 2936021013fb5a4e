"""The base's tokenizer, with its built-in truncation and padding taken off: nothing is cut silently."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD, UNK = 101, 102, 0, 100
MAX_TOKENS = 512
# Words whose ids are kept, about 20 MB of them; what is longer than a word is looked up each time.
KEPT, LONGEST = 100_000, 32


@cache
def load_tokenizer(folder: Path) -> Tokenizer:
    """The WordPiece tokenizer of a verified base folder; it never truncates or pads."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class WordPieces:
    """Token ids of words taken one by one; those of words met before are looked up. Thread-safe: what is known only grows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word, as `text_ids` gives them; the lists are shared and must not be changed."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        fresh = dict(zip(new, text_ids(self._tokenizer, new), strict=True))
        if len(self._known) < KEPT:
            self._known.update((word, ids) for word, ids in fresh.items() if len(word) <= LONGEST)
        return [fresh[word] if word in fresh else self._known[word] for word in words]


def text_ids(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    """Token ids of each text, without special tokens: `["Hello"]` -> `[[7592]]`."""
    return [encoding.ids for encoding in tokenizer.encode_batch(texts, add_special_tokens=False)]
