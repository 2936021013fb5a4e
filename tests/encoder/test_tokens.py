"""Word pieces: words met before are looked up, and give what the tokenizer gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from attribution.encoder import tokens
from attribution.encoder.tokens import WordPieces


class Letters:
    """A tokenizer whose pieces are letters, and that counts the words it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_batch(self, texts: list[str], *, add_special_tokens: bool) -> list[Any]:
        """An id a letter."""
        assert not add_special_tokens
        self.asked += texts
        return [SimpleNamespace(ids=[ord(letter) for letter in text]) for text in texts]


def test_a_word_is_asked_for_once() -> None:
    """The second time its ids are known; order and repeats are those of the question."""
    letters = Letters()
    pieces = WordPieces(letters)  # type: ignore[arg-type]
    assert pieces.of(["ab", "c", "ab"]) == [[97, 98], [99], [97, 98]]
    assert pieces.of(["c", "d"]) == [[99], [100]]
    assert letters.asked == ["ab", "c", "d"]


def test_long_words_are_not_kept() -> None:
    """An address of a hundred letters is read again: memory stays bounded whatever a text holds."""
    letters, long = Letters(), "x" * 100
    pieces = WordPieces(letters)  # type: ignore[arg-type]
    assert pieces.of([long]) == pieces.of([long]) == [[120] * 100]
    assert letters.asked == [long, long]


def test_a_full_memory_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once so many words are known, new ones are asked for each time and known ones stay."""
    monkeypatch.setattr(tokens, "KEPT", 1)
    letters = Letters()
    pieces = WordPieces(letters)  # type: ignore[arg-type]
    pieces.of(["a"])
    assert pieces.of(["a", "b"]) == pieces.of(["a", "b"]) == [[97], [98]]
    assert letters.asked == ["a", "b", "b"]
