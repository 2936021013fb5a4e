"""Lemmas by rule."""

from __future__ import annotations

import pytest

from attribution.claims.lemmas import regular


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("voted", "vote"),
        ("preferred", "prefer"),
        ("recalled", "recall"),
        ("studied", "study"),
        ("tied", "tie"),
        ("treated", "treat"),
        ("created", "create"),
        ("injured", "injure"),
        ("expelled", "expel"),
        ("running", "run"),
        ("charging", "charge"),
        ("fixes", "fix"),
        ("withdrew", "withdraw"),
    ],
)
def test_verbs(form: str, lemma: str) -> None:
    """A regular form loses its ending and gets back what the ending cost it."""
    assert regular(form, verb=True) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("bodies", "body"), ("matches", "match"), ("jars", "jar"), ("women", "woman"), ("virus", "virus")],
)
def test_nouns(form: str, lemma: str) -> None:
    """A plural loses its -s; an irregular one is looked up."""
    assert regular(form, verb=False) == lemma
