"""One name in two spellings."""

from __future__ import annotations

from attribution.judging.names import name_matches, other_given, spelling
from attribution.types import Claim, Name
from tests.judging.building import claim, pair


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


def test_an_h_is_no_l() -> None:
    """A letter in the place of an h is a misprint, an h that is left out is style."""
    assert spelling("Karin Bergdahl", "Karin Bergdall") == "conflict"
    assert spelling("Faisal Nusrah", "Faisal Nusra") == "agree"


def test_two_first_names() -> None:
    """Short forms, titles, one vowel of a rendering and names with others are one person's."""
    assert other_given("Anders Holmvik", "Andreas Holmvik")
    assert other_given("Kathryn Voss", "Katherine Voss")
    for a, b in (("Dave Brook", "David Brook"), ("Bill Brook", "William Brook"), ("Colonel Ada Brook", "Ada Brook"), ("Vasil Dudnyk", "Vasyl Dudnyk"), ("Torbjorn Ask", "Torbjørn Ask")):
        assert not other_given(a, b)


def person(text: str, full: str, article: str, number: int = 1, printed: str = "") -> Claim:
    """A statement with one person's name."""
    words = printed or full
    start = text.index(words)
    return claim(text, article, number, names=(Name(start, start + len(words), words, "person", full),))


def test_first_names_of_one_guard() -> None:
    """One surname and one age with two first names is a conflict; without age or office, or in a family, it is none."""
    a = person("Andreas Holmvik, the 61-year-old watchman, cut his hand.", "Andreas Holmvik", "a")
    b = person("The guard, Anders Holmvik, 61, is back at home.", "Anders Holmvik", "b")
    assert [(m.kind, m.relation) for m in name_matches([pair(a, b)])] == [("name", "conflict")]
    bare = person("Anders Holmvik is back at home.", "Anders Holmvik", "b")
    brother = person("His brother, Anders Holmvik, 61, is back at home.", "Anders Holmvik", "b")
    assert not list(name_matches([pair(a, bare)]))
    assert not list(name_matches([pair(a, brother)]))


def test_a_misprint_is_shown_where_the_names_stand_in_full() -> None:
    """The passages of a misprint are those that introduce the person, not the like ones that gave it away."""
    first = person("The ferry belongs to Pavel Lindqvist.", "Pavel Lindqvist", "a", 1)
    again = person("“It will sail,” Lindqvist said on the quay.", "Pavel Lindqvist", "a", 2, "Lindqvist")
    other = person("“It will sail,” said its owner, Pavel Lindqwist.", "Pavel Lindqwist", "b")
    (found,) = name_matches([pair(again, other), pair(first, other, 0.2)])
    assert found.relation == "conflict"
    assert found.pair.a.text == first.text
