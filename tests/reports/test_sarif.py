"""SARIF 2.1.0: valid by the models made from the OASIS schema, true to the report, readable by a consumer."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Schema

from attribution.reports import render
from attribution.reports.notices import Notice
from attribution.reports.sarif import render_notices
from attribution.types import Article, Diagnostic, Reading, Report, Side
from tests.reports.sample import HERALD, agreement, altered, conflict, sample_report, side, single_report


def log(report: Report) -> dict:
    """The one run of a report's log, validated."""
    text = render(report, "sarif")
    Schema.model_validate_json(text)
    return json.loads(text)["runs"][0]


def with_article(article: Article, words: str) -> Report:
    """A run whose conflict has its first passage in another article."""
    finding = replace(conflict(), a=side(article, words), also=())
    return replace(sample_report(finding), readings=(Reading(article), *sample_report().readings))


def test_a_finding_is_a_result():
    """The first article is the location, the second and the further ones are related, each once."""
    run = log(sample_report(conflict()))
    (found,) = run["results"]
    assert (found["ruleId"], found["level"], found["kind"]) == ("C101", "error", "fail")
    assert found["partialFingerprints"] == {"attributionFinding/v1": "0123456789ab"}
    assert found["message"]["text"].startswith("conflict: people killed in the sinking. At least 19")
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in (*found["locations"], *found["relatedLocations"])]
    assert uris == ["herald.txt", "post.txt", "herald.txt", "post.txt"]
    assert [place["id"] for place in found["relatedLocations"]] == [1, 2, 3]
    assert run["artifacts"][found["locations"][0]["physicalLocation"]["artifactLocation"]["index"]]["location"]["uri"] == "herald.txt"


@pytest.mark.parametrize(("severity", "level"), [("high", "error"), ("medium", "warning"), ("low", "note")])
def test_levels(severity, level):
    """An update of low severity is a note."""
    (found,) = log(sample_report(replace(conflict(), severity=severity)))["results"]
    assert found["level"] == level


def test_rules_have_help():
    """Every result's rule is in the tool, at its index, with help in words and Markdown."""
    run = log(sample_report(altered(), conflict()))
    rules = run["tool"]["driver"]["rules"]
    assert [rules[found["ruleIndex"]]["id"] for found in run["results"]] == [found["ruleId"] for found in run["results"]]
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["shortDescription"]["text"]


def test_what_asks_for_nothing_is_counted():
    """A viewer would show an agreement as an alert."""
    run = log(sample_report(agreement(), conflict()))
    assert [found["ruleId"] for found in run["results"]] == ["C101"]
    assert run["properties"]["notShown"] == {"agree": 1}


@pytest.mark.parametrize("before", ["", "One line.\n", "Zeile 🙂\r\n𝄞 ", "é\n\n🙂🙂 "])
def test_regions_are_the_passage(before):
    """Cut out by UTF-16 offsets, by lines and columns, and as the snippet: the same words."""
    words = "At least 19 🙂 died"
    text = f"{before}{words}, they said."
    region = log(with_article(Article("odd.txt", text, digest="dd"), words))["results"][0]["locations"][0]["physicalLocation"]["region"]
    units = text.encode("utf-16-le")
    cut = units[2 * region["charOffset"] : 2 * (region["charOffset"] + region["charLength"])].decode("utf-16-le")
    line = text.split("\n")[region["startLine"] - 1].encode("utf-16-le")
    by_column = line[2 * (region["startColumn"] - 1) : 2 * (region["endColumn"] - 1)].decode("utf-16-le")
    assert cut == by_column == region["snippet"]["text"] == words
    assert region["startLine"] == region["endLine"]


def test_a_passage_over_two_lines():
    """The end is behind the last character, on its line."""
    words = "ferry sank\non Monday"
    region = log(with_article(Article("a.txt", f"The {words}.", digest="d"), words))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 5, 2, 10]


