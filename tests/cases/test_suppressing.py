"""Findings that the front matter of an article asks to ignore."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from attribution.articles.markdown import read_markdown
from attribution.cases.suppressing import suppress
from attribution.reports import render
from attribution.types import Reading, Side
from tests.cases.invented import HERALD, TODAY, report
from tests.reports.sample import conflict

BODY = "# Quay closed\n\nFifteen people died when a ferry went down, the harbour master said on Monday.\n"
WORDS = "Fifteen people died"


def run(*ignore: str):
    """A run over the Herald and a Markdown article that ignores something."""
    keys = f"---\nattribution:\n  ignore:\n{''.join(f'    - {line}{chr(10)}' for line in ignore)}---\n" if ignore else ""
    article = read_markdown(keys + BODY, id="post.md")
    start = article.text.index(WORDS)
    finding = replace(conflict(), b=Side(start, start + len(WORDS), "post.md", WORDS, 2), also=())
    return replace(report(finding), readings=(Reading(HERALD), Reading(article)))


SAID = "reason: counts differ by a day, owner: Bo, expires: 2026-05-01"


@pytest.mark.parametrize(
    "named",
    [
        "slot: People killed in the SINKING",
        "words: fifteen people",
        'fingerprint: "0123456789ab"',
        "words: Fifteen people, relation: conflict",
    ],
)
def test_named_findings_are_left_out_and_told(named):
    """By slot, by words, by fingerprint, or all of them; the count, the owner and the reason stay in the report."""
    left = suppress(run(f"{{{named}, {SAID}}}"), TODAY)
    assert left.findings == ()
    assert left.coverage["suppressed"] == {"findings": 1, "expired": 0, "unused": 0}
    (note,) = left.diagnostics
    assert (note.code, note.article, note.failed) == ("suppressed", "post.md", False)
    assert left.readings[1].article.text[note.start : note.end] == WORDS
    for words in ("Bo", "counts differ by a day", "2026-05-01", "people killed in the sinking", "0123456789ab"):
        assert words in note.message
    assert "Suppressed: 1 findings" in render(left, "markdown")
    assert "counts differ by a day" in render(left, "table")


@pytest.mark.parametrize(
    "named", ["slot: people hurt", "words: teen people", 'fingerprint: "ffffffffffff"', "words: Fifteen people, relation: update", "words: At least 19"]
)
def test_other_findings_stay(named):
    """Everything that is named must fit, words as whole words, and in the article's own passage."""
    left = suppress(run(f"{{{named}, {SAID}}}"), TODAY)
    assert len(left.findings) == 1
    assert left.coverage["suppressed"] == {"findings": 0, "expired": 0, "unused": 1}
    assert left.diagnostics[0].code == "suppression_unused"


def test_after_its_day_a_finding_comes_back():
    """The last day counts; then there is a note."""
    ignored = run(f"{{words: fifteen people, {SAID}}}")
    assert suppress(ignored, date(2026, 5, 1)).findings == ()
    left = suppress(ignored, date(2026, 5, 2))
    assert len(left.findings) == 1
    assert left.coverage["suppressed"] == {"findings": 0, "expired": 1, "unused": 0}
    assert left.diagnostics[0].code == "suppression_expired"


def test_an_article_speaks_for_its_own_findings_only():
    """A finding between two other articles is none of its business."""
    ignored = run(f"{{slot: people killed in the sinking, {SAID}}}")
    elsewhere = replace(ignored.findings[0], b=replace(ignored.findings[0].b, article="third.txt"))
    assert len(suppress(replace(ignored, findings=(elsewhere,)), TODAY).findings) == 1


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{slot: x, owner: Bo, expires: 2026-05-01}", "reason is None"),
        ("{slot: x, reason: y, expires: 2026-05-01}", "owner is None"),
        ("{slot: x, reason: y, owner: Bo}", "expires is None"),
        ("{slot: x, reason: y, owner: Bo, expires: soon}", "expires is 'soon'"),
        (f"{{{SAID}}}", "it names nothing"),
        (f"{{relation: conflict, {SAID}}}", "it names nothing"),
        (f"{{fingerprint: 123456789012, {SAID}}}", "needs quotation marks"),
        (f"{{slots: x, {SAID}}}", "unknown key 'slots'"),
        ("everything", "is no mapping"),
    ],
)
def test_entries_that_cannot_be_used_ignore_nothing(entry, words):
    """A slip never hides a finding; it is told with the article."""
    left = suppress(run(entry), TODAY)
    assert len(left.findings) == 1
    (note,) = left.diagnostics
    assert (note.code, note.article) == ("suppression_unusable", "post.md")
    assert words in note.message


def test_a_table_that_is_none():
    """`attribution: off` is no way to switch the check off."""
    article = read_markdown(f"---\ntitle: Quay\nattribution: off\n---\n{BODY}", id="post.md")
    left = suppress(replace(run(), readings=(Reading(article),)), TODAY)
    assert len(left.findings) == 1
    assert "attribution is False" in left.diagnostics[0].message


def test_without_keys_nothing_changes():
    """The report is the same value."""
    plain = run()
    assert suppress(plain, TODAY) is plain


def test_keys_inside_a_plain_text_are_text():
    """Only what was read as the keys of an article counts, not a block that a record's text opens with."""
    ignored = run(f"{{words: fifteen people, {SAID}}}")
    article = replace(ignored.readings[1].article, blocks=())
    kept = replace(ignored, readings=(Reading(HERALD), Reading(article)))
    assert suppress(kept, TODAY) is kept
