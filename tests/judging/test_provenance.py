"""The syndication graph, and the versions of a story with what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from itertools import permutations
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.articles.copies import mark_copies
from attribution.judging.drafts import Draft
from attribution.judging.findings import assemble
from attribution.judging.independence import independence
from attribution.judging.origins import Origins, are_versions
from attribution.judging.provenance import provenance
from attribution.judging.rewrites import rewrite
from attribution.matching.stories import Story
from attribution.reports.blindvalues import covered
from attribution.reports.neutral import Names
from attribution.reports.sourcelines import clock, listed, syndicated, versions
from attribution.types import Article, Block, Claim, Diagnostic, Finding, Reading, Side, Span, Voice
from tests.articles.test_copies import OTHER, WIRE

SCHEMA = json.loads(resources.files("attribution.reports").joinpath("schema/report-1.json").read_text("utf-8"))


def reading(name: str, sentences: list[str], **more: Any) -> Reading:
    """An article of a sentence a paragraph."""
    text = "\n\n".join(sentences)
    claims, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        claims.append(Claim(start, start + len(sentence), f"{name}#c{number}", name, sentence, "body", number, Voice()))
        start += len(sentence) + 2
    return Reading(Article(name, text, blocks=(Block(0, len(text), "body"),), **more), claims=tuple(claims))


def run(*readings: Reading) -> list[Reading]:
    """Readings with copies marked."""
    return [replace(r, article=a) for r, a in zip(readings, mark_copies([r.article for r in readings]), strict=True)]


def six() -> list[Reading]:
    """Six reports of one event: an agency's, its copy, its cut, two of one outlet, one of its own."""
    return run(
        reading("afp", WIRE, source="AFP", published="2024-03-04T08:00"),
        reading("copy", WIRE, source="Post", published="2024-03-04T09:00"),
        reading("cut", [*WIRE[:3], OTHER[0]], source="Echo", published="2024-03-04T10:00"),
        reading("own1", OTHER[:3], source="Herald", published="2024-03-04T11:00"),
        reading("own2", OTHER[3:], source="Herald", published="2024-03-04T12:00"),
        reading("credit", ["The ferry that went down on Monday had new owners.", "(AFP)"], source="Courier", byline="Agence France-Presse"),
    )


STORY = [Story(("afp", "credit", "cut", "own1", "own2"))]


def test_six_reports_two_sources() -> None:
    """The agency's text and credit are one source, the outlet with two reports another; edges lead from the agency's own report."""
    graph = provenance(six(), STORY)["syndication"]
    assert (graph["reports"], graph["sources"]) == (6, 2)
    first, second = graph["groups"]
    assert first["articles"][0] == "afp"
    assert sorted(first["articles"]) == ["afp", "copy", "credit", "cut"]
    assert (first["agencies"], first["joined_by"]) == (["AFP"], ["credited", "near_copy", "same_text"])
    assert (second["articles"], second["joined_by"]) == (["own1", "own2"], ["one_outlet"])
    edges = {(edge["from"], edge["to"]): edge for edge in graph["edges"]}
    assert edges["afp", "copy"]["kind"] == "same_text"
    assert (edges["afp", "copy"]["share"], edges["afp", "copy"]["kept"]) == (1.0, 1.0)
    assert edges["cut", "own1"]["share"] < 0.5  # one sentence of three: told, and no bridge to the agency's text
    near = edges["afp", "cut"]
    assert near["kind"] == "near_copy"
    assert 0.7 < near["share"] < 1
    assert 0.3 < near["kept"] < 0.6
    assert edges["agency:AFP", "credit"] == {"from": "agency:AFP", "to": "credit", "kind": "credited", "share": None, "kept": None}
    assert {node["id"]: node["kind"] for node in graph["nodes"]} == {
        "afp": "article", "copy": "article", "credit": "article", "cut": "article", "own1": "article", "own2": "article", "agency:AFP": "agency",
    }  # fmt: skip


def test_agreement_counts_the_same_sources() -> None:
    """`independent_sources` of a finding over all the reports is the graph's number, and near copies are one without a credit.

    A finding on the one sentence that both sources print knows only one.
    """
    readings = six()
    passages = [c for r in readings for c in r.claims if r.article.copy_of is None]
    found = independence([c for c in passages if c.text != OTHER[0]], Origins(readings))
    assert independence(passages, Origins(readings)).sources == 1
    assert found.sources == provenance(readings, STORY)["syndication"]["sources"]
    unnamed = run(reading("a", WIRE, source="Post"), reading("b", [*WIRE[:4], OTHER[1]], source="Echo"))
    behind = independence([unnamed[0].claims[5], unnamed[1].claims[4]], Origins(unnamed))
    assert (behind.outlets, behind.sources) == (2, 1)


