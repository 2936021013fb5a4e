"""A new baseline keeps what was decided, and forgets no finding another run may have."""

from __future__ import annotations

from dataclasses import replace

from attribution.cases.baselinewriting import updated
from attribution.reports.records import finding_record
from tests.cases.invented import altered, approval, baseline, conflict, joined
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
