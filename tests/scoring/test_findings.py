"""Findings and slots, judged."""

from __future__ import annotations

from typing import Any

import pytest

from attribution.scoring.findings import StoryOutcome, judge_story
from attribution.scoring.gold import gold_pair, gold_story
from attribution.scoring.measures import story_tally
from attribution.scoring.tally import Ratio
from attribution.types import Finding
from tests.scoring.building import finding, place, record, side

GOLD_A, GOLD_B = place("a", 100, 120), place("b", 50, 70)
FOUND_A, FOUND_B = side("a", 95, 125), side("b", 50, 80)
FAR_A, FAR_B = side("a", 900, 920), side("b", 900, 920)


def judged(gold: list[dict[str, Any]], *findings: Finding, apart: tuple[str, ...] = ()) -> StoryOutcome:
    """The outcome of one story."""
    return judge_story(gold_story("s", gold, apart), findings)


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.parametrize("gold_swap", [False, True])
def test_order_of_the_two_passages_does_not_matter(swap: bool, gold_swap: bool) -> None:
    """A finding counts whichever report comes first in it or in the gold."""
    gold = record("conflict", GOLD_B, GOLD_A) if gold_swap else record("conflict", GOLD_A, GOLD_B)
    found = finding("conflict", FOUND_B, FOUND_A) if swap else finding("conflict", FOUND_A, FOUND_B)
    outcome = judged([gold], found)
    assert outcome.findings[0].verdict == "right"
    assert outcome.slots[0].found


def test_both_passages_must_be_met() -> None:
    """One right passage and a wrong one are a false alarm and a missed slot."""
    outcome = judged([record("conflict", GOLD_A, GOLD_B)], finding("conflict", FOUND_A, FAR_B))
    assert outcome.findings[0].verdict == "unmatched"
    assert not outcome.slots[0].found


def test_further_passages_of_a_finding_count() -> None:
    """A slot is found by any of its pairs in `also`."""
    outcome = judged([record("conflict", GOLD_A, GOLD_B)], finding("conflict", FAR_A, FAR_B, (FOUND_B, FOUND_A)))
    assert outcome.findings[0].verdict == "right"
    assert outcome.slots[0].found


def test_one_pair_finds_a_slot_of_many() -> None:
    """Repetitions of a conflict are one slot."""
    gold = [record("conflict", GOLD_A, GOLD_B), record("conflict", place("a", 500, 520), GOLD_B)]
    outcome = judged(gold, finding("conflict", FOUND_A, FOUND_B))
    assert [(slot.slot, len(slot.pairs), slot.found) for slot in outcome.slots] == [("deaths", 2, True)]


def test_another_relation_is_wrong_but_surfaces_the_slot() -> None:
    """A conflict reported as an update is wrong, yet an editor would have looked."""
    outcome = judged([record("conflict", GOLD_A, GOLD_B)], finding("update", FOUND_A, FOUND_B))
    assert outcome.findings[0].verdict == "wrong_relation"
    assert (outcome.slots[0].found, outcome.slots[0].surfaced) == (False, True)


def test_defensible_relations_count_as_right() -> None:
    """`alt` makes the finding right and the slot found."""
    outcome = judged([record("conflict", GOLD_A, GOLD_B, alt=["update"])], finding("update", FOUND_A, FOUND_B))
    assert outcome.findings[0].verdict == "right"
    assert outcome.slots[0].found


def test_a_finding_right_in_one_slot_is_right() -> None:
    """A sentence with two figures may agree in one slot and conflict in another."""
    gold = [record("agree", GOLD_A, GOLD_B, slot="date"), record("conflict", GOLD_A, GOLD_B)]
    outcome = judged(gold, finding("conflict", FOUND_A, FOUND_B))
    assert outcome.findings[0].verdict == "right"
    assert {slot.slot: slot.found for slot in outcome.slots} == {"date": False, "deaths": True}


def test_different_scope_reported_as_conflict_is_named() -> None:
    """The trap has its own kind of false alarm."""
    outcome = judged([record("different_scope", GOLD_A, GOLD_B)], finding("conflict", FOUND_A, FOUND_B))
    assert outcome.findings[0].verdict == "scope"
    tally = story_tally(outcome)
    assert tally["alarms different_scope"] == Ratio(1, 1)
    assert tally["different_scope slots raised"] == Ratio(1, 1)


