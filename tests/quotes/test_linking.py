"""One name for one person across articles."""

from __future__ import annotations

from attribution.quotes import link_people
from attribution.types import Person


def person(name: str, kind: str = "person") -> Person:
    """Return a person without mentions."""
    return Person(name, kind, ())  # type: ignore[arg-type]


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
