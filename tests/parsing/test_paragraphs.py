"""No sentence crosses a paragraph break."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from attribution.parsing.paragraphs import is_wrapped, paragraph_starts, start_indices


def starts(text: str) -> list[str]:
    """Return the words that are made sentence starts, by spaCy's tokenizer alone."""
    doc = spacy.blank("en")(text)
    return [doc[index].text for index in start_indices(doc)]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n", " \n\n\t", "\n\n\n\n", "\r\r", "\u2029\n"])
def test_a_blank_line_breaks(gap: str) -> None:
    """Every kind of blank line makes the next word a start, even in lower case and without a full stop before."""
    assert starts(f"Minister defends junta{gap}iPhones were sold") == ["iPhones"]


def test_single_line_ends_break_in_scraped_text() -> None:
    """One line a paragraph, as scrapers write it, breaks at each line end."""
    assert starts("Minister defends junta\nBy Ada Okafor\nThe minister spoke.") == ["By", "The"]


def test_a_line_that_goes_on_in_lower_case_does_not_break() -> None:
    """A single line end inside a sentence is left to the parser."""
    assert starts("The minister said on Friday\nthat he would go.") == []


def test_hand_wrapped_text_breaks_only_at_blank_lines() -> None:
    """Lines cut in mid-sentence at some 70 columns are one paragraph."""
    text = (
        "The minister told the assembly that the bridge at Karo would be closed to\n"
        "Sunday traffic until the engineers had finished, and that the mayor of\n"
        "Bansa had been told of it in a letter which he sent to her office early.\n"
        "The mayor denied it.\n\nNobody else spoke."
    )
    assert is_wrapped(text)
    assert starts(text) == ["Nobody"]


@pytest.mark.parametrize("text", ["", "\n\n", "One.", "\n\nOne.", "One.\n\n"])
def test_nothing_to_mark(text: str) -> None:
    """Empty texts and breaks at the edges are no trouble."""
    assert starts(text) == (["One"] if text == "\n\nOne." else [])


def test_component_leaves_other_words_open() -> None:
    """Only paragraph starts are set; the parser decides on all the others."""
    doc = paragraph_starts(spacy.blank("en")("One two.\n\nThree four."))
    assert [token.text for token in doc if token.is_sent_start is None] == ["two", ".", "\n\n", "four", "."]


def test_shipped_pipeline_keeps_headline_and_body_apart(nlp: Any) -> None:
    """A headline without a full stop is a sentence of its own."""
    doc = nlp(
        "Council closes bridge for good\n\nThe city council closed the bridge. Nobody protested.\n\nA plan exists"
    )
    assert [sent.text.strip() for sent in doc.sents] == [
        "Council closes bridge for good",
        "The city council closed the bridge.",
        "Nobody protested.",
        "A plan exists",
    ]
