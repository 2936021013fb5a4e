"""Figures beyond digits and units: currencies by prefix, magnitudes, limits, singles and pairs, fractions of a fall."""

from __future__ import annotations

import pytest

from attribution.claims import find_moments, find_quantities

FIGURES = [
    ("The co-op lost Sh2.1 billion.", "Sh2.1 billion", 2.1e9, "money", "shilling"),
    ("A judge froze R$5 billion.", "R$5 billion", 5e9, "money", "BRL"),
    ("The loss is GH¢48 million.", "GH¢48 million", 48e6, "money", "GHS"),
    ("It cost R1,200 and R5 billion.", "R1,200", 1200, "money", "ZAR"),
    ("It owes $US4.2 billion.", "$US4.2 billion", 4.2e9, "money", "USD"),
    ("guidance of €3.1bn–3.5bn", "€3.1bn–3.5bn", 3.3e9, "money", "EUR"),
    ("A million and a half dollars was paid.", "A million and a half dollars", 1.5e6, "money", "USD"),
    ("It was rated 4.4 in magnitude.", "4.4", 4.4, "measure", "magnitude"),
    ("An earthquake measuring 4.6 struck.", "4.6", 4.6, "measure", "magnitude"),
    ("The barrage let out 5.8 lakh cusecs.", "5.8 lakh cusecs", 16423.7710234, "measure", "m3/s"),
    ("within ten nautical miles", "within ten nautical miles", 18520, "measure", "m"),
    ("The 81-year-old’s body was found.", "81-year-old’s", 81, "age", "year"),
    ("workers get half a year's pay", "half a year's", 15778800, "duration", "second"),
    ("granting it a full year", "a full year", 31557600, "duration", "second"),
    ("the trio of pictures lifted", "trio", 3, "count", ""),
    ("Only a single tug was there.", "single", 1, "count", ""),
    ("Both men were found.", "Both", 2, "count", ""),
    ("The injured number 612, they said.", "612", 612, "count", ""),
    ("She went into the building five times.", "five", 5, "count", ""),
    ("fell by well over a quarter", "well over a quarter", 25, "percent", "percent"),
    ("a cut of seven-tenths of a percentage point", "seven-tenths of a percentage point", 0.7, "percent", "percentage_point"),
    ("the third-smallest extent", "third-smallest", 3, "ordinal", ""),
]


@pytest.mark.parametrize(("text", "words", "value", "kind", "unit"), FIGURES)
def test_figures(text: str, words: str, value: float, kind: str, unit: str) -> None:
    """Each is found with its words, value, kind and unit."""
    first = find_quantities(text)[0]
    assert (first.text, first.kind, first.unit) == (words, kind, unit)
    assert first.value == pytest.approx(value)
    assert text[first.start : first.end] == first.text


NOTHING = ["both sides agreed", "a single mother spoke", "a 24/7 service since 9/11", "in the third person", "Kestrel-2 and R2 units"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_figures(text: str) -> None:
    """Words that count nothing are left alone."""
    assert find_quantities(text, find_moments(text, None)) == ()


def test_a_change_is_no_range() -> None:
    """“fell 28% to 712 million euros” names a share and a sum."""
    found = [(q.text, q.kind) for q in find_quantities("Earnings fell 28% to 712 million euros.")]
    assert found == [("28%", "percent"), ("712 million euros", "money")]


def test_limits() -> None:
    """“within” and “in under” make a span of time a limit; “over four days” mostly means during."""
    bounds = [find_quantities(text)[0].bound for text in ("within ten minutes", "in under half an hour", "over four days", "for over four days")]
    assert bounds == ["at_most", "less_than", "exact", "more_than"]


def test_dozens_are_round() -> None:
    """“two dozen” allows a couple more or fewer; “half a dozen” is six."""
    two, half = find_quantities("two dozen men")[0], find_quantities("half a dozen men")[0]
    assert (two.low, two.high, two.bound) == (22, 26, "about")
    assert (half.low, half.high) == (6, 6)
