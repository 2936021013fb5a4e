"""Rows of a review and of a difference, in each format."""

from __future__ import annotations

import json
from dataclasses import replace

from attribution.cases.baseline import Baseline, judge_all
from attribution.cases.baselinereview import as_json, as_markdown, as_text, differences, review, tally
from attribution.reports.records import finding_record
from tests.cases.invented import TODAY, altered, approval, baseline, conflict, entry, joined

ALTERED = replace(altered(), fingerprint="ba9876543210")
OVER = approval("2026-03-02")


def judged(known, *findings):
    """The findings of a run against a baseline."""
    return judge_all([finding_record(finding) for finding in findings], known, TODAY)


def test_review_has_what_needs_somebody_first():
    """Expired before pending before approved."""
    third = replace(conflict(), fingerprint="cc" * 8, relation="update")
    known = Baseline((entry(conflict(), approval()), entry(ALTERED), entry(third, OVER)))
    assert [row.state for row in review(known, TODAY)] == ["expired", "pending", "approved"]


def test_review_with_a_run_tells_what_is_gone():
    """A decision nobody needs any longer."""
    known = Baseline((entry(conflict(), approval()), entry(ALTERED)))
    rows = review(known, TODAY, judged(known, ALTERED))
    assert [(row.state, row.entry.identity.slot) for row in rows] == [
        ("pending", "Brenner on the crew"),
        ("gone", "people killed in the sinking"),
    ]


def test_differences():
    """New, changed, back, gone; what is approved or pending is no difference."""
    known = Baseline((entry(conflict(), approval()), entry(replace(ALTERED, fingerprint="dd" * 8, relation="misattributed"))))
    rows = differences(known, judged(known, joined(conflict()), ALTERED))
    assert [(row.state, row.why) for row in rows] == [
        ("changed", "was misattributed, is altered_quote"),
        ("changed", "1 of 3 pairs of passages are new"),
    ]
    assert [row.state for row in differences(known, [])] == ["gone", "gone"]
    assert differences(baseline(ALTERED), judged(baseline(ALTERED), ALTERED)) == []


def test_formats_say_the_same_and_are_safe():
    """Who, why, until when; markup of the article stays text, controls are shown."""
    odd = replace(conflict(), slot="<b>dead</b> | \x1b[2J")
    rows = review(baseline(odd, given=OVER), TODAY)
    text, page, record = as_text(rows), as_markdown(rows), json.loads(as_json(rows, TODAY))
    for shown in (text, page):
        assert "expired" in shown
        assert "Ada, 2026-03-01 to 2026-03-02" in shown.replace("\\", "")
        assert "\x1b" not in shown
    assert "<b>" not in page
    assert record["schema"] == "attribution.baseline.review/1"
    assert record["findings"][0] | {"a": 0, "b": 0} == {
        "state": "expired", "fingerprint": "0123456789ab", "relation": "conflict", "kind": "number", "severity": "high",
        "slot": "<b>dead</b> | \x1b[2J", "a": 0, "b": 0, "reason": OVER.reason, "owner": "Ada", "date": "2026-03-01",
        "expires": "2026-03-02", "why": None,
    }  # fmt: skip


def test_tally():
    """Counts in the order of need."""
    rows = review(Baseline((entry(conflict(), approval()), entry(ALTERED))), TODAY)
    assert tally(rows) == "1 pending, 1 approved"
    assert tally([]) == "nothing to look at"
