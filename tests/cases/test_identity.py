"""What a baseline keeps of a finding: stable under edits elsewhere, never blind to something new."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.cases.identity import asks, identity, key
from attribution.reports.records import finding_record
from tests.cases.invented import altered, conflict, joined, moved, two_figures
from tests.reports.sample import agreement


def test_places_do_not_count():
    """A paragraph put above both passages changes neither the pairs nor anything else of the identity."""
    assert identity(finding_record(moved(conflict(), 300))) == identity(finding_record(conflict()))


def test_words_count():
    """Another figure in a passage is another pair."""
    changed = conflict()
    changed = replace(changed, a=replace(changed.a, text="At least 20 people were killed"))
    assert not identity(finding_record(changed)).pairs <= identity(finding_record(conflict())).pairs


def test_a_further_article_adds_a_pair():
    """The old pairs stay, the new one shows."""
    before, after = (identity(finding_record(f)).pairs for f in (conflict(), joined(conflict())))
    assert before < after
    assert len(after - before) == 1


def test_items_keep_two_findings_of_one_sentence_apart():
    """Approving the dead approves nothing about the injured, though both stand in the same two sentences."""
    dead, hurt = (identity(finding_record(f)).pairs for f in two_figures())
    assert dead.isdisjoint(hurt)
    assert len(dead) == len(hurt) == 1


def test_items_move_with_their_passages():
    """The items are words, not places."""
    dead, _ = two_figures()
    later = moved(dead, 50)
    pairs = [{**pair, **{s: [pair[s][0], pair[s][1] + 50, pair[s][2] + 50] for s in "ab"}} for pair in dead.evidence["pairs"]]
    later = replace(later, evidence={"pairs": pairs})
    assert identity(finding_record(later)).pairs == identity(finding_record(dead)).pairs


def test_house_style_does_not_count():
    """Case, white space and curly apostrophes are no edits; the order of the two sides is none either."""
    one = key("number", ("The crew’s  Nine", "Nine"), ("ten", "ten"))
    assert one == key("number", ("TEN", "Ten"), ("the crew's nine", "nine"))
    assert one != key("date", ("TEN", "Ten"), ("the crew's nine", "nine"))


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_key(a, b):
    """Twelve hex digits for anything, the same whichever way round."""
    assert key("other", (a, ""), (b, "")) == key("other", (b, ""), (a, ""))
    assert len(key("other", (a, a), (b, b))) == 12


def test_what_asks_for_an_editor():
    """Agreements ask for nothing; words that a source lacks do."""
    assert asks(finding_record(conflict()))
    assert asks(finding_record(altered()))
    assert not asks(finding_record(agreement()))
    assert asks(finding_record(replace(agreement(), relation="cannot_tell", code="N201")))
    assert not asks(finding_record(replace(agreement(), relation="cannot_tell", code="N101")))
