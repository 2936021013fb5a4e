"""A verdict on a quotation as a finding: codes, severities, passages, sentences."""

from __future__ import annotations

import pytest

from attribution.judging.sourced import check_quotes
from attribution.judging.sourcefindings import source_finding
from attribution.types import Finding
from tests.judging.sourcebuilding import TRANSCRIPT, index, marked, quoting


def finding(words: str, speaker: str | None = "Abdoulaye Diop", source: str = TRANSCRIPT) -> Finding:
    """The finding on a draft's one quotation."""
    draft, sources = quoting(words, speaker), [index(source)]
    [found] = check_quotes(draft, sources)
    result = source_finding(found, draft, sources)
    for side, text in ((result.a, draft.article.text), (result.b, source)):
        assert text[side.start : side.end] == side.text
        assert all(side.start <= mark.start < mark.end <= side.end for mark in side.marks)
    return result


KINDS = [
    ("We will not leave Mali", "Abdoulaye Diop", "agree", "G102", "low", "verbatim"),
    ("We will leave Mali before the end of June", "Abdoulaye Diop", "altered_quote", "Q202", "high", "altered"),
    ("We will not leave Mali before the start of June", "Abdoulaye Diop", "altered_quote", "Q202", "medium", "altered"),
    ("The government never asked for that", "Abdoulaye Diop", "altered_quote", "Q202", "low", "altered"),
    ("I disagree with every word of that", "Abdoulaye Diop", "misattributed", "A202", "high", "verbatim"),
    ("We are going to build a great new harbour", "Abdoulaye Diop", "cannot_tell", "N201", "medium", "not_found"),
    ("a disaster", "Abdoulaye Diop", "cannot_tell", "N201", "low", "not_found"),
    ("old wall", "Abdoulaye Diop", "cannot_tell", "N202", "low", "verbatim"),
]


@pytest.mark.parametrize(("words", "speaker", "relation", "code", "severity", "status"), KINDS)
def test_codes(words: str, speaker: str, relation: str, code: str, severity: str, status: str) -> None:
    """Relation, code, severity and what the evidence calls it."""
    found = finding(words, speaker)
    assert (found.relation, found.code, found.severity) == (relation, code, severity)
    assert found.evidence["source_check"] == status
    assert found.kind == "wording"


def test_an_altered_quotation_marks_the_words_that_differ() -> None:
    """The source's passage is its sentence, with the dropped word marked, and the sentence names it."""
    found = finding("We will leave Mali before the end of June")
    assert found.b.text == "We will not leave Mali before\nthe end of June."
    assert marked(found, TRANSCRIPT) == ["not"]
    assert found.explanation == "Inside the marks a negation differs: the draft leaves out “not” (spoken by MINISTER DIOP in the source)."
    assert found.evidence["changes"] == [{"draft": "", "source": "“not”", "gravity": "grave"}]
    assert found.slot == "Abdoulaye Diop: “We will leave Mali before the…”"


def test_ellipses_and_insertions_are_named() -> None:
    """What a draft owns up to stands in the sentence and in the evidence."""
    found = finding("we know what it means … and there will be a fund for [all] the families")
    assert found.relation == "agree"
    assert found.evidence["notes"] == ["[all] is an insertion", "the ellipsis stands for 3 words"]
    assert found.explanation.endswith("[all] is an insertion; the ellipsis stands for 3 words.")
    assert "[The minister] is an insertion (the source there: “The government”)" in finding("[The minister] has never asked for that").explanation


def test_words_that_are_not_there_come_with_the_nearest_words() -> None:
    """They are called the nearest words, and what both share is named; where nothing is shared that is said."""
    near = finding("They wanted to leave Mali in a hurry")
    assert near.explanation.startswith("These words are not in the source; the nearest words in the source")
    assert "they share “They wanted to leave”" in near.explanation
    assert marked(near, TRANSCRIPT) == ["They wanted to leave"]
    far = finding("disaster")
    assert "no passage shares a telling word" in far.explanation
    assert far.b.text == "MODERATOR: Good morning."
    assert far.b.marks == ()


def test_another_speaker_is_named() -> None:
    """Both speakers stand in the sentence."""
    assert finding("I disagree with every word of that").explanation == "The source gives the same words to BRENNER, the draft to Abdoulaye Diop."


def test_many_changes_are_counted() -> None:
    """The gravest come first, and no more than four are spelled out."""
    source = "We think that the boat had never left the port in the storm of Sunday night and that it sank with all its men by noon."
    words = "We know that a boat had left this port in that gale of Sunday night and that it sank with all her crew by noon"
    found = finding(words, None, source)
    assert found.relation == "altered_quote"
    assert found.explanation.startswith("Inside the marks a negation differs: the draft leaves out “never”")
    assert "more changes" in found.explanation


def test_an_ellipsis_that_jumps_far_shows_two_passages() -> None:
    """The weightier part is the passage of the finding, the other one stands with it."""
    filler = "Nothing of this was news to anybody in the room at all. " * 20
    source = f"We will rebuild the harbour wall stone by stone. {filler}Nobody will pay for it."
    found = finding("We will rebuild the harbour wall stone by stone … nobody will pay", None, source)
    assert found.relation == "agree"
    assert found.b.text == "We will rebuild the harbour wall stone by stone."
    assert [other.text for _, other in found.also] == ["Nobody will pay for it."]


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    """Other words around the quotation and the passage leave it as it is; another quotation has another."""
    words = "We will leave Mali before the end of June"
    assert finding(words).fingerprint == finding(words, source="BERG: Hello there.\n\n" + TRANSCRIPT).fingerprint
    assert finding(words).fingerprint != finding("We will leave Mali").fingerprint
