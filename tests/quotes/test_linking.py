"""One name for one person across articles."""

from __future__ import annotations

from attribution.quotes import link_people
from attribution.types import Person


def person(name: str, kind: str = "person", role: str | None = None) -> Person:
    """Return a person without mentions."""
    return Person(name, kind, (), role)  # type: ignore[arg-type]


def test_spellings_and_surnames() -> None:
    """Accents, transliterations and a lone surname meet under the fullest form."""
    linked = link_people(
        {
            "a": [person("Assimi Goïta"), person("Nusra Front", "organization")],
            "b": [person("Assimi Goita"), person("Nusrah Front", "organization")],
            "c": [person("Goita")],
        }
    )
    assert linked["a", "Assimi Goïta"] == linked["b", "Assimi Goita"] == linked["c", "Goita"]
    assert linked["a", "Nusra Front"] == linked["b", "Nusrah Front"]


def test_acronyms() -> None:
    """An acronym joins the only organisation with its letters."""
    linked = link_people({"a": [person("Harbour Pilots Union", "organization")], "b": [person("HPU", "organization")]})
    assert linked["b", "HPU"] == "Harbour Pilots Union"


def test_ambiguous_surname_stays_alone() -> None:
    """A surname that two people bear is nobody's."""
    linked = link_people({"a": [person("Ana Ruiz"), person("Luis Ruiz")], "b": [person("Ruiz")]})
    assert linked["b", "Ruiz"] == "Ruiz"
    assert linked["a", "Ana Ruiz"] != linked["a", "Luis Ruiz"]


def test_a_surname_of_another_trade_stays_alone() -> None:
    """A striker is not the foreign minister of another article; the minister is."""
    minister = person("Abdou Ndiaye", role="foreign minister")
    linked = link_people({"a": [minister], "b": [person("Ndiaye", role="the striker")]})
    assert linked["b", "Ndiaye"] == "Ndiaye"
    linked = link_people({"a": [minister], "b": [person("Ndiaye", role="Norland’s minister")]})
    assert linked["b", "Ndiaye"] == "Abdou Ndiaye"


def test_initials() -> None:
    """An initial joins the only first name that begins so."""
    linked = link_people({"a": [person("Abdou Ndiaye")], "b": [person("A. Ndiaye")], "c": [person("K. Ndiaye")]})
    assert linked["b", "A. Ndiaye"] == "Abdou Ndiaye"
    assert linked["c", "K. Ndiaye"] == "K. Ndiaye"


def test_companies() -> None:
    """The legal form of a company does not count, and its short name is the long one's; another firm's is not."""
    firms = [person(name, "organization") for name in ("Norford Motor Company", "Norford", "Stellan Inc.", "Stellan")]
    linked = link_people({str(number): [firm] for number, firm in enumerate(firms)})
    assert linked["1", "Norford"] == linked["0", "Norford Motor Company"]
    assert linked["3", "Stellan"] == linked["2", "Stellan Inc."]
    apart = link_people({"a": [person("Stellan Inc.", "organization")], "b": [person("Stellan Corps", "organization")]})
    assert apart["a", "Stellan Inc."] != apart["b", "Stellan Corps"]


def test_an_acronym_everybody_knows() -> None:
    """UN and United Nations are one."""
    linked = link_people({"a": [person("UN", "organization")], "b": [person("United Nations", "organization")]})
    assert linked["a", "UN"] == "United Nations"
