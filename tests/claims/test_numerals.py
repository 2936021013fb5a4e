"""Numbers in digits and words."""

from __future__ import annotations

import pytest

from attribution.claims.lexer import lex
from attribution.claims.numerals import digits_value, read_numeral, rounding_place


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("twenty-seven", 27, 1),
        ("two hundred and six", 206, 1),
        ("a dozen", 12, 1),
        ("half a million", 500_000, 100_000),
        ("half-a-dozen", 6, 1),
        ("three dozen", 36, 1),
        ("17,500", 17_500, 100),
        ("17,000", 17_000, 1_000),
        ("10 000", 10_000, 10_000),
        ("2.3m", 2_300_000, 100_000),
        ("1.9 billion", 1_900_000_000, 100_000_000),
        ("210 crore", 2_100_000_000, 100_000_000),
        ("two million three hundred thousand", 2_300_000, 100_000),
        ("165", 165, 1),
    ],
)
def test_value_and_rounding(text: str, value: float, step: float) -> None:
    """A numeral has the value it names and the place it is rounded to, and ends where it ends."""
    lexemes = lex(text)
    number = read_numeral(lexemes, 0)
    assert number is not None
    assert (number.value, number.step, number.stop) == (value, step, len(lexemes))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 99),
        ("several hundred", 200, 999),
        ("thousands", 2_000, 99_999),
        ("hundreds of thousands", 2e5, 1.998e6),
    ],
)
def test_vague_words_leave_room(text: str, low: float, high: float) -> None:
    """A vague word allows the range its constant documents."""
    number = read_numeral(lex(text), 0)
    assert number is not None
    assert number.vague
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize("text", ["G7", "F-16", "Kestrel-2", "A380", "SW1A 1AA", "4x4"])
def test_digits_in_names_are_no_numbers(text: str) -> None:
    """Digits that touch letters are part of a name, but for the number before a known suffix."""
    lexemes = lex(text)
    assert all(x.kind != "number" for x in lexemes[1:])


def test_lexemes_are_offsets_into_the_text() -> None:
    """Every lexeme is where it says, emoji and combining marks included."""
    text = "🎉 More than 17,000 — cafe\u0301 “40%”"
    for lexeme in lex(text):
        assert text[lexeme.start : lexeme.end] == lexeme.text


def test_rounding_place_of_decimals() -> None:
    """Decimals tell their place themselves, and digits keep their groups apart from their point."""
    assert rounding_place(6.25, 2) == 0.01
    assert digits_value("1,234.5") == (1234.5, 1)
