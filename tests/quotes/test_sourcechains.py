"""Through whom words reached the report: outlets, documents, networks; and what is no source."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.parsing import parse_text
from attribution.quotes.extraction import find_quotations
from attribution.quotes.marks import pair_marks
from attribution.quotes.paragraphs import story_paragraphs
from attribution.quotes.people import read_people
from attribution.quotes.sourcechains import with_sources
from attribution.types import Article


def chains(nlp: Any, text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return speaker, as printed or by name, and chain of each quotation of a text."""
    article = Article("a", text)
    doc, paragraphs = parse_text(nlp, text), story_paragraphs(article)
    pairing = pair_marks(text, paragraphs, "a")
    candidates = with_sources(text, paragraphs, find_quotations(doc, text, paragraphs, pairing))
    resolved, _ = read_people(doc, text, paragraphs, pairing.pairs, candidates)
    return [
        (known.name or (found.speaker.of(text) if found.speaker else None), known.chain)
        for found, known in zip(candidates, resolved, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“We leave,” Petra Brandt told Reuters.", ("Reuters",)),
        ("“We leave,” Petra Brandt told the Harbour Herald newspaper on Friday.", ("Harbour Herald newspaper",)),
        ("“We leave,” Petra Brandt told the French AFP news agency.", ("AFP",)),
        ("“We leave,” Petra Brandt told state television.", ("state television",)),
        ("“We leave,” Petra Brandt said in a statement.", ("statement",)),
        ("“We leave,” Petra Brandt said in a statement carried by state television.", ("statement", "state television")),
        ("“We leave,” Petra Brandt said in a letter seen by AFP.", ("letter", "AFP")),
        ("“We leave,” Petra Brandt wrote on her Telegram channel.", ("Telegram",)),
        ("Petra Brandt said that 40 ships had left, the Harbour Herald reported.", ("Harbour Herald",)),
    ],
)  # fmt: skip
def test_chain(nlp: Any, text: str, chain: tuple[str, ...]) -> None:
    """The chain lists outlets and documents, nearest to the speaker first."""
    assert chains(nlp, text) == [("Petra Brandt", chain)]


@pytest.mark.parametrize(
    "text",
    [
        "“We leave,” Petra Brandt told a rally on Friday.",
        "“We leave,” Petra Brandt told reporters.",
        "“We leave,” Petra Brandt told the Security Council.",
        "“We leave,” Petra Brandt told a news conference.",
        "“We leave,” Petra Brandt said in the harbour.",
        "“We leave,” Petra Brandt told Karim Stoyan.",
    ],
)
def test_no_source(nlp: Any, text: str) -> None:
    """Those who merely listened are no source."""
    assert [chain for _, chain in chains(nlp, text)] == [()]


def test_outlet_that_quotes_somebody(nlp: Any) -> None:
    """Whom an outlet quotes is the speaker, the outlet the source."""
    text = "Petra Brandt came on Friday.\n\n“We leave,” Norpress quoted her as saying."
    assert chains(nlp, text)[-1] == ("Petra Brandt", ("Norpress",))


def test_outlet_that_cites_somebody(nlp: Any) -> None:
    """ "The newspaper reported, citing two officials": the officials say it."""
    text = "Forty ships had left the harbour, the newspaper reported, citing two officials."
    assert chains(nlp, text)[-1] == ("two officials", ("newspaper",))


def test_the_chain_goes_on_with_the_speaker(nlp: Any) -> None:
    """What follows in the paragraph came the same way; another speaker's words did not."""
    text = "“We leave,” Petra Brandt told Reuters. “We leave now,” she added. “Good,” Karim Stoyan said."
    assert chains(nlp, text) == [
        ("Petra Brandt", ("Reuters",)),
        ("Petra Brandt", ("Reuters",)),
        ("Karim Stoyan", ()),
    ]


def test_another_cue_of_the_sentence(nlp: Any) -> None:
    """An outlet that one speaker told is no source of the next speaker in the sentence."""
    text = "Petra Brandt told Reuters that 40 ships had left; Karim Stoyan said that none had."
    assert dict(chains(nlp, text)).get("Karim Stoyan", ()) == ()
