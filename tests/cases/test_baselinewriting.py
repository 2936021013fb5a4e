"""A new baseline keeps what was decided, and forgets no finding another run may have."""

from __future__ import annotations

from dataclasses import replace

from attribution.cases.baseline import Baseline
from attribution.cases.baselinewriting import updated
from attribution.reports.records import finding_record
from tests.cases.invented import altered, approval, baseline, conflict, entry, joined
from tests.reports.sample import agreement

ALTERED = replace(altered(), fingerprint="ba9876543210")


def records(*findings):
    """The findings as a report has them."""
    return [finding_record(finding) for finding in findings]


def test_everything_that_asks_is_pending_at_first():
    """Agreements need no decision."""
    written = updated(records(conflict(), ALTERED, agreement()))
    assert [(e.identity.slot, e.approval) for e in written.baseline.entries] == [
        ("people killed in the sinking", None),
        ("Brenner on the crew", None),
    ]
    assert (written.added, written.kept, written.gone, written.dropped) == (2, 0, 0, 0)


def test_approvals_stay():
    """Writing again loses no decision."""
    written = updated(records(conflict(), ALTERED), baseline(conflict(), given=approval()))
    assert [e.approval for e in written.baseline.entries] == [approval(), None]
    assert (written.added, written.kept) == (1, 1)


def test_a_changed_finding_is_pending_again():
    """The approval was of fewer passages."""
    written = updated(records(joined(conflict())), baseline(conflict(), given=approval()))
    assert [e.approval for e in written.baseline.entries] == [None]
    assert (written.added, written.kept) == (1, 0)


def test_what_this_run_lacks_stays_unless_pruned():
    """A run over half the articles does not empty the file."""
    old = baseline(conflict(), given=approval())
    stay, gone = updated(records(ALTERED), old), updated(records(ALTERED), old, prune=True)
    assert (len(stay.baseline.entries), stay.gone, stay.dropped) == (2, 1, 0)
    assert (len(gone.baseline.entries), gone.gone, gone.dropped) == (1, 0, 1)


def test_findings_of_one_fingerprint_are_one_entry():
    """Two reports with the same passages: one decision, all pairs."""
    written = updated(records(conflict(), joined(conflict())))
    (only,) = written.baseline.entries
    assert len(only.identity.pairs) == 3


def test_passages_of_a_twin_do_not_hide_behind_an_approval():
    """Of two findings with one fingerprint the desk approved the first; the second brings a passage that nobody has seen."""
    written = updated(records(conflict(), joined(conflict())), baseline(conflict(), given=approval()))
    (only,) = written.baseline.entries
    assert (len(only.identity.pairs), only.approval) == (3, None)
    assert (written.added, written.kept) == (1, 0)


def test_a_graver_finding_is_pending_again():
    """Written over a lower severity, the approval of it does not stand for the higher one."""
    low = replace(conflict(), severity="low")
    assert [e.approval for e in updated(records(conflict()), baseline(low, given=approval())).baseline.entries] == [None]
    assert [e.approval for e in updated(records(low), baseline(conflict(), given=approval())).baseline.entries] == [approval()]


def test_an_approval_outlives_its_fingerprint():
    """The slot is called otherwise now; the passages are those that were approved, and pruning does not lose the decision."""
    renamed = replace(conflict(), fingerprint="feedfeedfeedfeed")
    written = updated(records(renamed), baseline(conflict(), given=approval()), prune=True)
    assert [(e.identity.fingerprint, e.approval) for e in written.baseline.entries] == [("feedfeedfeedfeed", approval())]
    assert (written.added, written.kept, written.dropped) == (0, 1, 1)


def test_a_pending_double_does_not_undo_an_approval():
    """Another entry with the same passages waits for a decision; the finding's own has one."""
    double = entry(replace(conflict(), fingerprint="feedfeedfeedfeed"))
    old = Baseline((entry(conflict(), approval()), double))
    assert [e.approval for e in updated(records(conflict()), old).baseline.entries] == [approval(), None]
