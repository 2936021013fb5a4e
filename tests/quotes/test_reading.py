"""Reading the quotations of whole articles (with the shipped pipeline)."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text
from attribution.quotes import QuoteReading, read_quotes
from attribution.types import Article, Block, Quote


def read(nlp: Any, text: str, *blocks: Block) -> QuoteReading:
    """Read a text written for a test."""
    return read_quotes(Article("a", text, blocks=blocks), parse_text(nlp, text))


def only(reading: QuoteReading) -> Quote:
    """Return the single quotation of a reading."""
    assert len(reading.quotes) == 1, [quote.text for quote in reading.quotes]
    return reading.quotes[0]


ARTICLE = """Harbour to close, minister says

Foreign Minister Abdou Ndiaye told the council on Friday that the harbour is “firmly closed” to foreign ships.

“This is not acceptable,” the port director, Mirela Stoyan, said. “We were not asked.”

Ndiaye said the decision would stand. “We have waited,” he said, “and we will not wait again.”

Two ships were turned away, according to the coast guard. The company did not say that it would sue.
"""


def test_article(nlp: Any) -> None:
    """Direct, mixed and indirect quotations of one report come in text order with their speakers' full names."""
    reading = read(nlp, ARTICLE)
    found = {quote.text: quote for quote in reading.quotes}
    mixed = found["that the harbour is “firmly closed” to foreign ships"]
    assert (mixed.kind, mixed.speaker_name) == ("mixed", "Abdou Ndiaye")
    assert mixed.cue is not None
    assert mixed.cue.text == "told"
    direct = found["“This is not acceptable,”"]
    assert (direct.kind, direct.speaker_name) == ("direct", "Mirela Stoyan")
    assert found["“We were not asked.”"].speaker_name == "Mirela Stoyan"
    assert found["the decision would stand"].speaker_name == "Abdou Ndiaye"
    broken = found["“We have waited,” he said, “and we will not wait again.”"]
    assert [f.of(ARTICLE) for f in broken.fragments] == ["“We have waited,”", "“and we will not wait again.”"]
    assert broken.speaker_name == "Abdou Ndiaye"
    guard = found["Two ships were turned away"]
    assert guard.kind == "indirect"
    assert guard.speaker is not None
    assert guard.speaker.text == "the coast guard"
    assert not any("sue" in quote.text for quote in reading.quotes)


def test_values_hold(nlp: Any) -> None:
    """Every span is verbatim, ids count in text order and confidences lie between 0 and 1."""
    reading = read(nlp, ARTICLE)
    assert [quote.id for quote in reading.quotes] == [f"q{n}" for n in range(1, len(reading.quotes) + 1)]
    assert [quote.start for quote in reading.quotes] == sorted(quote.start for quote in reading.quotes)
    for quote in reading.quotes:
        assert ARTICLE[quote.start : quote.end] == quote.text
        assert 0 <= quote.confidence <= 1
        for passage in (quote.cue, quote.speaker):
            assert passage is None or ARTICLE[passage.start : passage.end] == passage.text
    for person in reading.people:
        assert all(ARTICLE[m.start : m.end] == m.text for m in person.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say that the harbour was closed.",
        "The minister declined to say whether the harbour was closed.",
        "If the minister says that the harbour is closed, ships will wait.",
        "The company is expected to announce that it will sue.",
    ],
)
def test_unreal_speech(nlp: Any, text: str) -> None:
    """Speech that is denied, conditional or still to come is no quotation."""
    assert read(nlp, text).quotes == ()


def test_scare_quotes_and_titles(nlp: Any) -> None:
    """Terms, nicknames and titles of works are told apart from speech."""
    text = "The so-called “silver foxes” were filmed for the show “Night Harbour” on Friday."
    assert [(quote.kind, quote.speaker) for quote in read(nlp, text).quotes] == [("scare", None), ("title", None)]


def test_anonymous_source(nlp: Any) -> None:
    """An unnamed source keeps its span and has no name."""
    quote = only(read(nlp, "“The harbour is closed,” a spokesman said."))
    assert quote.speaker is not None
    assert quote.speaker.text == "a spokesman"
    assert quote.speaker_name is None
    assert quote.evidence["anonymous"] == "a spokesman"


def test_unknown_speaker(nlp: Any) -> None:
    """A quotation whose speaker nothing names stays without one, and says so."""
    quote = only(read(nlp, "“The harbour will stay closed until the spring.”"))
    assert quote.speaker is None
    assert quote.confidence < 0.5
    assert "none found" in quote.evidence["speaker"]


def test_nested_quotation_names_its_parent(nlp: Any) -> None:
    """A quotation inside another is a quotation of its own with a parent."""
    text = "“They said, ‘Be quiet and wait,’ and I believed them,” Stoyan told reporters."
    outer, inner = read(nlp, text).quotes
    assert (inner.parent, inner.kind, inner.text) == (outer.id, "direct", "‘Be quiet and wait,’")


def test_blocks_outside_the_story(nlp: Any) -> None:
    """Nothing is read from related links."""
    text = "“We won,” Stoyan said.\n\n“You lost,” Brandt said."
    reading = read(nlp, text, Block(0, 22, "body"), Block(24, len(text), "related"))
    assert [quote.text for quote in reading.quotes] == ["“We won,”"]


def test_chain(nlp: Any) -> None:
    """A statement through which words came, and an agency that passes them on, are the chain."""
    statement = read(nlp, "“We are sorry,” Stoyan said in a statement.").quotes[0]
    assert statement.chain == ("statement",)


@pytest.mark.parametrize("text", ["", "   ", "“", "“”", '"""', "\n\n\n", "No quotation here."])
def test_nothing_to_read(nlp: Any, text: str) -> None:
    """Empty texts and bare marks give no quotation and no error."""
    assert read(nlp, text).quotes == ()


def test_same_input_same_output(nlp: Any) -> None:
    """Reading twice gives equal values."""
    assert read(nlp, ARTICLE) == read(nlp, ARTICLE)
