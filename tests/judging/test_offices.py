"""Offices that one person does not hold at once."""

from __future__ import annotations

import pytest

from attribution.judging.names import name_matches
from attribution.judging.offices import at_odds, office_of
from attribution.types import Claim, Name
from tests.judging.building import claim, pair


def of(text: str, article: str = "a", person: str = "Ada Holm") -> Claim:
    """A statement that names one person."""
    start = text.index(person)
    return claim(text, article, names=(Name(start, start + len(person), person, "person", person),))


ODD = [
    ("The chief arbiter, Ada Holm, stopped the clocks.", "Ada Holm, the deputy arbiter, stopped the clocks."),
    ("said the first mate, Ada Holm.", "Ada Holm, the ship's engineer, said so."),
    ("Chief executive Dr Ada Holm apologised.", "its chairman, Dame Ada Holm, apologised."),
    ("transport minister Ada Holm resigned.", "Ada Holm, the fisheries minister of the islands, resigned."),
    ("Colonel Ada Holm took power.", "Lieutenant colonel Ada Holm took power."),
]
EVEN = [
    ("The chief arbiter, Ada Holm, stopped the clocks.", "Ada Holm, the arbiter, stopped the clocks."),
    ("The company's managing director, Ada Holm, apologised.", "Chief executive Ada Holm apologised."),
    ("The mayor, Ada Holm, opened the fair.", "The novelist Ada Holm opened the fair."),
    ("Former chairman Ada Holm spoke.", "Chief executive Ada Holm spoke."),
    ("The chairman and chief executive, Ada Holm, spoke.", "The chairman, Ada Holm, spoke."),
]


@pytest.mark.parametrize(("one", "other"), ODD)
def test_offices_at_odds(one: str, other: str) -> None:
    """Other offices of one kind, one below the other, or another field, in either order."""
    found = list(name_matches([pair(of(one), of(other, "b"))]))
    assert [(m.kind, m.relation) for m in found] == [("role", "conflict")]
    assert [m.kind for m in name_matches([pair(of(other), of(one, "b"))])] == ["role"]


@pytest.mark.parametrize(("one", "other"), EVEN)
def test_offices_that_go_together(one: str, other: str) -> None:
    """Two words for one office, two walks of life, a past office, and two offices held at once are no conflict."""
    assert not list(name_matches([pair(of(one), of(other, "b"))]))


def test_an_office_as_read() -> None:
    """Group, head, rank and field of an office beside a name."""
    claim_ = of("The deputy energy minister Ada Holm left.")
    office = office_of(claim_, claim_.names[0])
    assert office is not None
    assert (office.head, office.rank, office.field) == ("minister", "below", "energy")
    assert not at_odds(office, office)
