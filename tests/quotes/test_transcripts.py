"""Lines that begin with who speaks."""

from __future__ import annotations

import pytest

from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.transcripts import Line, read_lines
from attribution.types import Article


def lines(text: str) -> list[tuple[str, str]]:
    """The labels and words of a text's lines."""
    return [(line.label.of(text), line.of(text)) for line in found(text)]


def found(text: str) -> list[Line]:
    """The lines of a text."""
    return read_lines(text, story_paragraphs(Article("a", text)))


def test_labels_in_capitals() -> None:
    """Each label opens a line; an unlabelled paragraph between two of them goes on, a stage direction does not."""
    text = (
        "NDIAYE: We leave.\n\nWe leave soon.\n\nREPORTER (shouting): And then?\n\n(Laughter)\n\nNDIAYE: Then we rest."
    )
    assert lines(text) == [
        ("NDIAYE", "We leave.\n\nWe leave soon."),
        ("REPORTER", "And then?"),
        ("NDIAYE", "Then we rest."),
    ]


def test_questions_and_answers() -> None:
    """ "Q" and "A" make an interview only together."""
    assert [line.asked for line in found("Q: Why now?\n\nA: Why not?")] == ["q", "a"]
    assert found("Q: Why now, and why here?") == []


def test_names_need_a_conversation() -> None:
    """Names in small letters are labels where two people speak more than once."""
    talk = "Lund: We swim.\n\nTait: We walk.\n\nLund: We swam.\n\nTait: We walked."
    assert [label for label, _ in lines(talk)] == ["Lund", "Tait", "Lund", "Tait"]
    assert lines("Lund: We swim.\n\nTait: We walk.") == []


def test_round_up_of_places() -> None:
    """Two places with colons are datelines, not speakers."""
    text = "Tarvik and Orvel were cut off.\n\nTARVIK: The harbour closed.\n\nORVEL: The bridge fell."
    paragraphs = story_paragraphs(Article("a", text))
    assert read_lines(text, paragraphs, frozenset(["tarvik", "orvel"])) == []


@pytest.mark.parametrize(
    "text",
    [
        "WHERE: The old station\n\nWHEN: From noon\n\nTICKETS: At the gate",
        "TARVIK: The harbour closed on Friday.\n\nThe mayor left.",
        "UPDATE: The harbour is open.\n\nPHOTO: A boat at sea.",
        "Score: Two to one.\n\nVenue: The old yard.\n\nScore: Two all.\n\nVenue: The new yard.",
    ],
)
def test_headings_are_nobody(text: str) -> None:
    """Datelines and the headings of a page are no speakers."""
    assert lines(text) == []
