"""One article against itself, and a draft against its source, through all the rooms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import attribution
from attribution.articles import read_text
from attribution.reports import render
from attribution.types import Finding, Report

TRANSCRIPT = """MODERATOR: Good morning. Minister, you have the floor.

DIOP: Thank you. We will not leave Mali before
the end of June. The mission seems to have become part of the problem, we have said so, uh, many times.
It's cost us twelve million dollars. (Applause.) About 40 people attended the briefing.

BRENNER: I disagree with every word of that. The old wall will stand.
"""
DRAFT = """Minister sets date for Mali

ORVEL, 3 March 2031 - The mission in Mali will end in June, Foreign Minister Abdoulaye Diop told reporters on Monday.

“We will leave Mali before the end of June,” Diop said. “It has cost us $12 million.”

“The old wall will stand,” Diop said.

Opposition leader Ada Brenner said: “I disagree with every word of that.” She called the plan “a disaster for the whole coast”.
"""
FERRY = """Ferry sinks off Tarvik, killing 19

By Ann Orr

TARVIK, 3 March 2031 - A ferry sank off the port of Tarvik in a storm on Sunday, killing 17 people, the coast guard said.

“We looked for every light we could see,” commander Ida Foss said.
"""


@pytest.fixture(scope="module")
def checker() -> attribution.Checker:
    """One Checker for all."""
    return attribution.Checker(attribution.Config(within=True))


@pytest.fixture(scope="module")
def report(checker: attribution.Checker) -> Report:
    """The draft against the transcript."""
    return checker.check([read_text(DRAFT, id="draft.txt")], sources=[read_text(TRANSCRIPT, id="talk.txt")])


def words_of(report: Report, status: str) -> list[Finding]:
    """The findings on quotations of one status."""
    return [f for f in report.findings if f.evidence.get("source_check") == status]


def test_every_quotation_is_marked(report: Report) -> None:
    """Verbatim, altered, or not in the source, with the figures of the coverage."""
    assert report.coverage["source_quotes"] == {"verbatim": 3, "altered": 1, "not_found": 1, "under_another_speaker": 1}
    [altered] = words_of(report, "altered")
    assert (altered.relation, altered.severity) == ("altered_quote", "high")
    assert "leaves out “not”" in altered.explanation
    [missing] = words_of(report, "not_found")
    assert missing.code == "N201"
    assert "a disaster" in missing.a.text
    [stolen] = [f for f in report.findings if f.relation == "misattributed"]
    assert "BRENNER" in stolen.explanation


def test_passages_are_those_of_the_articles(report: Report) -> None:
    """Offsets hold on both sides, and the second side is the source's."""
    texts = {"draft.txt": DRAFT, "talk.txt": TRANSCRIPT}
    for found in report.findings:
        for side in (found.a, found.b):
            assert texts[side.article][side.start : side.end] == side.text
    assert {f.b.article for f in report.findings if "source_check" in f.evidence} == {"talk.txt"}


def test_the_report_is_valid_json_and_the_same_twice(checker: attribution.Checker, report: Report) -> None:
    """The statuses stand in the evidence; the same input gives the same bytes."""
    again = checker.check([read_text(DRAFT, id="draft.txt")], sources=[read_text(TRANSCRIPT, id="talk.txt")])
    assert render(again, "json") == render(report, "json")
    record = json.loads(render(report, "json"))
    assert [a["id"] for a in record["articles"]] == ["draft.txt", "talk.txt"]
    assert {f["evidence"].get("source_check") for f in record["findings"]} >= {"verbatim", "altered", "not_found"}


def test_a_lone_article_against_itself(checker: attribution.Checker) -> None:
    """The headline's toll is held against the body's; both sides lie in the one article."""
    report = checker.check([read_text(FERRY, id="ferry.txt")])
    [found] = [f for f in report.findings if f.relation == "conflict"]
    assert (found.a.article, found.b.article, found.kind) == ("ferry.txt", "ferry.txt", "number")
    assert found.evidence["within"] == ["headline", "body"]
    assert [FERRY[m.start : m.end] for side in (found.a, found.b) for m in side.marks] == ["19", "17"]
    assert report.coverage["within"]["articles"] == 1


def test_a_sound_article_against_itself(checker: attribution.Checker) -> None:
    """Without the mistake nothing is reported but agreement."""
    report = checker.check([read_text(FERRY.replace("killing 19", "killing 17"), id="ferry.txt")])
    assert {f.relation for f in report.findings} <= {"agree"}


def test_a_headline_outside_of_the_text(checker: attribution.Checker) -> None:
    """A title of a record has no place in the text: a note says so, and no offset is made up."""
    body = FERRY.split("\n\n", 2)[2]
    report = checker.check([read_text(body, id="ferry.txt", title="Ferry sinks off Tarvik, killing 19")])
    assert "headline_not_in_text" in {d.code for d in report.diagnostics}
    assert report.coverage["within"]["articles"] == 0


def test_within_is_off_by_default(report: Report) -> None:
    """Nothing of an article is held against itself unless asked for."""
    plain = attribution.Checker().check([read_text(FERRY, id="ferry.txt")])
    assert plain.findings == ()
    assert "within" not in plain.coverage


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, None)])
def test_a_source_that_cannot_be_read(checker: attribution.Checker, tmp_path: Path, data: bytes, code: str | None) -> None:
    """An empty or binary source is a failed diagnostic; no quotation is called missing because of it."""
    source = tmp_path / "talk.txt"
    source.write_bytes(data)
    report = checker.check([read_text(DRAFT, id="draft.txt")], sources=[str(source)])
    [lost] = [d for d in report.diagnostics if d.failed]
    assert code in (None, lost.code)
    assert not words_of(report, "not_found")


def test_the_draft_as_its_own_source(checker: attribution.Checker) -> None:
    """Refused with the next step."""
    with pytest.raises(attribution.ConfigError, match="both the draft and the source"):
        checker.check([read_text(DRAFT, id="a.txt")], sources=[read_text(DRAFT, id="b.txt")])
