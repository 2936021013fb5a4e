"""Hidden outlets: neutral letters in every format, the words of the articles as they were."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reports import EXPLAINED, FORMATS, Style, render, render_quotes
from attribution.reports.blind import blind, blind_readings
from attribution.reports.explained import render_explained
from attribution.reports.neutral import Names, letters
from attribution.reports.records import report_record
from attribution.types import Article, Block, Claim, Diagnostic, Quote, Reading, Report, Span, Voice
from tests.reports.sample import conflict, quote, sample_report, side

HEAD = "By M. Roe, Harbour Herald\n\n"
BODY = "At least 19 people were killed, the coast guard told the Herald.\n\nThe ferry carried about 300 people."
ONE = Article(
    "wire/herald_17.txt", HEAD + BODY, "Ferry sinks | The Harbour Herald", "The Harbour Herald", "https://www.herald.example/17", "2024-03-04", "M. Roe", "en",
    (Block(0, len(HEAD) - 2, "byline"), Block(len(HEAD), len(HEAD + BODY), "body")), "aa11",
)  # fmt: skip
TWO = Article("17", "Fifteen people died, 17 of them crew.", None, "Associated Press", None, "2024-03-05", None, "en", (Block(0, 37, "body"),), "bb22", "wire/herald_17.txt")
TELLTALE = ("herald_17", "Harbour Herald", "herald.example", "Associated Press", "AFP", "Roe", "gone.txt")


def named_report() -> Report:
    """A report that names its outlets wherever a report can."""
    evidence = {
        "pairs": [{"a": ["wire/herald_17.txt", 0, 3], "b": ["17", 0, 3], "relation": "conflict", "confidence": 0.5}],
        "wire": ["AFP"], "later_version": "a", "order": "the Harbour Herald printed it later than AP", "days": 17,
        "would_change": ["If herald_17.txt were a copy of 17."],
    }  # fmt: skip
    finding = replace(
        conflict(), a=side(ONE, "At least 19 people were killed, the coast guard told the Herald", "At least 19"), b=side(TWO, "Fifteen people died", "Fifteen"), also=(),
        explanation="19 (The Harbour Herald) against 15 (AP, by way of AFP); see herald.example and herald_17.txt, 17 of them.", evidence=evidence,
    )  # fmt: skip
    spoken = Quote("q1", "indirect", len(HEAD), len(HEAD) + 30, ONE.text[len(HEAD) : len(HEAD) + 30], (Span(len(HEAD), len(HEAD) + 30),), chain=("Associated Press",), evidence={"span": "as in herald_17.txt"})
    claim = Claim(0, 19, "17#c1", "17", "Fifteen people died", "body", 1, Voice())
    readings = (Reading(ONE, (spoken,), diagnostics=(Diagnostic("x", "wire/herald_17.txt: a mark is open", "wire/herald_17.txt", 1, 2),)), Reading(TWO, claims=(claim,)))
    place = {"article": "17", "paragraph": 1, "start": 0, "end": 3, "words": "Fifteen"}
    coverage = {
        "articles": 2, "story_members": [["17", "wire/herald_17.txt"]], "copies": {"17": "wire/herald_17.txt"},
        "unmatched": {"17": {"count": 1, "statements": []}},
        "alone": [{"article": "17", "nearest": "wire/herald_17.txt", "story": 1, "likeness": 0.4, "reason": "other words than herald_17.txt of AP"}],
        "refused": {"covered": {"reason": "told", "count": 1, "examples": [{"a": place, "b": {**place, "article": "wire/herald_17.txt"}, "nearness": 0.5}]}},
    }  # fmt: skip
    return replace(sample_report(finding), readings=readings, coverage=coverage, diagnostics=(Diagnostic("empty", "gone.txt holds no text", "gone.txt", failed=True),))


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_names_an_outlet_or_an_article(name: str) -> None:
    """The report itself is blind, so each format is; named, each format does name something."""
    styles = [Style(160), Style(40), Style(200, compact=True)] if name == "table" else [Style()]
    for style in styles:
        shown = render(blind(named_report()), name, style)
        assert [word for word in TELLTALE if word in shown] == []
        assert [word for word in TELLTALE if word in render(named_report(), name, style)] != []


@pytest.mark.parametrize("name", EXPLAINED)
def test_no_format_of_quotations_does(name: str) -> None:
    """Articles that come later have the next letter."""
    shown = "".join(render_quotes(blind_readings(named_report().readings), name))
    assert [word for word in ("herald_17", "Harbour Herald", "herald.example") if word in shown] == []


def test_letters_are_the_same_everywhere() -> None:
    """Passage, pair, list, table, note and sentence: one article has one letter, one outlet one."""
    record = report_record(blind(named_report()))
    finding = record["findings"][0]
    assert (finding["a"]["article"], finding["b"]["article"]) == ("Report A", "Report B")
    assert finding["evidence"]["pairs"][0]["a"] == ["Report A", 0, 3]
    assert finding["explanation"] == "19 (Outlet A) against 15 (Outlet B, by way of Outlet C); see Outlet A and Report A, 17 of them."
    assert finding["evidence"]["wire"] == ["Outlet C"]
    assert (finding["evidence"]["later_version"], finding["evidence"]["days"]) == ("a", 17)
    first, second = record["articles"]
    assert (first["id"], first["source"], first["url"], first["byline"], first["title"]) == ("Report A", "Outlet A", None, None, "Ferry sinks | Outlet A")
    assert (second["source"], second["copy_of"]) == ("Outlet B", "Report A")
    assert record["coverage"]["copies"] == {"Report B": "Report A"}
    assert record["coverage"]["story_members"] == [["Report B", "Report A"]]
    assert list(record["coverage"]["unmatched"]) == ["Report B"]
    assert record["coverage"]["alone"][0]["reason"] == "other words than Report A of Outlet B"
    assert [entry["message"] for entry in record["diagnostics"]] == ["Report C holds no text", "Report A: a mark is open"]


def test_the_words_stay_and_offsets_lead_to_them() -> None:
    """Passages and quotations are verbatim, "told the Herald" too; only the byline around them is blacked out."""
    found = blind(named_report())
    texts = {reading.article.id: reading.article.text for reading in found.readings}
    for finding in found.findings:
        for place in (finding.a, finding.b):
            assert texts[place.article][place.start : place.end] == place.text
    assert found.findings[0].a.text.endswith("told the Herald")
    assert texts["Report A"] == "██ ██ ████ ███████ ██████\n\n" + BODY
    assert found.readings[0].quotes[0].text == BODY[:30]
    assert (found.readings[1].claims[0].article, found.readings[1].claims[0].id) == ("Report B", "Report B#c1")


def test_what_decides_is_untouched() -> None:
    """Relations, severities, fingerprints, offsets and digests are those of the report with names."""
    hidden, named = report_record(blind(sample_report())), report_record(sample_report())
    for one, other in zip(hidden["findings"], named["findings"], strict=True):
        assert {k: v for k, v in one.items() if k not in ("a", "b", "also", "explanation")} == {k: v for k, v in other.items() if k not in ("a", "b", "also", "explanation")}
        assert [one[s][k] for s in "ab" for k in ("start", "end", "text", "marks")] == [other[s][k] for s in "ab" for k in ("start", "end", "text", "marks")]
    assert [article["digest"] for article in hidden["articles"]] == ["aa11", "bb22"]


def test_an_explanation_is_blind_too() -> None:
    """`attribution explain --hide-outlets`."""
    record = report_record(blind(named_report()))
    page = render_explained(record, record["findings"][0])
    assert [word for word in TELLTALE if word in page] == []
    assert "Outlet A, 2024-03-04 · Report A" in page


def test_an_article_that_quotes_its_own_byline_keeps_those_words() -> None:
    """A passage inside the furniture is a passage, and stays verbatim."""
    whole = replace(quote(), start=0, end=9, text=ONE.text[:9], fragments=(Span(0, 9),), cue=None, speaker=None)
    (found,) = blind_readings([Reading(ONE, (whole,))])
    assert found.article.text == ONE.text


def test_names_are_whole_words_and_plain_ids_are_left_in_sentences() -> None:
    """Part of a word is no name; an id that any sentence may hold is replaced only where it names an article."""
    names = Names()
    assert (names.article("a"), names.article("./b.txt"), names.outlet("The Post"), names.outlet("post")) == ("Report A", "Report B", "Outlet A", "Outlet A")
    assert names.scrub("a Postman of the Post and ./b.txt, xb.txt") == "a Postman of Outlet A and Report B, xb.txt"


def test_letters_go_on_after_z() -> None:
    """As in a spreadsheet."""
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_many_names_cost_no_more_than_few() -> None:
    """A sentence is looked up by its words, not by every name there is."""
    names = Names()
    for number in range(20_000):
        names.article(f"wire/{number:05}.txt")
    assert max(len(places) for places in names.starts.values()) <= 2
    assert json.loads(json.dumps(names.scrub("wire/19999.txt is like wire/00000.txt"))) == f"Report {letters(19_999)} is like Report A"


@given(st.lists(st.text("ab ./-_1é", min_size=4, max_size=12), min_size=1, max_size=8), st.text("ab ./-_1é,", max_size=60))
@settings(max_examples=200, deadline=None)
def test_a_name_that_stands_by_itself_is_never_left(outlets: list[str], text: str) -> None:
    """In any sentence, between commas: as the naive search through all names would find it."""
    names = Names()
    given_names = [name for name in outlets if any(character.isalnum() for character in name)]
    for name in given_names:
        names.outlet(name)
    for name in given_names:
        assert f",{name}," not in names.scrub(f",{name},")
    assert names.scrub("") == ""
    assert isinstance(names.scrub(text), str)
