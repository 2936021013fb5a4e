"""One name in two spellings."""

from __future__ import annotations

from attribution.judging.names import spelling


def test_a_misprint_is_a_conflict() -> None:
    """One letter of a surname differs."""
    assert spelling("Olivier Salgado", "Olivier Salgodo") == "conflict"


def test_transliteration_agrees() -> None:
    """Accents and doubled letters are style."""
    assert spelling("Assimi Goita", "Assimi Goïta") == "agree"


def test_other_people_are_left_alone() -> None:
    """Two people of one family, or two short names, are not spellings of one name."""
    assert spelling("Anna Berglund", "Karl Berglund") is None
    assert spelling("Ann Li", "Ann Lu") is None
    assert spelling("Maria Torres", "Maria Torres") is None
