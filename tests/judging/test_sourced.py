"""Quotations against their source: what is verbatim, altered, not there, and whose words they are."""

from __future__ import annotations

import pytest

from attribution.judging.sourced import check_quotes
from attribution.types import Article, Block, Quote, Reading, Span
from tests.judging.sourcebuilding import TRANSCRIPT, index, quoting, reading, verdict

# Ways a paper prints the words of the transcript, all of them fair.
VERBATIM = [
    "We will not leave Mali before the end of June",
    "we will NOT leave Mali before the end of June.",
    "We won’t leave Mali before the end of June,",
    "We won't leave Mali before the end of June",
    "[W]e will not leave Mali …",
    "… not leave Mali before the end of June",
    "We will not leave Mali before the end of June.",
    "We will not leave Mali be\u00adfore the end of June",
    "It’s cost us $12 million and we know what it means",
    "It has cost us $12m and we know what it means",
    "It's cost us twelve million dollars and we know what it means",
    "we know what it means … and there will be a fund for the families",
    "we know what it means . . . and there will be a fund for the families",
    "we know what it means [...] and there will be a fund for the families",
    "we know what it means (…) and there will be a fund for the families",
    "We will not leave Mali. … There will be a fund.",
    "part of the problem - we’ve said so many times",
    "part of the problem—we have said so many times",
    "part of the problem, we have said so, many times",
    "[They] will not leave Mali",
    "[The government] has never asked for that",
    "I told them, ‘You are free men’",
    "You are free men",
    "about forty people were there",
    "fund",
    "a fund for the families",
    "Never.",
]


@pytest.mark.parametrize("words", VERBATIM)
def test_fair_printings_are_verbatim(words: str) -> None:
    """Case, marks, dashes, wrapped lines, hesitations, contractions, figures, ellipses and brackets alter nothing."""
    assert verdict(quoting(words)).status == "verbatim"


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "«»", "„“"])
def test_marks_do_not_count(marks: str) -> None:
    """Any pair of marks."""
    assert verdict(quoting("We will not leave Mali", marks=marks)).status == "verbatim"


SPELLINGS = [
    ("We organised the programme and labelled it", "We organized the program and labeled it"),
    ("The colour of the centre", "The color of the center"),
    ("a long-term co-operation", "a long term cooperation"),
    ("He's gone, and they'd seen it", "He has gone, and they had seen it"),
    ("some 12 per cent of the U.S. troops", "some twelve percent of the US troops"),
    ("the first 2 of 25 ships in 1995", "the 1st two of twenty-five ships in nineteen ninety-five"),
    ("we’re gonna win", "We are going to win"),
    ("Sévaré is naïve", "Sevare is naive"),
    ("a 1,200 strong crowd", "a twelve hundred strong crowd"),
    ("the minister's gone", "the minister has gone"),
    ("by May 3 or the 4th of June", "by the third of May or June 4"),
    ("some 5 to 10 boats went", "some five to ten boats went"),
    ("Dr. Orr & Mr. Berg", "Doctor Orr and Mister Berg"),
]


@pytest.mark.parametrize(("a", "b"), SPELLINGS)
def test_house_style_is_no_change(a: str, b: str) -> None:
    """Whichever side follows which style."""
    assert verdict(quoting(a), f"{b}, he told them.").status == "verbatim"
    assert verdict(quoting(b), f"{a}, he told them.").status == "verbatim"


ALTERED = [
    ("We will leave Mali before the end of June", "grave", "", "not"),
    ("We will never leave Mali before the end of June", "grave", "never", "not"),
    ("We will … leave Mali", "grave", "", "not"),
    ("We would not leave Mali before the end of June", "grave", "would", "will"),
    ("The mission has become part of the problem", "grave", "has", "seems to have"),
    ("about 50 people were there", "grave", "50", "40"),
    ("We will not leave Mali before the start of June", "plain", "start", "end"),
    ("They will not leave Mali before the end of June", "plain", "They", "We"),
    ("we know what it means, and there will be a fund for the families", "plain", "", "we really do"),
    ("The government never asked for that", "minor", "", "has"),
    ("We will not really leave Mali before the end of June", "plain", "really", ""),
]


