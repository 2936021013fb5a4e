"""Conventions set aside on both sides before boundaries are compared."""

from __future__ import annotations

import pytest

from attribution.scoring.boundaries import core, joined
from attribution.types import Span


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("that the ferry sank. ", "the ferry sank"),
        ("That “it sank,”", "“it sank,”"),
        (", the ferry sank –", "the ferry sank"),
        ("“It sank.”", "“It sank.”"),
        ("has it sunk?", "has it sunk"),
        ("thatched roofs burned", "thatched roofs burned"),
        ("that", "that"),
        ("“That ferry sank.”", "“That ferry sank.”"),
    ],
)
def test_that_and_stops_outside_the_marks_go(words: str, kept: str) -> None:
    """Only a complementizer, blanks and stops at the ends go; marks and what they hold stay."""
    text = "He said " + words
    assert core(8, words).of(text) == kept


@pytest.mark.parametrize("words", ["", " ", ".,", " – "])
def test_stops_alone_leave_nothing(words: str) -> None:
    """A stretch without a word has an empty core, never a negative one."""
    span = core(5, words)
    assert span.start == span.end


def test_fragments_without_words_between_are_one() -> None:
    """A paragraph break joins, a cue does not, and order in the record does not matter."""
    text = "“It sank.\n\n“Nobody came,” he said. “Nobody.”"
    broken = [(35, 44), (0, 9), (11, 25)]
    assert joined(broken, 0, text) == [Span(0, 25), Span(35, 44)]
    assert [span.of(text) for span in joined(broken, 0, text)] == ["“It sank.\n\n“Nobody came,”", "“Nobody.”"]


def test_fragments_are_offsets_into_the_article() -> None:
    """The words given begin at the quotation's start."""
    assert joined([(100, 104), (105, 109)], 100, "One. Two. ") == [Span(100, 109)]
