"""One form for one spoken word."""

from __future__ import annotations

import time

import pytest

from attribution.matching.spoken import only_words, spoken


def forms(text: str) -> str:
    """The words of a text, in a row."""
    return " ".join(word.form for word in only_words(spoken(text)))


CASES = [
    ("We’ll, they'd, it's, don't", "we will they would it is do not"),
    ("12% and 12 per cent", "12 percent and 12 percent"),
    ("two hundred and fifty-three thousand and five", "253005"),
    ("nineteen ninety-five", "1995"),
    ("twenty twenty-four", "2024"),
    ("$5 million, $5m, five million dollars", "5000000 dollar 5000000 dollar 5000000 dollar"),
    ("£1.2bn", "1200000000 pound"),
    ("a hundred of a dozen", "100 of a dozen"),
    ("five million five million", "5000000 5000000"),
    ("one two three", "1 2 3"),
    ("first and 1st", "1st and 1st"),
    ("on the 3rd of May, May 3rd, 3 June, June 3", "on may 3 may 3 june 3 june 3"),
    ("the 3 may leave in March", "the 3 may leave in march"),
    ("U.S. at 9 a.m.", "us at 9 am"),
    ("[W]e leav[ing] [the plan] now", "we leaving now"),
    ("so … far [...] and . . . on", "so far and on"),
    ("O’Neill’s rock ’n’ roll", "o'neill's rock n roll"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_forms(text: str, expected: str) -> None:
    """House styles fold into one form."""
    assert forms(text) == expected


def test_offsets_are_those_of_the_text() -> None:
    """Every word stands where it says, in order, also inside a stretch."""
    text = "Then “twenty-five men, [the crew] and $5m” …"
    words = spoken(text, 6, 41)
    assert [text[word.start : word.end] for word in words[:3]] == ["twenty-five", "men", "[the crew]"]
    assert [word.start for word in words] == sorted(word.start for word in words)


@pytest.mark.parametrize("text", ["[" * 60_000, "a[" * 40_000, "." * 60_000, ". " * 40_000, "1," * 40_000, "a'" * 40_000, "five " * 20_000, "million " * 20_000])
def test_strange_texts_take_linear_time(text: str) -> None:
    """No pattern backtracks."""
    begun = time.process_time()
    spoken(text)
    assert time.process_time() - begun < 20
