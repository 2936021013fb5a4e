"""A baseline of a whole run knows its findings again when the articles were edited elsewhere."""

from __future__ import annotations

from datetime import date

import attribution
from attribution.cases.baseline import only_new
from attribution.cases.baselinewriting import updated
from attribution.cases.comparing import compare
from attribution.reports.records import report_record

TODAY = date(2026, 3, 15)
HERALD = (
    "At least 19 people were killed when the ferry Northern Star sank off Lindvik on Monday, the coast guard said.\n\n"
    "“The crew has become part of the problem,” Minister Ada Brenner told reporters in Lindvik."
)
POST = (
    "Fifteen people were killed when the ferry Northern Star sank off Lindvik on Monday, the coast guard said.\n\n"
    "“The crew has never become part of the problem,” Minister Ada Brenner told reporters in Lindvik."
)
# A paragraph about something else; in either article, at either end.
ELSEWHERE = "The harbour market, founded in 1871, opens on Saturdays; its stalls sell herring and wool to visitors."


def run(checker: attribution.Checker, herald: str, post: str) -> attribution.Report:
    """The report on both."""
    articles = [
        attribution.read_text(herald, id="herald.txt", source="Harbour Herald", published="2024-03-05"),
        attribution.read_text(post, id="post.txt", source="Island Post", published="2024-03-05"),
    ]
    return checker.check(articles)


def test_edits_elsewhere_disturb_no_baseline() -> None:
    """A paragraph at the top of one, at the end of the other: nothing is new, nothing is gone, and a comparison finds no change."""
    checker = attribution.Checker()
    before = run(checker, HERALD, POST)
    known = updated(report_record(before)["findings"]).baseline
    assert {entry.identity.relation for entry in known.entries} >= {"conflict", "altered_quote"}
    for herald, post in ((f"{ELSEWHERE}\n\n{HERALD}", POST), (HERALD, f"{POST}\n\n{ELSEWHERE}"), (f"{ELSEWHERE}\n\n{HERALD}", f"{POST}\n\n{ELSEWHERE}")):
        after = run(checker, herald, post)
        left = only_new(after, known, TODAY)
        assert left.findings == ()
        assert left.coverage["baseline"]["gone"] == 0
        asking = {entry.identity.fingerprint for entry in known.entries}
        assert asking <= {finding.fingerprint for finding in after.findings}
        changes = compare({"": report_record(before)}, {"": report_record(after)}).changes
        assert not [change for change in changes if change.severity is not None and change.kind != "shifted"]


def test_a_new_figure_is_new() -> None:
    """The same articles with another toll: the baseline does not cover it."""
    checker = attribution.Checker()
    known = updated(report_record(run(checker, HERALD, POST))["findings"]).baseline
    left = only_new(run(checker, HERALD, POST.replace("Fifteen", "Twelve")), known, TODAY)
    assert [finding.relation for finding in left.findings] == ["conflict"]
