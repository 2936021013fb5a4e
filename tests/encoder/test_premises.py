"""Windows of long premises: nothing is lost, sentences stay whole where they can, the most telling window speaks."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.encoder.premises import combine, sentence_numbers, split, words
from attribution.types import Span, Verdict

SENTENCE = "The harbour committee met in Orvel and spoke of ropes. "


def starts_of(text: str) -> list[int]:
    """A piece for each word or mark."""
    return [start for start, _ in words(text)]


def test_every_word_is_in_a_window_and_windows_overlap() -> None:
    """Windows go forward, leave no word out and repeat some of the last one's end."""
    text = SENTENCE * 30
    spans = split(text, starts_of(text), 50, 12)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(set(range(start, end)) <= covered for start, end in words(text))
    for before, after in pairwise(spans):
        assert before.start < after.start < before.end < after.end
    assert all(sum(span.start <= start < span.end for start in starts_of(text)) <= 50 for span in spans)


def test_windows_end_with_sentences() -> None:
    """Where sentences are shorter than a room, every window ends with a stop and begins with a capital."""
    text = SENTENCE * 30
    for span in split(text, starts_of(text), 50, 12):
        assert span.of(text).endswith("ropes.")
        assert span.of(text).startswith("The")


def test_an_abbreviation_ends_no_sentence() -> None:
    """"Mr. Diop" and "J. Brenner" stay together; a line end is an end."""
    text = "Mr. Diop and J. Brenner met. They left\nNobody knew."
    numbers = sentence_numbers(text, words(text))
    by_word = dict(zip((text[s:e] for s, e in words(text)), numbers, strict=True))
    assert by_word["Mr"] == by_word["Diop"] == by_word["Brenner"] == by_word["met"] == 0
    assert (by_word["They"], by_word["Nobody"]) == (1, 2)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .!?\n\"é🚢-中"), max_size=300), st.integers(8, 40))
def test_no_text_loses_a_character_that_is_not_blank(text: str, room: int) -> None:
    """Whatever the text, windows cover all its words in bounded pieces."""
    spans = split(text, starts_of(text), room, room // 4)
    for start, end in words(text):
        assert any(span.start <= start and end <= span.end for span in spans)


@pytest.mark.parametrize("text", ["word " * 200_000, " " * 1_000_000, "x" * 1_000_000, ".“" * 300_000, "A. " * 300_000])
def test_a_million_characters_take_seconds(text: str) -> None:
    """Time grows with the length, not with its square."""
    begun = time.monotonic()
    assert split(text, starts_of(text), 80, 24)
    assert time.monotonic() - begun < 20


def test_the_least_neutral_window_speaks() -> None:
    """Windows that say nothing do not outvote the one that does; of equals the first is told."""
    silent, told = Verdict(0.05, 0.9, 0.05, Span(0, 9)), Verdict(0.1, 0.2, 0.7, Span(5, 20))
    assert combine([silent, told, silent]) is told
    assert combine([told, Verdict(0.7, 0.2, 0.1, Span(30, 40))]) is told
    assert combine([Verdict(0.2, 0.3, 0.5)]).window is None