def test_two_agencies_stay_two_sources() -> None:
    """A report that names both is no bridge between them."""
    readings = [
        reading("a", [OTHER[0]], byline="AFP"), reading("b", [OTHER[1]], byline="AFP"), reading("c", [OTHER[2]], byline="Reuters"),
        reading("d", [OTHER[3]], byline="AFP and Reuters"),
    ]  # fmt: skip
    assert independence([r.claims[0] for r in readings], Origins(readings)).sources == 2
    assert independence([r.claims[0] for r in readings[2:]], Origins(readings)).sources == 1


def test_one_agency_in_two_stories_is_two_sources() -> None:
    """Only a shared text joins reports of different events."""
    readings = [reading("a", [OTHER[0]], byline="AFP"), reading("b", [OTHER[1]], byline="AFP")]
    assert provenance(readings, [Story(("a",)), Story(("b",))])["syndication"]["sources"] == 2
    assert provenance(readings, [Story(("a", "b"))])["syndication"]["sources"] == 1


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(6)))
def test_the_order_of_the_reports_does_not_matter(order: list[int]) -> None:
    """Graph and versions are the same for any order."""
    readings = six()
    assert provenance([readings[index] for index in order], STORY) == provenance(readings, STORY)


def three() -> list[Reading]:
    """Three versions at one address: a toll, a further toll with a sentence more, a sentence gone."""
    facts = {"source": "Herald", "url": "https://herald.example/news/ferry"}
    return run(
        reading("v2", ["11 people died when a ferry sank.", *WIRE[1:3], OTHER[0]], published="2024-03-04T13:05", title="Ferry toll rises", **facts),
        reading("v1", ["8 people died when a ferry sank.", *WIRE[1:3]], published="2024-03-04T09:00", title="Ferry sinks", **facts),
        reading("v3", ["12 people died when a ferry sank.", WIRE[2], WIRE[1]], published="2024-03-05T07:30", title="After the ferry", **facts),
    )


def side(readings: list[Reading], name: str, words: str) -> Side:
    """The first sentence of a version with its figure marked."""
    claim = next(r for r in readings if r.article.id == name).claims[0]
    return Side(claim.start, claim.end, name, claim.text, 1, (Span(0, len(words)),))


def toll(readings: list[Reading], relation: str = "update") -> Finding:
    """A finding on the three tolls."""
    one, two, last = side(readings, "v1", "8"), side(readings, "v2", "11"), side(readings, "v3", "12")
    return Finding(
        "f1", "ab12", "U102", relation, "number", "people killed", "low", False, one, two, ((one, last),), 0.9, "8, 11 and 12.", {}  # type: ignore[arg-type]
    )


def test_versions_come_in_the_order_of_their_times_with_what_changed() -> None:
    """ "8" -> "11" at 13:05, "11" -> "12" the day after, and each step's sentences."""
    readings = three()
    (history,) = provenance(readings, [Story(("v1", "v2", "v3"))], [toll(readings)])["versions"]
    assert (history["outlet"], history["articles"]) == ("Herald", ["v1", "v2", "v3"])
    assert history["times"] == ["2024-03-04T09:00", "2024-03-04T13:05", "2024-03-05T07:30"]
    assert [(c["slot"], c["before"], c["after"], c["at"], c["finding"]) for c in history["changes"]] == [
        ("people killed", "8", "11", "2024-03-04T13:05", "ab12"), ("people killed", "11", "12", "2024-03-05T07:30", "ab12"),
    ]  # fmt: skip
    first, second = history["rewrites"]
    assert {key: first[key] for key in ("kept", "added", "removed", "changed", "moved")} == {"kept": 2, "added": 1, "removed": 0, "changed": 1, "moved": 0}
    assert {key: second[key] for key in ("kept", "added", "removed", "changed", "moved")} == {"kept": 1, "added": 0, "removed": 1, "changed": 1, "moved": 1}
    changed = first["sentences"][0]
    assert (changed["change"], changed["before"]["text"][:1], changed["after"]["text"][:2]) == ("changed", "8", "11")
    for step in (first, second):
        for sentence in step["sentences"]:
            for passage in filter(None, (sentence["before"], sentence["after"])):
                text = next(r.article.text for r in readings if r.article.id == passage["article"])
                assert text[passage["start"] : passage["end"]] == passage["text"]


def test_an_agreement_is_no_change_and_another_outlet_no_version() -> None:
    """Findings that agree change nothing; one text in two outlets has no versions; without a time there is no order."""
    readings = three()
    assert provenance(readings, [Story(("v1", "v2", "v3"))], [toll(readings, "agree")])["versions"][0]["changes"] == []
    assert provenance(six(), STORY)["versions"] == []
    untimed = [replace(r, article=replace(r.article, published=None)) for r in readings]
    assert provenance(untimed, [Story(("v1", "v2", "v3"))])["versions"] == []


def test_a_text_published_again_is_a_version_of_itself() -> None:
    """Much the same text, later, under another title and address."""
    readings = run(
        reading("a", WIRE, source="Herald", published="2024-03-04", title="Ferry sinks off Storvik"),
        reading("b", [*WIRE, OTHER[0]], source="Herald", published="2024-03-06", title="What we know so far"),
    )
    (history,) = provenance(readings, [Story(("a", "b"))])["versions"]
    assert (history["articles"], history["rewrites"][0]["added"]) == (["a", "b"], 1)


