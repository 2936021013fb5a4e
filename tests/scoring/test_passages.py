"""When a found passage counts for a gold passage."""

from __future__ import annotations

import pytest

from attribution.scoring.passages import Place, counts_for, is_one_sentence

TWO = "He left. She stayed at the port until the ferry was called off."
ONE = "The ferry, which had left with forty people aboard, was called back by Gen. R. Osei of the U.N. mission."


def place(start: int, end: int, text: str = TWO, article: str = "a") -> Place:
    """A passage whose words decide only whether it is a sentence."""
    return Place(start, end, article, text)


@pytest.mark.parametrize(("start", "end", "expected"), [(5, 15, True), (6, 16, False), (0, 10, True), (10, 20, False)])
def test_half_of_the_gold_passage_must_be_shared(start: int, end: int, expected: bool) -> None:
    """Exactly half of ten characters is enough, four are not."""
    assert counts_for(place(start, end), place(0, 10)) is expected


@pytest.mark.parametrize(("end", "text", "expected"), [(30, TWO, True), (31, TWO, False), (500, ONE, True)])
def test_three_times_the_length_or_one_sentence(end: int, text: str, expected: bool) -> None:
    """Thirty characters around ten count, thirty-one only when they are one sentence, as any sentence does."""
    assert counts_for(place(0, end, text), place(0, 10)) is expected


def test_another_report_never_counts() -> None:
    """Equal offsets in two reports are two passages."""
    assert not counts_for(place(0, 10), place(0, 10, article="b"))


def test_an_empty_gold_passage_is_never_met() -> None:
    """Half of nothing is not found everywhere."""
    assert not counts_for(place(0, 10), place(5, 5))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE, True),
        (TWO, False),
        ("", True),
        ("“Is it over?” he asked. ", True),
        ("“It is over.” “No.”", False),
        ("It cost $4.5 million, up 3.2 percent.", True),
        ("The magnitude was 6.1. Eleven died.", False),
        ("Police came.\nNobody was hurt.", False),
        ("A headline without a stop\n\nA first line", False),
        ("A line broken\nby a narrow column.", True),
        ("It ends at St. Brandan's, on Jan. 4.", True),
        ("Il est mort. Élise est partie.", False),
    ],
)
def test_one_sentence(text: str, expected: bool) -> None:
    """Abbreviations, initials, decimals and quoted questions do not end a sentence; stops and blank lines do."""
    assert is_one_sentence(text) is expected


def test_one_sentence_is_linear() -> None:
    """A long passage of stops and blanks takes no more than a moment."""
    assert not is_one_sentence("A. " * 100_000 + "\n" * 100_000 + ". " * 100_000 + "B")
