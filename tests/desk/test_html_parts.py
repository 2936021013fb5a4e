"""The parts of the HTML worksheet: highlights by offsets, the words that differ, where links lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.desk.page.articles import articles
from attribution.desk.page.cards import cards
from attribution.desk.page.differences import passages
from attribution.desk.page.highlights import Highlight, pieces
from attribution.desk.page.places import Places
from attribution.desk.page.words import moment
from attribution.desk.sheets import Row
from tests.desk.sample import sample, worked


@given(st.text(max_size=30), st.integers(0, 50), st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=6))
def test_pieces_are_the_line(text: str, start: int, spans: list[tuple[int, int]]) -> None:
    """Joined they are the text, and each piece lies on just the highlights that cover it."""
    marks = [Highlight("a", at, at + size, "facts", f"facts-{number}", f"F{number}") for number, (at, size) in enumerate(sorted(spans))]
    at = start
    for piece in pieces(start, text, marks):
        assert {one.target for one in piece.on} == {one.target for one in marks if one.start <= at and at + len(piece.text) <= one.end}
        at += len(piece.text)
    assert "".join(piece.text for piece in pieces(start, text, marks)) == text


def test_articles_come_from_lines() -> None:
    """Both articles, their paragraphs, their words; a finding's label stands where its passage ends."""
    first, second = articles(sample())
    assert (first.outlet, first.title, second.outlet) == ("Orlen Mail", "Bridge falls in Orlen", "Valley Times")
    assert [number for number, _ in first.paragraphs] == ["1", "2", "3"]
    assert [len(lines) for _, lines in first.paragraphs] == [1, 1, 2]
    (toll,) = first.paragraphs[1][1]
    assert [(piece.text, piece.sheets, piece.ends) for piece in toll.pieces] == [
        ("At least 12 people", "conflicts facts", ""), (" died", "conflicts", "f1"), (" ", "", ""), ("on Monday", "facts", ""), (" when the Orlen bridge fell.", "", ""),
    ]  # fmt: skip
    assert [one.target for one in toll.pieces[0].on] == ["conflicts-0", "facts-1"]


def test_offsets_that_do_not_fit_mark_nothing() -> None:
    """A line whose text somebody changed keeps its words and loses its marks."""
    changed = sample().rows("lines")[1].having(text="Shorter now.")
    made = replace(sample(), sheets={**sample().sheets, "lines": (sample().rows("lines")[0], changed, *sample().rows("lines")[2:])})
    (line,) = articles(made)[0].paragraphs[1][1]
    assert [(piece.text, piece.on) for piece in line.pieces] == [("Shorter now.", ())]


@pytest.mark.parametrize(
    ("a", "b", "told", "marked"),
    [
        ({"a_words": "At least 12 people died"}, {"b_words": "Fifteen people died"}, "", (["At least 12"], ["Fifteen"])),
        ({"a_words": "At least 12 people died on the day", "a_value": "12 or more"}, {"b_words": "It fell and fifteen were killed"}, "12 or more and 15", (["At least 12"], [])),
        ({"a_words": "The long report contains 52 tips", "a_value": "52"}, {"b_words": "It makes 25 tips", "b_value": "25"}, "52 against 25", (["52"], ["25"])),
        ({"a_words": "“It said nothing,” he told us all at noon", "a_value": "said nothing"}, {"b_words": "“It kept silent”", "b_value": "kept silent"}, "", (["said nothing"], ["kept silent"])),
        ({"a_words": "It costs us dear each day"}, {"b_words": "A quite different sentence altogether"}, "only the first has “cost”", (["costs"], [])),
        ({"a_words": "The same words"}, {"b_words": "the same words."}, "", ([], [])),
    ],
)  # fmt: skip
def test_the_words_that_decide_are_marked(a: dict[str, str], b: dict[str, str], told: str, marked: tuple[list[str], list[str]]) -> None:
    """Those that a finding names, or all that differ where most is alike; and the pieces are the passages."""
    found = passages(Row("k", {**a, **b, "explanation": told}))
    assert tuple([text for text, differs in side if differs] for side in found) == marked
    assert ["".join(text for text, _ in side) for side in found] == [a["a_words"], b["b_words"]]


def test_links_lead_to_the_line() -> None:
    """By number for facts, by offset for the sides of a finding; nowhere where nothing fits."""
    lines = Places(sample())
    assert (lines.numbered("3"), lines.numbered(""), lines.numbered("99")) == (2, None, None)
    assert [lines.holding(row, side) for row in sample().rows("conflicts") for side in ("a_", "b_")] == [1, 4, 2, 5]
    assert lines.holding(Row("k", {"a_article": "times.txt", "a_start": "9000", "a_end": "9001"}), "a_") is None
    assert lines.holding(Row("k", {"a_article": "times.txt", "a_start": "-1", "a_end": "x"}), "a_") is None


def test_a_card_shows_symbol_and_word() -> None:
    """A status never by colour alone."""
    badges = [card.badge for card in cards(worked(), "facts").cards]
    assert badges[:3] == [("✔", "checked-accurate", 2), ("◇", "disputed", 6), ("○", "unchecked", 0)]
    assert [card.badge[1] for card in cards(worked(), "conflicts").cards] == ["call the source", "open"]
    assert cards(worked(), "facts").cards[2].tags == ("2 medium", "date", "line 2")
    assert next(card.tags for card in cards(worked(), "conflicts").cards) == ("✗ conflict", "▲ high", "number", "⚠ needs a check")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2024-05-07T08:30:00+02:00", "2024-05-07 08:30 +02:00"), ("2024-05-07T08:30Z", "2024-05-07 08:30 UTC"), ("2024-05-07", "2024-05-07"), ("in May", "in May")],
)  # fmt: skip
def test_times_are_read_by_people(value: str, shown: str) -> None:
    """Without the machine's letters; other words stay."""
    assert moment(value) == shown
