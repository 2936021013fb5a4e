"""Statements that say themselves that they speak of two things."""

from __future__ import annotations

from attribution.judging.otherscopes import other_scope
from tests.judging.building import claim, figure


def test_a_day_and_all_told() -> None:
    """A cost per day and one altogether are two measures; two costs per day are one."""
    day = claim("The strike costs growers 4 million a day.", quantities=(figure("4 million", 4e6),))
    total = claim("The strike cost growers 30 million all told.", "b", quantities=(figure("30 million", 3e7),))
    assert other_scope(day, total)
    assert other_scope(total, day)
    assert not other_scope(day, claim("The strike costs growers 6 million a day.", "b", quantities=(figure("6 million", 6e6),)))


def test_two_directions() -> None:
    """Eastbound and westbound traffic are two; a report of both is of each."""
    east, west = claim("Eastbound traffic stood for an hour."), claim("Westbound traffic moved freely.", "b")
    assert other_scope(east, west)
    assert not other_scope(east, claim("Eastbound and westbound traffic moved freely.", "b"))
