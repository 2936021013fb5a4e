"""What a baseline says of a finding, and the report it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from attribution.cases.baseline import Baseline, only_new
from attribution.cases.identity import identity
from attribution.reports.records import finding_record
from tests.cases.invented import TODAY, altered, approval, baseline, conflict, joined, moved, report, two_figures
from tests.reports.sample import agreement


def state(finding, known, day=TODAY):
    """The state and the reason."""
    judged = known.judge(identity(finding_record(finding)), day)
    return judged.state, judged.why


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, "pending"), (approval(), "approved"), (approval("2026-03-15"), "approved"), (approval("2026-03-14"), "expired")],
)
def test_known_findings(given, expected):
    """Pending without an approval; an approval holds through its last day."""
    assert state(moved(conflict(), 40), baseline(conflict(), given=given)) == (expected, "")


def test_unknown_finding():
    """A finding with neither fingerprint nor passages of an entry is new."""
    dead, hurt = two_figures()
    assert state(hurt, baseline(conflict(), dead, given=approval())) == ("new", "")
    assert state(conflict(), Baseline()) == ("new", "")


def test_another_relation_is_a_change():
    """What was approved as an update is reported when it has become a conflict."""
    known = baseline(replace(conflict(), relation="update"), given=approval())
    assert state(conflict(), known) == ("changed", "was update, is conflict")


def test_a_graver_finding_is_a_change_and_a_milder_one_is_not():
    """An approval covers what was seen, and less."""
    known = baseline(replace(conflict(), severity="medium"), given=approval())
    assert state(conflict(), known) == ("changed", "severity was medium, is high")
    assert state(replace(conflict(), severity="low"), known) == ("approved", "")


def test_a_further_report_does_not_hide_behind_an_approval():
    """The slot is known, the third report's figure is not."""
    assert state(joined(conflict()), baseline(conflict(), given=approval())) == ("changed", "1 of 3 pairs of passages are new")


def test_fewer_passages_are_covered():
    """A report that was corrected takes its pair away; the rest stays approved."""
    assert state(conflict(), baseline(joined(conflict()), given=approval())) == ("approved", "")


def test_another_clearest_pair_is_the_same_finding():
    """The fingerprint is of the clearest pair: where another pair became that, the passages still tell."""
    swapped = joined(conflict())
    (first, *_), rest = swapped.also[-1:], swapped.also[:-1]
    turned = replace(swapped, fingerprint="f" * 16, a=first[0], b=first[1], also=((swapped.a, swapped.b), *rest))
    assert state(turned, baseline(swapped, given=approval()))[0] == "approved"


def test_only_new_leaves_what_is_not_known():
    """Known findings and agreements go, counted; what is new stays, with its id."""
    other = replace(altered(), fingerprint="ba9876543210")
    left = only_new(report(conflict(), other, agreement()), baseline(conflict(), given=approval()), TODAY)
    assert [finding.id for finding in left.findings] == ["F2"]
    assert left.coverage["baseline"] == {"approved": 1, "gone": 0, "new": 1, "not_asking": 1}
    assert left.diagnostics == ()


def test_expired_approvals_come_back_with_a_note():
    """The finding is reported again, and why."""
    known = baseline(conflict(), given=approval("2026-03-14"))
    left = only_new(report(conflict()), known, TODAY)
    assert [finding.id for finding in left.findings] == ["F1"]
    (note,) = left.diagnostics
    assert note.code == "approval_expired"
    assert not note.failed
    for words in ("F1", "Ada", "2026-03-14", "died later", "approve it again"):
        assert words in note.message
    assert only_new(report(conflict()), known, date(2026, 3, 14)).findings == ()


def test_changed_findings_have_a_note():
    """What the desk has decided about once is said to have changed."""
    left = only_new(report(joined(conflict())), baseline(conflict(), given=approval()), TODAY)
    assert len(left.findings) == 1
    assert left.diagnostics[0].code == "baseline_changed"
    assert "1 of 3 pairs" in left.diagnostics[0].message


def test_what_is_gone_is_counted():
    """A corrected conflict leaves its entry behind."""
    left = only_new(report(altered()), baseline(conflict(), altered()), TODAY)
    assert left.findings == ()
    assert left.coverage["baseline"] == {"gone": 1, "not_asking": 0, "pending": 1}


def test_the_report_itself_is_untouched():
    """A new value, not a change of the old one."""
    whole = report(conflict())
    only_new(whole, baseline(conflict()), TODAY)
    assert len(whole.findings) == 1
    assert "baseline" not in whole.coverage
