"""Quotations of whole files, through layout, rules and the trained reader."""

from __future__ import annotations

import pytest

import attribution

BISHOP = """The bishop addressed mourners.

“We have lost eleven neighbours. We will not forget them.

“The river took our houses, but it did not take our town.

“Tomorrow we begin again,” said Bishop Owen Tarrant.

The crowd stood in silence.
"""
TURNS = """DIOP: We will not sign it today.

REPORTER: Why is that so, minister?

DIOP: No, we will not sign it ever.

REPORTER: When?

DIOP: Never, I am afraid.
"""


@pytest.fixture(scope="module")
def checker() -> attribution.Checker:
    """One Checker for all."""
    return attribution.Checker()


def quotes(checker: attribution.Checker, text: str) -> tuple[attribution.Quote, ...]:
    """The quotations of a text given as an article."""
    [reading] = checker.quotes([attribution.Article(id="a", text=text)])
    assert not [d for d in reading.diagnostics if d.failed]
    return reading.quotes


def test_a_quotation_over_paragraphs_is_one(checker: attribution.Checker) -> None:
    """Opening marks at each paragraph and one closing mark at the end: one quotation, one fragment, its speaker, no warning."""
    [reading] = checker.quotes([attribution.Article(id="a", text=BISHOP)])
    [quote] = reading.quotes
    assert quote.text.startswith("“We have lost")
    assert quote.text.endswith("begin again,”")
    assert len(quote.fragments) == 1
    assert quote.speaker_name == "Owen Tarrant"
    assert reading.diagnostics == ()


def test_a_transcript_is_its_turns(checker: attribution.Checker) -> None:
    """Every turn is a quotation of its label, the first one and those of one word too."""
    found = [(q.speaker.text if q.speaker else None, q.text) for q in quotes(checker, TURNS)]
    assert found == [tuple(line.strip().split(": ", 1)) for line in TURNS.split("\n\n")]


def test_what_was_not_said_is_no_quotation(checker: attribution.Checker) -> None:
    """Negated, conditional and future speech is left out by rules and reader alike."""
    text = (
        "Mayor Ada Brenner did not say that the bridge was safe. She would not say whether it would open. "
        "If she says that it is safe, people will return."
    )
    assert quotes(checker, text) == ()