def test_two_events_are_different_scope() -> None:
    """A finding between a report of the story and one of another event is a scope error, annotated or not."""
    outcome = judged([], finding("conflict", FOUND_A, FOUND_B), apart=("b",))
    assert outcome.findings[0].verdict == "scope"


def test_a_closed_agreement_counts() -> None:
    """a–c is found and right where a–b and b–c are annotated."""
    gold = [record("agree", GOLD_A, GOLD_B), record("agree", GOLD_B, place("c", 0, 20))]
    outcome = judged(gold, finding("agree", side("c", 0, 25), FOUND_A))
    assert outcome.findings[0].verdict == "right"
    tally = story_tally(outcome)
    assert tally["recall agree"] == Ratio(1, 1)
    assert tally["wrong agreements"] == Ratio(0, 1)


def test_wrong_agreements() -> None:
    """An agreement on a conflict is wrong; one that the gold does not mention counts neither way."""
    gold = [record("conflict", GOLD_A, GOLD_B)]
    tally = story_tally(judged(gold, finding("agree", FOUND_A, FOUND_B), finding("agree", FAR_A, FAR_B)))
    assert tally["wrong agreements"] == Ratio(1, 2)
    assert tally["wrong agreements of judged"] == Ratio(1, 1)
    assert tally["precision together"] == Ratio(0, 0)


def test_precision_and_recall_together_and_apiece() -> None:
    """Findings and slots are counted by relation, and all five together."""
    gold = [
        record("conflict", GOLD_A, GOLD_B),
        record("altered_quote", place("a", 300, 330), place("b", 300, 330), slot="remark"),
    ]
    tally = story_tally(judged(gold, finding("conflict", FOUND_A, FOUND_B), finding("update", FAR_A, FAR_B)))
    assert tally["precision together"] == Ratio(1, 2)
    assert tally["recall together"] == Ratio(1, 2)
    assert tally["precision conflict"] == Ratio(1, 1)
    assert tally["precision update"] == Ratio(0, 1)
    assert tally["recall altered_quote"] == Ratio(0, 1)
    assert tally["recall update"] == Ratio(0, 0)
    assert tally["alarms unmatched"] == Ratio(1, 2)


def test_quiet_stories() -> None:
    """False alarms are counted apart where nothing should be reported; a conflict that is defensible is none."""
    agreed = [record("agree", GOLD_A, GOLD_B)]
    loud = story_tally(judged(agreed, finding("conflict", FOUND_A, FOUND_B), finding("conflict", FAR_A, FAR_B)))
    assert loud["alarms per quiet story"] == Ratio(2, 1)
    assert loud["quiet stories kept quiet"] == Ratio(0, 1)
    assert loud["agreement slots called hard"] == Ratio(1, 1)
    assert story_tally(judged(agreed))["quiet stories kept quiet"] == Ratio(1, 1)
    borderline = judged([record("agree", GOLD_A, GOLD_B, alt=["conflict"])], finding("conflict", FOUND_A, FOUND_B))
    assert story_tally(borderline)["quiet stories kept quiet"] == Ratio(1, 1)
    assert story_tally(judged([record("update", GOLD_A, GOLD_B)]))["quiet stories kept quiet"] == Ratio(0, 0)


def test_relations_without_a_verdict_are_not_judged() -> None:
    """`cannot_tell` and `different_scope` findings claim nothing."""
    gold = [record("conflict", GOLD_A, GOLD_B)]
    outcome = judged(gold, finding("cannot_tell", FOUND_A, FOUND_B), finding("different_scope", FOUND_A, FOUND_B))
    assert outcome.findings == ()
    assert not outcome.slots[0].surfaced


def test_nothing_found_and_nothing_to_find() -> None:
    """An empty story has no rates and no false alarms."""
    tally = story_tally(judged([]))
    assert tally["precision together"] == Ratio(0, 0)
    assert tally["alarms per story"] == Ratio(0, 1)


def test_a_record_with_an_unknown_relation_is_refused() -> None:
    """A misspelt relation in the gold must not become a class of its own."""
    with pytest.raises(ValueError, match="'conflicts' is not one of agree"):
        gold_pair(record("conflicts", GOLD_A, GOLD_B))
