"""Conflicts: both passages, where they stand, and what they were read as."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from attribution.desk.conflicts import figure
from attribution.desk.making import make
from tests.desk.building import finding, reading, report

A = reading("It fell at dawn. Twelve died.", "in/a.txt", source="Orlen Mail", published="2024-05-07T08:30:00+02:00")
B = reading("Fifteen died in it.", "b.txt")
C = reading("Fifteen died in it.", "c.txt", byline="AFP")


def rows(*findings, readings=(A, B, C)):
    """The rows of some findings."""
    return make(report(*readings, findings=findings)).rows("conflicts")


def test_both_sides():
    """Outlet, time, words, place and offsets of both, and what the report says of them."""
    [row] = rows(finding((A, "Twelve died."), (B, "Fifteen died in it."), needs_check=True, confidence=0.876))
    found = {key: row.get(key) for key in ("id", "slot", "relation", "kind", "severity", "needs_check", "code", "confidence", "explanation", "sources")}
    assert found == {
        "id": "f1", "slot": "the dead", "relation": "conflict", "kind": "number", "severity": "high", "needs_check": "yes", "code": "C101", "confidence": "0.88",
        "explanation": "They differ.", "sources": "2",
    }  # fmt: skip
    assert [row.get(f"a_{key}") for key in ("outlet", "time", "words", "place", "article", "start", "end")] == [
        "S3 Orlen Mail", "2024-05-07 08:30:00+02:00", "Twelve died.", "¶ 1, line 4", "in/a.txt", "17", "29",
    ]  # fmt: skip
    assert [row.get(f"b_{key}") for key in ("outlet", "time", "words", "place")] == ["S1 b.txt", "", "Fifteen died in it.", "¶ 1, line 1"]


def test_what_needs_no_decision_is_left_out():
    """Agreements and other scopes are no conflicts; open questions, and words that a source lacks, are."""
    relations = ("agree", "different_scope", "cannot_tell", "update", "disputed", "altered_quote", "misattributed")
    findings = [finding((A, "Twelve"), (B, "Fifteen"), relation, f"f{number}") for number, relation in enumerate(relations)]
    missing = finding((A, "Twelve"), (B, "Fifteen"), "cannot_tell", "f9", code="N201", kind="wording")
    assert [row.get("relation") for row in rows(*findings, missing)] == ["cannot tell", "update", "disputed", "altered quote", "misattributed", "not in the source"]


def test_keys_are_fingerprints():
    """A finding keeps its key when its number and its offsets change, and two of one fingerprint have two."""
    first, second = finding((A, "Twelve"), (B, "Fifteen")), finding((A, "Twelve"), (C, "Fifteen"), id_="f7", fingerprint="print-f1")
    one, two = rows(first, second)
    assert one.key != two.key
    assert rows(replace(first, id="f30"))[0].key == one.key


def test_further_pairs():
    """The first three are shown, the rest counted; sources are counted over all of them."""
    one = finding((A, "Twelve"), (B, "Fifteen"))
    pair = (one.a, finding((A, "Twelve"), (C, "Fifteen")).b)
    [row] = rows(replace(one, also=(pair,) * 5))
    assert row.get("also") == "S3 ¶ 1 and S2 ¶ 1; S3 ¶ 1 and S2 ¶ 1; S3 ¶ 1 and S2 ¶ 1; and 2 more pairs"
    assert row.get("sources") == "3"


def test_one_agency_is_one_source():
    """Two outlets with one agency's text count once."""
    other = reading("Fifteen died in it.", "d.txt", byline="AFP")
    assert rows(finding((other, "Fifteen"), (C, "Fifteen")), readings=(C, other))[0].get("sources") == "1"


def test_within_one_article():
    """Headline against body says which is which."""
    [row] = rows(finding((A, "It fell at dawn."), (A, "Twelve died."), evidence={"within": ["headline", "body"]}))
    assert (row.get("a_place"), row.get("b_place"), row.get("sources")) == ("headline, ¶ 1, line 3", "¶ 1, line 4", "1")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"low": 165.0, "high": 165.0, "unit": ""}, "165"), ({"low": 17000.0, "high": math.inf, "unit": ""}, "17,000 or more"), ({"low": 17000.0, "high": None, "unit": ""}, "17,000 or more"),
        ({"low": 9450.0, "high": 9550.0, "unit": "USD"}, "9,450 to 9,550 USD"), ({"low": 0.0, "high": 40.0, "unit": "percent"}, "40 % or less"),
        ({"low": 284018400.0, "high": 284018400.0, "unit": "second"}, "9 years"), ({"low": 0.0, "high": 0.0, "unit": ""}, "0"),
    ],
)  # fmt: skip
def test_figures(facts, words):
    """What the wording allows, as a reader writes it."""
    assert figure(facts) == words


def test_values_of_sides():
    """Figures with their day, dates, names and the words only one side has."""
    figures = {side: {"figure": {"low": value, "high": value, "unit": ""}} for side, value in (("a", 12.0), ("b", 15.0))}
    dates = {"a": {"date": {"text": "Monday", "first": "2024-05-06", "last": "2024-05-06"}}, "b": {"date": {"text": "that day", "first": None, "last": None}}}
    found = [
        rows(finding((A, "Twelve"), (B, "Fifteen"), evidence=evidence))[0]
        for evidence in (
            {**figures, "as_of": ["May 7, 2024", ""]}, dates, {"names": ["Jo Ek", "Jo Eck"]}, {"diff": [{"a": "seems", "b": "is"}, {"same": "lost"}, {"a": "today", "b": ""}]},
            {"changes": [{"draft": "left", "source": "fled", "gravity": "plain"}]}, {"changes": [{"only_a": ["may"], "only_b": []}]},
        )
    ]  # fmt: skip
    assert [(row.get("a_value"), row.get("b_value")) for row in found] == [
        ("12 (as of May 7, 2024)", "15"), ("2024-05-06", "“that day”, day unknown"), ("Jo Ek", "Jo Eck"), ("seems … today", "is"), ("left", "fled"), ("may", ""),
    ]  # fmt: skip
