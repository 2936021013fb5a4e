"""Figures are compared by what their wording allows (annotation guide, rules 1 and rulings)."""

from __future__ import annotations

import pytest

from attribution.claims import find_quantities
from attribution.judging.values import compare_values, plain
from attribution.types import Quantity
from tests.judging.building import figure

CASES = [
    (figure("more than 17,000", 17000, "more_than", step=1000), figure("17,500", 17500, step=100), "agree"),
    (figure("about 100", 100, "about", step=100), figure("104", 104), "agree"),
    (figure("dozens", 50, "vague", low=24, high=99), figure("36", 36), "agree"),
    (figure("at least 19", 19, "at_least"), figure("15", 15), "differ"),
    (figure("at least 19", 19, "at_least"), figure("at least 15", 15, "at_least"), "agree"),
    (figure("more than 40", 40, "more_than", step=10), figure("40", 40, step=10), "agree"),
    (figure("about 150,000", 150000, "about", step=10000), figure("157,000", 157000, step=1000), "differ"),
    (figure("more than 30", 30, "more_than", step=10), figure("3,000", 3000, step=1000), "differ"),
    (figure("165", 165), figure("304", 304), "differ"),
    (figure("430", 430, step=10), figure("340", 340, step=10), "differ"),
    (figure("$5m", 5e6, kind="money", unit="USD"), figure("€5m", 5e6, kind="money", unit="EUR"), "incomparable"),
    (figure("5%", 5, kind="percent", unit="percent"), figure("5", 5), "incomparable"),
]


@pytest.mark.parametrize(("a", "b", "outcome"), CASES, ids=lambda x: getattr(x, "text", x))
def test_outcomes(a: Quantity, b: Quantity, outcome: str) -> None:
    """Bounds, rounding, vague words and units decide; the order of the two sides never does."""
    assert compare_values(a, b).outcome == outcome
    assert compare_values(b, a).outcome == outcome


def read(text: str) -> Quantity:
    """The first figure of a sentence, as the claims room reads it."""
    return find_quantities(text)[0]


READ = [
    ("12 miles away", "19 km away", "agree"),
    ("a 740-foot carrier", "the 226-metre ship", "agree"),
    ("12 miles away", "25 km away", "differ"),
    ("12,000 acres burned", "4,900 hectares burned", "agree"),
    ("it was 14 degrees Celsius", "it was 57 degrees Fahrenheit", "agree"),
    ("1.6 degrees Celsius above normal", "about 2.9 degrees Fahrenheit above normal", "agree"),
    ("20 working days", "four weeks", "agree"),
    ("twelve weeks", "three months", "agree"),
    ("eleven weeks", "nearly three months", "agree"),
    ("within ten minutes", "nine minutes later", "agree"),
    ("within 90 days", "within six months", "differ"),
    ("nearly 145,000 cars", "143,000 cars", "agree"),
    ("two dozen stores", "25 stores", "agree"),
    ("two dozen stores", "31 stores", "differ"),
    ("a third of them", "35 per cent of them", "agree"),
    ("rose 5 per cent", "rose 5 percentage points", "incomparable"),
    ("₹5 lakh", "500,000 rupees", "agree"),
    ("Sh2.1 billion was lost", "KES 2.1 billion was lost", "agree"),
    ("R$5 billion", "$5 billion", "incomparable"),
    ("A$7.3 billion", "a bid of $6 billion", "unclear"),
    ("the floor is 14,500 taka", "up from 14,500", "agree"),
    ("voted 52-48", "the motion got 52 votes to 48", "agree"),
    ("voted 52-48", "voted 51-49", "differ"),
    ("voted 5-2", "five of the seven", "agree"),
    ("delayed by 35 minutes", "delayed about 30 minutes", "unclear"),
    ("it crashed on lap 151", "with 116 laps to go", "incomparable"),
    ("lasted two hours and 12 minutes", "at over two hours", "agree"),
]


@pytest.mark.parametrize(("a", "b", "outcome"), READ)
def test_outcomes_as_read(a: str, b: str, outcome: str) -> None:
    """Units are converted, currencies are not; limits, dozens, fractions and left-out units are read as an editor reads them."""
    assert compare_values(read(a), read(b)).outcome == outcome
    assert compare_values(read(b), read(a)).outcome == outcome


def test_a_conversion_is_explained() -> None:
    """The reason says what one measure is in the other's unit."""
    assert compare_values(read("12 miles away"), read("25 km away")).reason == "12 miles against 25 km (12 miles is 19.3 km)"


def test_one_person_is_no_count() -> None:
    """“A young girl was killed” does not contradict a toll of three; “a man and a woman” counts two."""
    girl, both = figure("A young girl", 1), figure("a man and a woman", 2)
    assert compare_values(girl, figure("three", 3)).outcome == "unclear"
    assert compare_values(both, figure("three", 3)).outcome == "differ"


def test_an_ordinal_of_a_tally_counts_at_least_so_many() -> None:
    """“a fifth resident died” stands against four dead, and allows five and six."""
    fifth = figure("fifth", 5, kind="ordinal", predicate="die")
    outcomes = [compare_values(fifth, figure(str(n), n, predicate="die")).outcome for n in (4, 5, 6)]
    assert outcomes == ["differ", "agree", "agree"]
    assert compare_values(fifth, figure("5", 5, predicate="injure")).outcome == "incomparable"


def test_ages_are_somebodys() -> None:
    """Two ages of two people are not compared."""
    a, b = (figure("47", 47, kind="age", unit="year", scope=(name,)) for name in ("Haskell", "Moreno"))
    assert compare_values(a, b).outcome == "incomparable"


def test_plain_numbers() -> None:
    """Numbers are written as readers write them."""
    assert [plain(17500.0), plain(2.5), plain(float("inf"))] == ["17,500", "2.5", "any number"]
