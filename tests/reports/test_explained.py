"""The page on one finding: everything the evidence holds, and nothing it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from attribution.reports.explained import render_explained
from attribution.reports.lookup import look_up
from attribution.reports.records import report_record
from attribution.reports.style import Style
from tests.reports.sample import agreement, altered, conflict, sample_report

FIGURE = {
    "text": "At least 19", "value": 19.0, "low": 19.0, "high": None, "bound": "at_least", "rounded_to": 1.0, "kind": "count", "unit": "",
    "thing": "person", "thing_text": "people", "predicate": "die", "scope": ["Storvik"],
    "since": {"text": "since Monday", "first": "2024-03-04", "last": "2024-03-04", "resolved_by": "publication", "event": "sink"},
}  # fmt: skip
EVIDENCE: dict[str, Any] = {
    "a": {
        "voice": {"speaker": "she", "name": "Ada Brenner", "anonymous": False, "quote": "q1"}, "negated": False, "modality": "alleged",
        "figure": FIGURE, "at": {"day": "2024-03-04", "known_by": "published"},
    },
    "b": {"voice": {"speaker": None}, "negated": True, "modality": "stated"},
    "comparator": "figures", "comparison": "At least 19 against Fifteen", "outcome": "differ", "order": "a tally cannot shrink", "days": 1,
    "voices": "mixed_plain", "similarity": 0.71, "entailment": [0.1, 0.2], "alignment": {"agree": 0.05, "differ": 0.9},
    "decision": {
        "question": "number_differ", "probability": 0.91, "bias": -2.6, "threshold": 0.5,
        "features": {"fact": [0.97, 4.85], "vague": [1.0, -0.4], "novel": [2.0, 0.1]},
    },
    "severity": {"consequence": 3, "reasons": ["deaths", "one of the two is wrong"]},
    "would_change": ["If 19 were counted later, it would be an update."],
    "pairs": [{"a": ["herald.txt", 0, 2], "b": ["third.txt", 3, 5], "relation": "agree", "confidence": 0.9}],
    "outlets": 4, "independent_sources": 1, "wire": ["AFP"],
    "folded": [{"topic": "statement", "relation": "conflict", "confidence": 0.6, "explanation": "They differ."}],
}  # fmt: skip


def page(finding: Any, width: int = 200) -> str:
    """The page as text."""
    record = report_record(sample_report(finding))
    return render_explained(record, look_up(record["findings"], finding.id), Style(width))


def test_the_whole_derivation_is_on_the_page() -> None:
    """Passages with places, values as read, voices, comparator, models, every weight, rule, severity, turns, sources."""
    text = page(replace(conflict(), evidence=EVIDENCE))
    for words in (
        "a  Harbour Herald, 2024-03-04 · herald.txt ¶ 1, characters 26 to 56",
        "> At least 19 people were killed",
        "voice: Ada Brenner (printed: “she”), quotation q1; alleged",
        "figure: “At least 19” = 19, at least; allows 19 to any; rounded to 1",
        "counts people; said of it: die; scope: Storvik; since: “since Monday” = 2024-03-04, counted from the report's date; event: sink",
        "speaks of: 2024-03-04 (the day the report was published)",
        "voice: the report itself; negated",
        "comparator of figures: At least 19 against Fifteen (differ)",
        "order in time: 1 day between the two",
        "entailment: 0.10 with a as premise, 0.20 with b as premise",
        "alignment: 0.90 one fact, and the two differ",
        "chance 0.91, reported from 0.50 on",
        "+4.85     0.97    +5.00  fact: alignment model",
        "-0.40     1.00    -0.40  vague:",
        "+0.10     2.00    +0.05  novel: novel",
        "conflict: a tally cannot shrink",
        "high: deaths; one of the two is wrong (consequence 3 of 3)",
        "- If 19 were counted later, it would be an update.",
        "herald.txt and third.txt: agree (0.90)",
        "4 outlets, 1 independent source (AFP counts once)",
        "also seen as a conflict of statements (0.60): They differ.",
        "Harbour Herald ¶ 1: “The ferry sank”; Island Post ¶ 1: “a ferry went down”",
        "base: all-MiniLM-L6-v2",
    ):
        assert words in text, words
    places = [text.index(name) for name in ("fact:", "vague:", "novel:")]
    assert places == sorted(places)


def test_a_finding_without_evidence_still_has_its_page() -> None:
    """Reports of an earlier version hold less."""
    text = page(replace(agreement(), evidence={}))
    assert "304 is about 300." in text
    assert "The decision" not in text


def test_quotations_stand_word_for_word() -> None:
    """The changes by class, and both printings in one line."""
    evidence = {
        "changes": [{"kind": "hedge", "only_a": [], "only_b": ["seems"]}],
        "diff": [{"same": "The crew"}, {"a": "has", "b": "seems to have"}, {"same": "become part"}, {"a": "", "b": "of it"}],
    }
    text = page(replace(altered(), evidence=evidence))
    assert "hedge: nothing against “seems”" in text
    assert "word for word: The crew [has | seems to have] become part [∅ | of it]" in text


def test_a_quotation_against_its_source() -> None:
    """The evidence of `check --source` has other keys."""
    evidence = {
        "source_check": "altered", "shared_words": 0.875, "same_speaker": "same", "notes": ["a gap without an ellipsis"],
        "changes": [{"draft": "will", "source": "may", "gravity": "grave"}, {"draft": "", "source": "not", "gravity": "grave"}],
    }  # fmt: skip
    text = page(replace(altered(), evidence=evidence))
    assert "in the source: altered; 88% of the words, speaker: same" in text
    assert "grave: “will” in the draft, “may” in the source" in text
    assert "grave: nothing in the draft, “not” in the source" in text
    assert "a gap without an ellipsis" in text


def test_width_and_controls() -> None:
    """Nothing is wider than the terminal, and articles cannot write to it."""
    text = page(replace(conflict(), evidence=EVIDENCE, slot="\x1b[31mred\u202e"), 60)
    assert max(map(len, text.splitlines())) <= 60
    assert "\x1b" not in text
    assert text == page(replace(conflict(), evidence=EVIDENCE, slot="\x1b[31mred\u202e"), 60)
