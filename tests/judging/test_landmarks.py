"""Distances from two places are two measures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.judging.gates import one_measure
from attribution.judging.landmarks import LEADS, landmark, other_landmark
from attribution.judging.matches import Match
from attribution.judging.values import Comparison, Outcome
from attribution.types import Claim, Name, Quantity
from tests.judging.building import claim, figure, pair


def told(text: str, distance: str, *names: str) -> tuple[Claim, Quantity]:
    """A statement with its distance and the names in it, all where they stand."""
    at = text.index(distance)
    found = tuple(Name(text.index(n), text.index(n) + len(n), n, "place", n) for n in names)
    quantity = replace(figure(distance, 1.0, kind="measure", unit="m", thing=""), start=at, end=at + len(distance))
    return claim(text, names=found, quantities=(quantity,)), quantity


@pytest.mark.parametrize(
    ("text", "distance", "name", "words"),
    [
        ("It struck 13 miles east of Halden.", "13 miles", "Halden", {"halden"}),
        ("It hit 75 km (47 miles) south-west of the main town of Port Selim.", "75 km", "Port Selim", {"port", "selim"}),
        ("It hit 75 km (47 miles) south-west of Port Selim.", "47 miles", "Port Selim", {"port", "selim"}),
        ("The lorry stopped 200 metres from Dorn bridge.", "200 metres", "Dorn", {"dorn"}),
        ("The plane flew 300 km before Halden saw it.", "300 km", "Halden", set()),
        ("It lay 2 miles down, the Halden survey said.", "2 miles", "Halden", set()),
    ],
)
def test_the_landmark_is_the_name_that_a_distance_counts_from(text: str, distance: str, name: str, words: set[str]) -> None:
    """A direction, a conversion and a few plain words may stand between; a clause of its own may not."""
    assert landmark(*told(text, distance, name)) == words


def test_a_count_has_no_landmark() -> None:
    """"13 people east of Halden" is no distance."""
    statement, quantity = told("Some 13 people east of Halden fled.", "13 people", "Halden")
    assert landmark(statement, replace(quantity, kind="count", unit="")) == frozenset()


def test_two_landmarks_make_two_measures() -> None:
    """Either way round; one place by a longer name is one place, and a distance without landmark says nothing."""
    east, north = told("It struck 13 miles east of Halden.", "13 miles", "Halden"), told("It lay 23 miles north of Port Selim.", "23 miles", "Port Selim")
    longer, bare = told("It lay 23 miles off Halden Bay.", "23 miles", "Halden Bay"), told("It lay 23 miles away.", "23 miles")
    assert other_landmark(*east, *north)
    assert other_landmark(*north, *east)
    assert not other_landmark(*east, *longer)
    assert not other_landmark(*east, *bare)


def test_the_gate_stops_distances_that_differ() -> None:
    """From two places they are not one measure; one distance from either place, or two from one, may be."""
    unlike = {"tally_other": 0.0, "part_other": 0.0, "around": 0.2, "best": 1.0, "vague": 0.0, "hedged": 0.0}

    def match(other: tuple[Claim, Quantity], outcome: Outcome) -> Match:
        statement, distance = told("It struck 13 miles east of Halden.", "13 miles", "Halden")
        return Match("number", pair(statement, other[0]), distance, other[1], Comparison(outcome, ""), unlike)

    elsewhere = told("It lay 23 miles north of Port Selim.", "23 miles", "Port Selim")
    assert not one_measure(match(elsewhere, "differ"))
    assert one_measure(match(elsewhere, "agree"))
    assert one_measure(match(told("It lay 23 miles from Halden.", "23 miles", "Halden"), "differ"))


def test_a_long_row_of_directions_takes_no_time() -> None:
    """A hostile sentence cannot hold the check up: the pattern reads a row of directions in one way only."""
    between = " " + "north " * 5_000 + "and so on "
    assert LEADS.fullmatch(between) is None
    assert LEADS.fullmatch(" north north-east southwestward of the old ")