@pytest.mark.parametrize(("words", "gravity", "added", "dropped"), ALTERED)
def test_altered_words_are_named(words: str, gravity: str, added: str, dropped: str) -> None:
    """The words that one side lacks, and how grave that is."""
    draft = quoting(words)
    found = verdict(draft)
    assert (found.status, found.gravity) == ("altered", gravity)
    change = found.changes[0]
    assert " ".join(draft.article.text[w.start : w.end] for w in change.draft) == added
    assert " ".join(TRANSCRIPT[w.start : w.end] for w in change.source) == dropped


@pytest.mark.parametrize("words", ["disaster", "a total disaster", "They wanted to leave Mali in a hurry", "We are going to build a great new harbour"])
def test_words_that_are_not_there(words: str) -> None:
    """Neither a word nor a sentence that shares only its small words is found."""
    assert verdict(quoting(words)).status == "not_found"


def test_sentences_put_together() -> None:
    """Sentences that stand apart need an ellipsis; without one, or in another order, the quotation is altered."""
    apart = verdict(quoting("Thank you. There will be a fund for the families."))
    assert (apart.status, apart.gravity) == ("altered", "plain")
    turned = verdict(quoting("There will be a fund for the families. … We will not leave Mali."))
    assert turned.status == "altered"
    joined = verdict(quoting("I disagree with every word of that. They wanted to leave."))
    assert joined.status == "altered"


def broken(first: str, second: str) -> Reading:
    """A draft with a quotation broken by its cue."""
    text = f"“{first},” Abdoulaye Diop said, “{second}.”"
    end = len(first) + 3
    begin = text.index("“", 2)
    quote = Quote("q1", "direct", 0, len(text), text, (Span(0, end), Span(begin, len(text))), speaker_name="Abdoulaye Diop")
    return reading(text, quote)


def test_a_quotation_broken_by_its_cue() -> None:
    """What follows on is verbatim, a new sentence too; words swallowed by the cue are dropped words."""
    assert verdict(broken("We will not leave Mali", "before the end of June")).status == "verbatim"
    assert verdict(broken("We will not leave Mali before the end of June", "There will be a fund")).status == "verbatim"
    hidden = verdict(broken("We will", "leave Mali before the end of June"))
    assert (hidden.status, hidden.gravity) == ("altered", "grave")


WHO = [
    ("The old wall will stand", "Ada Brenner", "same"),
    ("The old wall will stand", "Abdoulaye Diop", "other"),
    ("We will not leave Mali before the end of June", "Abdoulaye Diop", "same"),
    ("We will not leave Mali before the end of June", "Ada Brenner", "other"),
    ("Twelve per cent, you said", "Abdoulaye Diop", "other"),
    ("The old wall will stand", None, "unknown"),
]


@pytest.mark.parametrize(("words", "speaker", "who"), WHO)
def test_whose_words_they_are(words: str, speaker: str | None, who: str) -> None:
    """A transcript's labels are held against the draft's speaker; without one nothing is said."""
    found = verdict(quoting(words, speaker))
    assert (found.status, found.who) == ("verbatim", who)


def test_words_that_both_say() -> None:
    """Of two places the one under the draft's speaker is taken, wherever it stands."""
    source = "\n\n".join(["BERG: We will see it through to the end."] * 60 + ["FOSS: We will see it through to the end.", "BERG: Good."])
    assert verdict(quoting("We will see it through to the end", "Ida Foss"), source).who == "same"
    assert verdict(quoting("We will see it through to the end", "Ann Orr"), source).who == "other"


def test_altered_words_of_another_speaker_are_another_remark() -> None:
    """Only nearly the same words are held against a speaker."""
    source = "BERG: The old wall of this harbour will stand for ever.\n\nFOSS: Yes.\n\nBERG: Good."
    assert verdict(quoting("The old wall will not fall in my time", "Ida Foss"), source).status == "not_found"


def test_an_unsure_speaker_accuses_nobody() -> None:
    """A pronoun, a role or a low confidence leaves the question open."""
    for evidence in ({"rule": "pronoun"}, {"rule": "role"}, {"speaker_confidence": "0.40"}):
        assert verdict(quoting("The old wall will stand", **evidence)).who == "unknown"


