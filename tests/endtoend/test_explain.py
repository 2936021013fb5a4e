"""From articles to the page that explains a finding, and to the coverage that explains why there is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

import attribution
from attribution.judging.calibrated import squashed
from attribution.reports import render
from attribution.reports.explained import render_explained
from attribution.reports.lookup import look_up, read_report
from attribution.reports.records import report_record

FERRY = (
    "STORVIK ({}) - The ferry Aurora sank off Storvik on Monday, killing {} people, the coast guard said.\n\n"
    "The Aurora carried 140 passengers and a crew of eight. Divers will search the hull on Thursday, said Minister Ada Brenner."
)
CHESS = (
    "Lena Okafor won the chess title in Tallis on Sunday after eleven games against Piet Vos.\n\nOkafor, 19, said “I never looked at "
    "the clock.” The prize is 40,000 euros."
)


def article(name: str, text: str, **more: Any) -> attribution.Article:
    """An article of an outlet of its own."""
    return attribution.Article(**{"id": name, "text": text, "published": "2031-03-04", "source": name, **more})


@pytest.fixture(scope="module")
def report() -> attribution.Report:
    """Two reports on a ferry that differ in the toll, and one on something else."""
    items = [article("Herald", FERRY.format("AFP", "nine")), article("Post", FERRY.format("AFP", "six")), article("Board", CHESS)]
    return attribution.check(items, all_relations=True)


def test_the_parts_of_every_decision_add_up(report: attribution.Report) -> None:
    """Bias and contributions in the JSON give the model's probability, and the page shows each of them."""
    record = json.loads(render(report, "json"))
    decided = [f for f in record["findings"] if "decision" in f["evidence"]]
    assert decided
    for finding in decided:
        decision = finding["evidence"]["decision"]
        total = decision["bias"] + sum(part for _, part in decision["features"].values())
        assert abs(squashed(total) - decision["probability"]) < 0.001
        page = render_explained(record, finding)
        assert all(f"{name}: " in page for name in decision["features"])


def test_the_toll_explains_itself(report: attribution.Report) -> None:
    """What is at stake, how far the two are apart, and the agency behind both; a conflict of deaths is high."""
    toll = next(f for f in report.findings if f.kind == "number" and f.relation != "agree")
    assert "deaths" in toll.evidence["severity"]["reasons"]
    assert {"nine", "six"} <= set(toll.evidence["values"])
    assert toll.evidence["wire"] == ["AFP"]
    assert toll.relation != "conflict" or ("3 apart" in toll.explanation and toll.severity == "high")


def test_a_kept_report_explains_as_the_run_does(report: attribution.Report) -> None:
    """The JSON holds all that is needed, for every finding, by id and by fingerprint."""
    live, kept = report_record(report), read_report(render(report, "json"), "kept")
    for finding in report.findings:
        page = render_explained(live, look_up(live["findings"], finding.id))
        assert page == render_explained(kept, look_up(kept["findings"], finding.id))
        assert look_up(kept["findings"], finding.fingerprint)["id"] == finding.id


def test_the_coverage_says_what_stood_alone(report: attribution.Report) -> None:
    """The report on chess is nobody's counterpart, and its statements are not counted as missing one."""
    assert [entry["article"] for entry in report.coverage["alone"]] == ["Board"]
    assert report.coverage["story_members"] == [["Herald", "Post"]]
    assert "Board" not in report.coverage["unmatched"]
    assert report.coverage["pairs_asked"] > 0


def test_versions_of_one_outlet_do_not_conflict() -> None:
    """One outlet's second version of the toll is its update, and the later one is named."""
    title = "Ferry sinks off Storvik, {} dead"
    items = [
        article("a", FERRY.format("AFP", "nine"), source="Herald", title=title.format("nine"), published="2031-03-04T08:00"),
        article("b", FERRY.format("AFP", "six"), source="Herald", title=title.format("six"), published="2031-03-04T11:00"),
    ]
    found = [f for f in attribution.check(items).findings if f.kind == "number" and f.relation != "agree"]
    assert [(f.relation, f.code) for f in found] == [("update", "U102")]
    assert "later version" in found[0].explanation
