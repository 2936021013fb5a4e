"""People counted without a number word, and the sums that lists of people make."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.claims.people import is_person
from attribution.claims.persons import find_persons, person_end, with_sums
from attribution.claims.quantities import find_quantities
from attribution.claims.things import attach
from attribution.types import Quantity


def read(nlp: Any, text: str) -> tuple[Quantity, ...]:
    """The figures of a text with its persons and sums, as the claims room reads them."""
    doc = nlp(text)
    figures = attach(doc, find_quantities(text), ())
    named = find_persons(text, list(doc.sents), figures)
    found = with_sums(text, sorted([*figures, *named], key=lambda q: (q.start, q.end)))
    assert all(text[q.start : q.end] == q.text for q in found)
    return found


SUMS = [
    ("The 13 soldiers and four crew members had been killed.", "13 soldiers and four crew members", 17),
    ("Forty passengers and a crew of four got out.", "Forty passengers and a crew of four", 44),
    ("The dead are three women and a man.", "three women and a man", 4),
    ("One Portuguese engineer, one Turk and one Spaniard were taken.", "One Portuguese engineer, one Turk and one Spaniard", 3),
    ("A spectator and a photographer were killed on Thursday.", "A spectator and a photographer", 2),
]


@pytest.mark.parametrize(("text", "words", "value"), SUMS)
def test_a_list_of_people_has_a_sum(nlp: Any, text: str, words: str, value: float) -> None:
    """The list is a figure of its own, beside its parts."""
    totals = [q for q in read(nlp, text) if q.text == words]
    assert [q.value for q in totals] == [value]


def test_the_parts_of_a_toll_are_parts(nlp: Any) -> None:
    """Thirteen of seventeen dead are marked as a part, so that nobody holds them against the whole."""
    found = read(nlp, "Thirteen soldiers and four sailors were killed.")
    assert [("part" in q.scope) for q in found] == [False, True, True]
    aboard = read(nlp, "Fourteen passengers and two pilots were on board.")
    assert not any("part" in q.scope for q in aboard)


PERSONS = [
    ("A young girl was killed when a wall fell.", "A young girl", "die"),
    ("The blast came at dawn, killing a pump attendant.", "a pump attendant", "die"),
    ("Police have arrested a man.", "a man", "arrest"),
]


@pytest.mark.parametrize(("text", "words", "predicate"), PERSONS)
def test_one_person_of_a_tally(nlp: Any, text: str, words: str, predicate: str) -> None:
    """A person of whom a tally speaks is a figure of one."""
    found = [(q.text, q.value, q.predicate) for q in read(nlp, text)]
    assert found == [(words, 1.0, predicate)]


NONE = [
    "A man walked his dog along the harbour.",
    "Two people were killed and four wounded.",
    "Two officers and 14 vehicles were sent.",
    "She chronicled a life lived to the full.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_person_and_no_sum(nlp: Any, text: str) -> None:
    """Nothing is added where no tally speaks of a person, or where a list holds other things or other fates."""
    assert all(q.text.split()[0].lower() not in ("a", "an") and " and " not in q.text for q in read(nlp, text))


def test_a_third_person_is_no_single_person(nlp: Any) -> None:
    """“A third person died” is an ordinal and not one person."""
    assert [(q.kind, q.value, q.predicate) for q in read(nlp, "A third person died on Sunday.")] == [("ordinal", 3.0, "die")]


def test_the_noun_for_people() -> None:
    """The words up to the noun for people, and none where a verb stands first."""
    assert person_end(" young girl was", 0) == len(" young girl")
    assert person_end(" was killed", 0) == 0
    assert is_person("firefighters")
    assert not is_person("bridges")


def test_long_lists_take_linear_time() -> None:
    """A text of many articles and nouns is read in one pass."""
    text = "a man and " * 20_000
    assert person_end(text, 1) == len("a man")
    assert with_sums(text, ()) == ()