def test_a_page_has_no_region():
    """Offsets into the text extracted from a page are no places in its file."""
    found = log(with_article(Article("page.html", HERALD.text, digest="d"), "The ferry sank"))["results"][0]
    assert found["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "page.html", "index": 0}}
    assert "The ferry sank" in found["locations"][0]["message"]["text"]


@pytest.mark.parametrize("name", ["-", "herald-17"])
def test_articles_that_are_no_files(name):
    """Stdin and records have a name, and a place in their text."""
    (place,) = log(with_article(replace(HERALD, id=name), "The ferry sank"))["results"][0]["locations"]
    assert place["logicalLocations"] == [{"name": name, "fullyQualifiedName": name, "kind": "resource"}]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == f"urn:attribution:article:{name}"
    assert place["physicalLocation"]["region"]["charOffset"] == 0


def test_an_article_outside_the_run():
    """A passage whose article is unknown keeps its address."""
    finding = replace(conflict(), b=Side(0, 4, "gone.txt", "Some", 1))
    related = log(sample_report(finding))["results"][0]["relatedLocations"][0]
    assert related["physicalLocation"] == {"artifactLocation": {"uri": "gone.txt"}}


def test_messages_can_hold_no_link_and_no_placeholder():
    """Brackets and braces of an article are words."""
    (found,) = log(sample_report(replace(conflict(), explanation="[here](http://x.example) {0}\x1b")))["results"]
    assert "\\[here\\](http://x.example) {{0}}␛" in found["message"]["text"]


def test_the_invocation_tells_of_lost_articles():
    """Partial: not successful, code 3, the diagnostic an error; others are notes."""
    (lost,) = log(sample_report())["invocations"]
    assert (lost["executionSuccessful"], lost["exitCode"]) == (False, 3)
    assert [(n["descriptor"]["id"], n["level"]) for n in lost["toolExecutionNotifications"]] == [("empty", "error")]
    fine = replace(sample_report(), diagnostics=(Diagnostic("ambiguous_date", "03/04", "herald.txt"),))
    (whole,) = log(fine)["invocations"]
    assert whole["executionSuccessful"] is True
    assert "exitCode" not in whole
    assert whole["toolExecutionNotifications"][0]["level"] == "note"


def test_a_run_without_findings():
    """An empty log is valid and clears old alerts."""
    run = log(single_report())
    assert run["results"] == []
    assert run["artifacts"][0]["hashes"] == {"text-sha-256": "aa11"}


def test_a_consumer_reads_it(tmp_path):
    """sarif-tools counts the results by level."""
    from sarif import loader

    (tmp_path / "a.sarif").write_text(render(sample_report(), "sarif"), "utf-8")
    records = loader.load_sarif_file(str(tmp_path / "a.sarif")).get_records()
    assert sorted((r["Severity"], r["Location"], r["Line"], r["Code"]) for r in records) == [
        ("error", "herald.txt", 1, "C101"),
        ("warning", "herald.txt", 3, "Q201"),
    ]


def test_notices():
    """Failing expectations of case files: rules with help, lines, related places."""
    related = Notice("a.txt", 4, "case/must", "passage", "At least 19")
    notice = Notice("cases/x.toml", 7, "case/must", "x::must[dead] failed", "expected: conflict\nfound: [nothing]", fingerprint="ab" * 8, related=(related,))
    text = render_notices([notice, replace(notice, level="warning", rule="case/odd", line=0)], {"case/must": "Must be found."}, version="0.1.0")
    Schema.model_validate_json(text)
    first, second = json.loads(text)["runs"][0]["results"]
    assert first["message"]["text"] == "x::must\\[dead\\] failed\nexpected: conflict\nfound: \\[nothing\\]"
    assert first["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
    assert first["relatedLocations"][0]["message"]["text"] == "At least 19"
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    rules = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]] == {"id": "case/must", "shortDescription": {"text": "Must be found."}, "help": {"text": "Must be found."}}
    assert rules[second["ruleIndex"]]["id"] == "case/odd"
