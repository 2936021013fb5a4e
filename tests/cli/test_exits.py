"""Exit codes: one rule, and its precedence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.cli.exits import exit_code
from attribution.types import Diagnostic, Reading
from tests.reports.sample import HERALD, POST, agreement, conflict, sample_report, single_report

CLEAN = replace(sample_report(), diagnostics=())
LOST = (Diagnostic("empty", "no text", "x", failed=True),)


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("high", "high", 1),
        ("medium", "high", 0),
        ("medium", "medium", 1),
        ("low", "medium", 0),
        ("low", "low", 1),
        ("high", "never", 0),
    ],
)
def test_severity_against_fail_on(severity, fail_on, code):
    """A finding fails at its severity or below."""
    report = replace(CLEAN, findings=(replace(conflict(), severity=severity),))
    assert exit_code(report, fail_on) == code


@pytest.mark.parametrize("relation", ["agree", "different_scope", "cannot_tell"])
def test_some_relations_never_fail(relation):
    """What asks for no decision never fails, whatever its severity."""
    assert exit_code(replace(CLEAN, findings=(replace(conflict(), relation=relation),)), "low") == 0


@pytest.mark.parametrize("relation", ["conflict", "update", "disputed", "altered_quote", "misattributed"])
def test_the_others_fail(relation):
    """Everything an editor must see fails."""
    assert exit_code(replace(CLEAN, findings=(replace(conflict(), relation=relation),)), "low") == 1


def test_lost_article_comes_before_everything():
    """3 before 5, 1 and 0, wherever the diagnostic stands."""
    assert exit_code(replace(CLEAN, diagnostics=LOST)) == 3
    assert exit_code(replace(single_report(), diagnostics=LOST)) == 3
    reading = replace(CLEAN.readings[0], diagnostics=LOST)
    assert exit_code(replace(CLEAN, readings=(reading, CLEAN.readings[1]))) == 3
    article = replace(HERALD, diagnostics=LOST)
    assert exit_code(replace(CLEAN, readings=(Reading(article), Reading(POST)))) == 3


def test_a_note_is_no_failure():
    """A diagnostic that lost nothing does not change the code."""
    note = (Diagnostic("unpaired_quotation_mark", "open", "x"),)
    assert exit_code(replace(CLEAN, findings=(agreement(),), diagnostics=note)) == 0


def test_nothing_to_compare():
    """One article, none, two copies of one, or no statements that met: 5."""
    assert exit_code(single_report()) == 5
    assert exit_code(replace(single_report(), readings=())) == 5
    copies = (Reading(HERALD), Reading(replace(POST, copy_of="herald.txt")))
    assert exit_code(replace(CLEAN, readings=copies, findings=())) == 5
    assert exit_code(replace(CLEAN, findings=(), coverage={"pairs_considered": 0})) == 5


def test_compared_without_findings():
    """Two reports compared and nothing found: 0."""
    assert exit_code(replace(CLEAN, findings=())) == 0
    assert exit_code(replace(CLEAN, findings=(), coverage={})) == 0
