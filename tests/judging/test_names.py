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


def test_renderings_of_another_script_agree() -> None:
    """Arabic and Slavic names have several spellings in English; none of them is a misprint."""
    for a, b in (("Muammar Gaddafi", "Muammar Qaddafi"), ("Ali Abdullah Saleh", "Ali Abdullah Salih"), ("Petro Zelensky", "Petro Zelenskiy")):
        assert spelling(a, b) == "agree"


def test_misprints_of_such_names_are_conflicts() -> None:
    """A letter that no rendering chooses between is a misprint in any name."""
    assert spelling("Viktor Orlov", "Viktor Orlan") == "conflict"
    assert spelling("Anders Petersen", "Anders Peterson") == "conflict"
