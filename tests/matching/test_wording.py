"""Words inside quotation marks, compared as an editor compares them."""

from __future__ import annotations

import pytest

from attribution.matching.wording import compare_wording, stem, words

CASES = [
    ("We built it to last.", "we built it to last", "same"),
    ("I'm sorry, it's over.", "I am sorry, it is over", "same"),
    ("We organise the harbour", "We organize the harbor", "same"),
    ("It was … a long night", "It was, all told, a long night", "shortened"),
    ("We will rebuild the bridge before winter", "We will rebuild the bridge", "shortened"),
    ("We will rebuild the bridge", "We shall rebuild a bridge", "minor"),
    ("It has become part of the problem", "It seems to have become part of the problem", "altered"),
    ("There is no danger to the town", "There is danger to the town", "altered"),
    ("All 12 boats are safe", "All 14 boats are safe", "altered"),
    ("He's gone to all twelve boats", "He has gone to all 12 boats", "same"),
    ("They'd left the travelling programme", "They had left the traveling program", "same"),
    ("Twenty-five men were lost", "25 men were lost", "same"),
    ("It was done twelve times", "It was done 14 times", "altered"),
    ("The engine often fails", "The engine fails", "altered"),
    ("A boom that never arrived", "A boom that didn't come", "altered"),
]


@pytest.mark.parametrize(("a", "b", "drift"), CASES)
def test_drift(a: str, b: str, drift: str) -> None:
    """Each kind of change is named, in both directions."""
    assert compare_wording(a, b).drift == drift
    assert compare_wording(b, a).drift == drift


def test_the_changed_words_keep_their_places() -> None:
    """The words that differ are given with offsets into their own passage."""
    a, b = "It has become part of the problem", "It seems to have become part of the problem"
    wording = compare_wording(a, b)
    assert [b[w.start : w.end] for w in wording.only_b] == ["seems", "to", "have"]
    assert [a[w.start : w.end] for w in wording.only_a] == ["has"]
    assert "hedge" in wording.note


def test_nothing_in_common() -> None:
    """Two different remarks share nothing; empty passages do not fail."""
    assert compare_wording("Rain fell all night", "The vote is off").shared == 0
    assert compare_wording("", "").drift == "same"


def test_stems() -> None:
    """Endings of verbs and nouns come off; short words keep theirs."""
    for forms in (("fighting", "fights", "fight"), ("stopped", "stops", "stop"), ("machines", "machine"), ("city", "cities")):
        assert len({stem(word) for word in forms}) == 1
    assert stem("red") == "red"
    assert stem("need") != stem("ne")


def test_an_insertion_may_stand_for_a_pronoun() -> None:
    """“[The ministry] has lied” for “It has lied” alters nothing; a name in brackets for another word does."""
    assert compare_wording("It has lied to us for years", "[The ministry] has lied to us for years").drift == "same"
    assert compare_wording("We told them to leave", "We told [the two crews] to leave").drift == "same"
    assert compare_wording("Ministers lied to us for years", "[The bank] lied to us for years").drift != "same"
    assert [word.form for word in words("[The ministry] has")] == ["[the ministry]", "has"]
