"""Names, roles and titles in print."""

from __future__ import annotations

import pytest

from attribution.quotes.firstnames import gender_of
from attribution.quotes.lexicon import name_words
from attribution.quotes.names import name_runs
from attribution.quotes.officeroles import role_before
from attribution.quotes.printed import name_part, phrase_head


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Foreign Minister Abdou Ndiaye", "Abdou Ndiaye"),
        ("Norland’s deputy U.N. ambassador Natalia Brandt", "Natalia Brandt"),
        ("the coach, Mirela Stoyan", "Mirela Stoyan"),
        ("governor Huda al-Rashwani", "Huda al-Rashwani"),
        ("Isamu Okabe of the education board", "Isamu Okabe"),
        ("Minister of Education Mirela Stoyan", "Mirela Stoyan"),
        ("Undersecretary for Education Mr. Stoyan", "Stoyan"),
        ("Norland’s Shadow Home Secretary", None),
        ("the official Norpress news agency", "Norpress"),
        ("the minister", None),
        ("The Force Commander", None),
        ("a spokesman for Tembwe Lines", None),
        ("officials", None),
        ("he", None),
    ],
)
def test_name_part(printed: str, name: str | None) -> None:
    """The name is found in a speaker as printed; a phrase that only describes has none."""
    assert name_part(printed) == name


def test_runs() -> None:
    """Runs of capitals part at possessives, and lose titles and the first word of a sentence."""
    text = "But Norland’s Foreign Minister Abdou Ndiaye met Dr Efua Tandoh."
    runs = list(name_runs(text, 0, len(text)))
    assert [run.words for run in runs] == [("Norland",), ("Abdou", "Ndiaye"), ("Efua", "Tandoh")]
    assert runs[1].titles == ("Foreign", "Minister")


def test_role_before() -> None:
    """The role that ends a text is read back to where it begins."""
    assert role_before("said Norland’s foreign minister ") == "Norland’s foreign minister"
    assert role_before("On Friday the coach, ") == "the coach"
    assert role_before("they met ") is None


def test_words_and_gender() -> None:
    """Titles come off a name and tell a gender; an unknown first name tells none."""
    assert name_words("Dr. Ana María Ruiz’s") == ["Ana", "María", "Ruiz"]
    assert gender_of(["Ruiz"], ["Ms"]) == "f"
    assert gender_of(["Xyloph", "Ruiz"], []) is None


def test_head() -> None:
    """The head of a phrase is its last noun before any attribute."""
    assert phrase_head("the regional organiser of the drivers’ union") == "organiser"
    assert phrase_head("the secretary-general") == "secretary-general"