def test_sentences_of_a_stretch_are_paired_in_order() -> None:
    """A changed sentence is told as changed, what was cut or put in beside it as such."""
    before = reading("a", ["The mayor spoke on Monday.", "The light cost 40 crowns.", "Nobody came."])
    after = reading("b", ["Snow fell.", "The light cost 50 crowns.", "The mayor spoke on Tuesday."])
    found = rewrite(before, after)
    kinds = [(s["change"], (s["before"] or s["after"])["text"]) for s in found["sentences"]]
    assert ("changed", "The light cost 40 crowns.") in kinds or ("changed", "The mayor spoke on Monday.") in kinds
    assert found["added"] + found["removed"] + 2 * found["changed"] == 6
    assert rewrite(before, before)["kept"] == 3


def test_an_altered_figure_in_agency_copy_is_said_to_be_one() -> None:
    """The finding names the two reports that print one text, and how much they share; between versions of one outlet it does not."""
    for outlet, told in (("Post", True), ("AFP", False)):
        readings = run(
            reading("wire", WIRE, source="AFP", published="2024-03-04T08:00"),
            reading("z", [line.replace("eight survivors", "eighteen survivors") for line in WIRE[:4]], source=outlet, published="2024-03-04T08:00"),
        )
        a, b = (r.claims[1] for r in readings)
        draft = Draft("conflict", "number", "number", "survivors", a, b, Span(0, 2), Span(0, 2), 0.9, "8 against 18.", "C101", False, {})
        (finding,) = assemble([draft], readings)
        assert finding.explanation.endswith("AFP and Post print one text (95% shared) and differ here.") == told, finding.explanation
        assert ("one_text" in finding.evidence) == told


def whole() -> dict[str, Any]:
    """The coverage of both runs together."""
    readings = three()
    return {"syndication": provenance(six(), STORY)["syndication"], "versions": provenance(readings, [Story(("v1", "v2", "v3"))], [toll(readings)])["versions"]}


def test_records_meet_the_schema() -> None:
    """And the schema refuses a kind of edge that is not there."""
    coverage = whole()
    jsonschema.validate(coverage["syndication"], {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/syndication"})
    for history in coverage["versions"]:
        jsonschema.validate(history, {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/history"})
    coverage["syndication"]["edges"][0]["kind"] = "stolen"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(coverage["syndication"], {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/syndication"})


def test_closing_sentences() -> None:
    """How many sources, and what changed when; nothing where each report is a source of its own."""
    coverage = whole()
    (line,) = syndicated(coverage["syndication"])
    assert line.startswith("6 reports, 2 sources: afp, copy, cut and credit have one text (AFP, ")
    assert line.endswith("% to 100% shared); own1 and own2 are one outlet's.")
    assert list(versions(coverage["versions"])) == [
        "Versions of Herald: v1, v2 and v3: people killed 8 → 11 at 13:05; people killed 11 → 12 at 2024-03-05 07:30; sentences: 1 added, 1 removed, 2 changed, 1 moved."
    ]
    assert list(syndicated({"reports": 2, "sources": 2, "nodes": [], "edges": [], "groups": []})) == []
    assert listed([f"a{i}" for i in range(9)]) == "a0, a1, a2, a3, a4, a5 and 3 more"
    assert (clock("2024-03-05", "2024-03-04"), clock(None, "")) == ("2024-03-05", "")


def test_hidden_outlets_stay_hidden() -> None:
    """Articles, outlets, agencies and addresses are letters in the graph and in the versions."""
    blind = json.dumps(covered(whole(), Names()))
    for name in ("afp", "AFP", "own1", "Herald", "Courier", "v1", "herald.example"):
        assert f'"{name}"' not in blind, name
        assert f"agency:{name}" not in blind
    assert "Report A" in blind


def test_versions_are_told_for_any_order_of_three() -> None:
    """The earliest first, however they came."""
    for order in permutations(three()):
        assert provenance(list(order), [Story(("v1", "v2", "v3"))])["versions"][0]["articles"] == ["v1", "v2", "v3"]


def test_entries_of_one_live_blog_are_versions() -> None:
    """Though the page names no outlet and every entry has a headline of its own: 8 at 07:00 and 19 at 09:00 are no conflict of two outlets."""
    note = Diagnostic("live_blog", "entry of a live blog")
    early, late, other = (
        Article(name, "Toll rises.", title=title, published=when, diagnostics=(note,))
        for name, title, when in (
            ("live.html#a", "Toll at 8", "2031-03-04T07:00:00+00:00"),
            ("live.html#b", "Toll at 19", "2031-03-04T09:00:00+00:00"),
            ("rival.html#a", "Toll at 8", "2031-03-04T09:00:00+00:00"),
        )
    )
    assert are_versions(early, late)
    assert not are_versions(early, other)
    assert not are_versions(replace(early, diagnostics=()), replace(late, diagnostics=()))
