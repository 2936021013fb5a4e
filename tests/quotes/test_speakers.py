"""Whose words they are, by name, across the sentences of an article (with the shipped pipeline)."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text
from attribution.quotes import read_quotes
from attribution.types import Article


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Norland’s ambassador to the U.N., Petra Lindqvist, called peace “the first duty” of all.", "duty", "Petra Lindqvist"),
        ("On Friday the Minister of Foreign Affairs, Abdou Ndiaye, judged that the force “has failed”.", "failed", "Abdou Ndiaye"),
        ("The Foreign Ministry on Friday said that the talks were “a farce”.", "farce", "Foreign Ministry"),
        ("Abdou Ndiaye, foreign minister of Norland, arrived on Friday.\n\nThe foreign minister said the harbour “must close”.", "close", "Abdou Ndiaye"),
    ],
)  # fmt: skip
def test_name(nlp: Any, text: str, words: str, name: str) -> None:
    """Appositions, offices and institutions lead to the full name."""
    [quote] = [q for q in read_quotes(Article("a", text), parse_text(nlp, text)).quotes if words in q.text]
    assert quote.speaker_name == name


@pytest.mark.parametrize(
    "text",
    [
        "Minusma closed its camp on Friday.\n\n“We are satisfied,” he said.",
        "Abdou Ndiaye arrived on Friday. “We were hungry,” a resident said. “Nobody came,” he added.",
    ],
)
def test_nobody(nlp: Any, text: str) -> None:
    """No name is given where "he" may be an unnamed person, or where the only name is a force's."""
    assert read_quotes(Article("a", text), parse_text(nlp, text)).quotes[-1].speaker_name is None
