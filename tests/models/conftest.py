"""A hand-built sentence with a count, for the tests of the generator."""

from __future__ import annotations

import pytest

from models.entailment.generation.words import Sentence, Word


@pytest.fixture(scope="session")
def miners() -> Sentence:
    """A sentence with a count, a weekday and an opener."""
    text = "Rescuers pulled 40 miners from the shaft on Monday."
    rows = (
        ("Rescuers", "NOUN", 1, "nsubj", "Number=Plur"), ("pulled", "VERB", 1, "root", "Tense=Past"), ("40", "NUM", 3, "nummod", "_"),
        ("miners", "NOUN", 1, "obj", "Number=Plur"), ("from", "ADP", 6, "case", "_"), ("the", "DET", 6, "det", "_"), ("shaft", "NOUN", 1, "obl", "_"),
        ("on", "ADP", 8, "case", "_"), ("Monday", "PROPN", 1, "obl", "_"), (".", "PUNCT", 1, "punct", "_"),
    )  # fmt: skip
    at = 0
    words: list[Word] = []
    for index, (form, pos, head, relation, feats) in enumerate(rows):
        at = text.index(form, at)
        tag = "VBD" if pos == "VERB" else ""
        words.append(Word(index, form, form.lower(), pos, tag, feats, head, relation, at, at + len(form)))
        at += len(form)
    return Sentence(text, tuple(words), (), "test")
