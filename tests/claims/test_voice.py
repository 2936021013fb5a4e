"""Voices of sentences."""

from __future__ import annotations

from attribution.claims.voice import Voices
from attribution.types import Passage, Quote, Span


def quote(text: str, said: str, cue: str, speaker: str, name: str | None) -> Quote:
    """Return a quotation of `said` in a text."""
    start = text.index(said)

    def passage(part: str) -> Passage:
        at = text.index(part)
        return Passage(at, at + len(part), part)

    span = Span(start, start + len(said))
    return Quote("q1", "indirect", span.start, span.end, said, (span,), None, passage(cue), passage(speaker), name)


def test_reported_clause_has_the_speakers_voice() -> None:
    """A sentence that reports speech is vouched for by the speaker, named or not."""
    text = "Officials said that the dam had burst in the night."
    spoken = Voices(text, [quote(text, "the dam had burst in the night", "said", "Officials", None)]).split(
        Span(0, len(text))
    )
    assert [(s.voice.quote, s.voice.speaker, s.voice.anonymous) for s in spoken] == [("q1", "Officials", True)]


def test_own_clause_before_a_quotation_is_its_own_statement() -> None:
    """Two clauses with different voices become two statements that do not overlap."""
    text = "The mayor left the hall without a further word late on Friday, but Mara Odum said the council would meet again on Monday."
    spoken = Voices(
        text, [quote(text, "the council would meet again on Monday", "said", "Mara Odum", "Mara Odum")]
    ).split(Span(0, len(text)))
    assert [s.voice.name for s in spoken] == [None, "Mara Odum"]
    assert spoken[0].span.end <= spoken[1].span.start


def test_sentence_without_quotation_is_the_articles_own() -> None:
    """No quotation, no speaker."""
    (spoken,) = Voices("The dam burst.", []).split(Span(0, 14))
    assert (spoken.voice.quote, spoken.voice.speaker) == (None, None)