def test_a_press_release_names_its_speakers_in_its_quotations() -> None:
    """Without labels the source's own quotations say whose the words are; its running text says nothing."""
    text = "“The line is closed until May,” Ada Brenner said. The company will pay for buses."
    quote = Quote("q1", "direct", 0, 31, text[:31], (Span(0, 31),), speaker_name="Ada Brenner")
    source = index(text)
    source = type(source)(Reading(Article("release.txt", text, blocks=(Block(0, len(text), "body"),)), (quote,)))
    for words, speaker, who in (
        ("The line is closed until May", "Ada Brenner", "same"),
        ("The line is closed until May", "Karl Foss", "other"),
        ("The company will pay for buses", "Karl Foss", "unknown"),
    ):
        [found] = check_quotes(quoting(words, speaker), [source])
        assert (found.status, found.who) == ("verbatim", who)


def test_several_sources() -> None:
    """The best of all sources counts."""
    sources = [index("Nothing of it here.", "a.txt"), index(name="b.txt")]
    [found] = check_quotes(quoting("The old wall will stand", "Ada Brenner"), sources)
    assert found.trace is not None
    assert found.trace.index.article.id == "b.txt"


def test_nested_and_empty_quotations_are_no_questions_of_their_own() -> None:
    """Words inside a quotation are checked with it; marks around nothing are left alone."""
    text = "“I told them, ‘You are free men’,” Diop said. “…”"
    outer = Quote("q1", "direct", 0, 34, text[:34], (Span(0, 34),), speaker_name="Abdoulaye Diop")
    inner = Quote("q2", "direct", 14, 32, text[14:32], (Span(14, 32),), parent="q1")
    empty = Quote("q3", "direct", 46, 49, text[46:49], (Span(46, 49),))
    assert [found.quote.id for found in check_quotes(reading(text, outer, inner, empty), [index()])] == ["q1"]


def test_each_stretch_of_a_mixed_quotation_is_checked_by_itself() -> None:
    """One of them may be there and the other not."""
    text = "Diop called it “part of the problem” and a “total failure”."
    quote = Quote("q1", "mixed", 5, len(text), text[5:], (Span(5, len(text)),), speaker_name="Abdoulaye Diop")
    assert [found.status for found in check_quotes(reading(text, quote), [index()])] == ["verbatim", "not_found"]


def test_a_source_without_words() -> None:
    """Nothing is found in it, and nothing breaks."""
    assert verdict(quoting("The old wall will stand"), "…").status == "not_found"


def test_a_sentence_cut_before_its_condition() -> None:
    """A full stop before "unless" takes the condition away; before another clause it is noted, and a fragment may end anywhere."""
    source = "We will leave the port in June, unless the council asks us to stay. We will sail in the morning with the tide."
    cut = verdict(quoting("We will leave the port in June."), source)
    assert (cut.status, cut.gravity) == ("altered", "plain")
    assert verdict(quoting("We will leave the port in June"), source).status == "verbatim"
    assert verdict(quoting("We will leave the port in June …"), source).status == "verbatim"
    noted = verdict(quoting("We will sail in the morning."), source)
    assert noted.status == "verbatim"
    assert [word.form for word in noted.rest] == ["with", "the", "tide"]


def test_small_words_alone_are_found_too() -> None:
    """A quotation without one telling word is verbatim where it stands."""
    source = "BERG: It is what it is, and we will do it for them.\n\nFOSS: We have been there."
    for words in ("It is what it is", "We will do it for them", "we will do it"):
        assert verdict(quoting(words, None), source).status == "verbatim"
    assert verdict(quoting("It was what they had", None), source).status == "not_found"


def test_a_range_written_with_a_dash() -> None:
    """A transcript's "5-10" is spoken "5 to 10"."""
    assert verdict(quoting("some 5 to 10 boats went out", None), "BERG: Some 5-10 boats went out.").status == "verbatim"


def test_few_words_of_another_speaker_are_found() -> None:
    """They are there, though not under the draft's name; too few to call them stolen."""
    source = "BERG: Not today, no.\n\nFOSS: Not really.\n\nBERG: Good."
    found = verdict(quoting("Not really", "Olav Berg"), source)
    assert (found.status, found.who, found.telling) == ("verbatim", "other", False)
