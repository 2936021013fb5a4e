"""Speakers under the fullest form that any report of a story prints."""

from __future__ import annotations

from attribution.quotes.across import name_across
from attribution.types import Article, Person, Quote, Reading


def reading(name: str, speaker: str, *people: Person, rule: str = "name") -> Reading:
    """Return an article with one quotation by a speaker."""
    quote = Quote("q1", "direct", 0, 4, "“No”", (), speaker_name=speaker, evidence={"rule": rule})
    return Reading(Article(name, "“No”"), (quote,), people)


def speaker_of(readings: list[Reading], number: int) -> str | None:
    """Return the speaker of an article's quotation."""
    return readings[number].quotes[0].speaker_name


FULL = Person("Petra Brandt", "person", ())


def test_a_surname_gets_its_full_name() -> None:
    """What one report leaves out another prints; the evidence keeps what the article had."""
    named = name_across([reading("a", "Petra Brandt", FULL), reading("b", "Brandt")])
    assert speaker_of(named, 1) == "Petra Brandt"
    assert named[1].quotes[0].evidence["across"] == "Brandt"
    assert "across" not in named[0].quotes[0].evidence


def test_two_of_one_surname_stay_apart() -> None:
    """A surname that two people of the story bear stays as it is."""
    other = Person("Karim Brandt", "person", ())
    assert speaker_of(name_across([reading("a", "Petra Brandt", FULL, other), reading("b", "Brandt")]), 1) == "Brandt"


def test_the_legal_form_adds_nothing() -> None:
    """A company keeps the name its article prints."""
    firm = Person("Norford Foods Ltd", "organization", ())
    named = name_across([reading("a", "Norford Foods Ltd", firm), reading("b", "Norford Foods")])
    assert speaker_of(named, 1) == "Norford Foods"


def test_a_desk_s_word_stands() -> None:
    """An override is not renamed."""
    named = name_across([reading("a", "Petra Brandt", FULL), reading("b", "Brandt", rule="override")])
    assert speaker_of(named, 1) == "Brandt"
