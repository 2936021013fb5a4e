"""Figures with bound, unit and kind."""

from __future__ import annotations

import math
from time import process_time

import pytest

from attribution.claims import find_moments, find_quantities
from attribution.claims.units import YEAR
from attribution.types import Quantity


def only(text: str) -> Quantity:
    """Return the one figure of a text."""
    found = find_quantities(text)
    assert len(found) == 1, [q.text for q in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("more than 17,000 members", "more_than", 17_000, math.inf),
        ("at least 19 guards", "at_least", 19, math.inf),
        ("no fewer than 19 guards", "at_least", 19, math.inf),
        ("up to 50 houses", "at_most", 0, 50),
        ("fewer than 40,000 visitors", "less_than", 0, 40_000),
        ("about 150,000 people", "about", 145_000, 155_000),
        ("about 100 people", "about", 90, 110),
        ("nearly 20 lorries", "about", 18, 20),
        ("just over 300 soldiers", "more_than", 300, 330),
        ("between 10 and 15 lorries", "range", 10, 15),
        ("60 or 70 men", "range", 60, 70),
        ("thirty-five, maybe forty thousand", "range", 35_000, 40_000),
        ("30 or more lorries", "at_least", 30, math.inf),
        ("140-odd lorries", "about", 135, 145),
        ("dozens of lorries", "vague", 24, 99),
    ],
)
def test_bounds(text: str, bound: str, low: float, high: float) -> None:
    """Words around a figure set its bound and the interval they leave open."""
    quantity = only(text)
    assert (quantity.bound, quantity.low, quantity.high) == (bound, low, high)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("worth £60,000", "money", "GBP", 60_000),
        ("A$25 million", "money", "AUD", 25_000_000),
        ("a 640 million crown contract", "money", "crown", 640_000_000),
        ("four dollars ten for each", "money", "USD", 4.1),
        ("three and a half million won", "money", "KRW", 3_500_000),
        ("two thirds of a million pounds", "money", "GBP", 666_666.666667),
        ("eight per cent", "percent", "percent", 8),
        ("50 basis points", "percent", "percentage_point", 0.5),
        ("half a percentage point", "percent", "percentage_point", 0.5),
        ("four in ten", "percent", "percent", 40),
        ("three-quarters", "percent", "percent", 75),
        ("seven miles", "measure", "m", 11_265.408),
        ("6ft 2in tall", "measure", "m", 1.8796),
        ("3.2 tonnes of cocaine", "measure", "kg", 3_200),
        ("a 6.7-magnitude quake", "measure", "magnitude", 6.7),
        ("the 6.7 monster tremor", "measure", "magnitude", 6.7),
        ("they revised the magnitude to 6.7 later", "measure", "magnitude", 6.7),
        ("a shade under three and a half million won", "money", "KRW", 3_500_000),
        ("80 km/h", "measure", "km/h", 80),
        ("three hours and fifty minutes", "duration", "second", 13_800),
        ("for a year and a half", "duration", "second", 1.5 * YEAR),
        ("a five-and-a-half-year deal", "duration", "second", 5.5 * YEAR),
        ("aged 34", "age", "year", 34),
        ("a 34-year-old", "age", "year", 34),
        ("Leonie Park, 31, was", "age", "year", 31),
        ("He was 74.", "age", "year", 74),
        ("won by 52 votes to 49", "score", "to 49", 52),
        ("won 3-2 at home", "score", "to 2", 3),
        ("its third increase", "ordinal", "", 3),
        ("twice as many", "rate", "times", 2),
    ],
)
def test_kinds_and_units(text: str, kind: str, unit: str, value: float) -> None:
    """Each kind of figure is told apart and stands in its base unit."""
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert quantity.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "a Boeing 737 landed",
        "under Article 5 of the treaty",
        "the Group of 20",
        "one of the men",
        "no one came",
        "they blamed one another",
        "call 020 7946 0018 now",
        "at 21 Baker Street",
        "in 2012 and since 2015",
        "the first lady",
        "their first bid",
        "full, if one believes the promoters",
        "see https://example.org/2024/05/17",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    """Names, years, addresses and pronouns are no quantities."""
    assert find_quantities(text) == ()


def test_change_names_two_figures_and_not_a_range() -> None:
    """After a verb of change "from … to …" gives both figures."""
    assert [q.value for q in find_quantities("The toll rose from 300 to 420.")] == [300, 420]


def test_clock_at_the_start_of_a_paragraph() -> None:
    """In a live report "15.10" opens an entry and is a time, not a figure."""
    text = "15.10 Police say the road is open.\n\n15.30 A second blast is heard."
    moments = find_moments(text, None)
    assert [(m.text, m.precision) for m in moments] == [("15.10", "time"), ("15.30", "time")]
    assert find_quantities(text, moments) == ()


def test_a_number_that_no_float_holds_is_no_figure() -> None:
    """400 digits and a scale are no figure, and the figures beside them stay."""
    found = find_quantities(f"A loss of ${'9' * 400} billion, and 12 dogs drowned.")
    assert [q.value for q in found] == [12]


def test_home_dollar() -> None:
    """A bare dollar is the only dollar that an article names."""
    assert [q.unit for q in find_quantities("It paid A$5m, then $2m.")] == ["AUD", "AUD"]
    assert [q.unit for q in find_quantities("It paid US$5m, A$1m, then $2m.")] == ["USD", "AUD", "USD"]


def test_time_grows_with_length_only() -> None:
    """Ten times the text takes about ten times as long, also for text that tempts the grammar."""
    piece = "one two three hundred and 10-15 to 20 or 30 million of half a, more than just over nearly a third of 4,5 "
    spent = []
    for repeats in (40, 400):
        start = process_time()
        find_quantities(piece * repeats)
        spent.append(process_time() - start)
    assert spent[1] < 30 * max(spent[0], 0.002)
