"""W3C Web Annotation: the model's MUSTs, the graph that JSON-LD makes of it, and passages that are found again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from pyld import jsonld

from attribution.reports import render, render_quotes
from attribution.types import Report, Span
from tests.reports.sample import HERALD, POST, conflict, quote, sample_report, single_report
from tests.reports.standards import standard

OA = "http://www.w3.org/ns/oa#"
SCHEMA = standard("webannotation")


def quotations(report: Report) -> dict[str, Any]:
    """What `attribution quotes --format webannotation` writes."""
    found: dict[str, Any] = json.loads("".join(render_quotes(report.readings, "webannotation")))
    return found


def local_context(url: str, options: object) -> dict[str, object]:
    """The context of the annotation model, from the tests' own file: nothing is fetched."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": standard("anno_context")}


@pytest.mark.parametrize("report", [sample_report(), single_report(), sample_report(replace(conflict(), also=()))])
def test_the_model_is_met(report: Report) -> None:
    """Findings and quotations hold what the Recommendation says MUST hold."""
    jsonschema.validate(json.loads(render(report, "webannotation")), SCHEMA)
    jsonschema.validate(quotations(report), SCHEMA)


def test_the_schema_can_fail() -> None:
    """A selector without its words and an unknown motivation are refused."""
    for path, value in (("exact", ""), ("motivation", "judging")):
        record = quotations(sample_report())
        item = record["first"]["items"][0]
        (item["target"]["selector"][0] if path == "exact" else item)[path] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(record, SCHEMA)


def test_json_ld_leaves_no_word_behind() -> None:
    """Expanded, every annotation has its targets, bodies and selectors; safe mode refuses a key that the context does not know."""
    record = json.loads(render(sample_report(), "webannotation"))
    (expanded,) = jsonld.expand(record, {"documentLoader": local_context, "safe": True})
    (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
    items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(items) == record["total"] == 8
    for item in items:
        assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]
        (target,) = item[f"{OA}hasTarget"]
        kinds = [selector["@type"] for selector in target[f"{OA}hasSelector"]]
        assert kinds == [[f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"]]
        assert {body["@type"][0] for body in item[f"{OA}hasBody"]} == {f"{OA}TextualBody", f"{OA}SpecificResource"}


def test_passages_are_found_by_words_and_by_place() -> None:
    """Prefix, words and suffix are one stretch of the article, where the position says; both passages point at each other."""
    record = json.loads(render(sample_report(conflict()), "webannotation"))
    texts = {"herald.txt": HERALD.text, "post.txt": POST.text}
    items = record["first"]["items"]
    for item in items:
        words, place = item["target"]["selector"]
        text = texts[item["target"]["source"]["label"]]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text
        assert item["body"][-1]["purpose"] == "linking"
    assert items[0]["body"][-1]["selector"] == items[1]["target"]["selector"]
    assert len({item["id"] for item in items}) == 4


def test_bodies_say_relation_and_explanation() -> None:
    """A comment for a person, tags for a filter, values for a program."""
    bodies = json.loads(render(sample_report(conflict()), "webannotation"))["first"]["items"][0]["body"]
    by_purpose = {purpose: [b["value"] for b in bodies if b["purpose"] == purpose] for purpose in ("commenting", "tagging", "describing")}
    assert by_purpose["commenting"] == ["At least 19 and 15 cannot both be the number of dead."]
    assert by_purpose["tagging"] == ["conflict", "number", "severity high", "C101", "needs a check"]
    assert json.loads(by_purpose["describing"][0])["fingerprint"] == "0123456789ab"


def test_a_broken_quotation_has_a_target_for_each_piece() -> None:
    """Its cue stands between the targets and is linked."""
    whole = quote()
    broken = replace(whole, fragments=(Span(whole.start, whole.start + 9), Span(whole.start + 10, whole.end)))
    report = sample_report()
    readings = (replace(report.readings[0], quotes=(broken,)), report.readings[1])
    record = quotations(replace(report, readings=readings))
    jsonschema.validate(record, SCHEMA)
    (item,) = record["first"]["items"]
    assert [target["selector"][0]["exact"] for target in item["target"]] == ["“The crew", "has become part of the problem,”"]
    assert [body["selector"][0]["exact"] for body in item["body"] if body["purpose"] == "linking"] == ["Minister Ada Brenner", "said"]


def test_two_articles_at_one_address_keep_two_names() -> None:
    """Where a position is counted must be clear, so versions of one page do not share its address; other schemes are no address."""
    report = sample_report(conflict())
    page, script = "https://news.example/ferry sinks", "javascript:alert(1)"

    def sources(first: str, second: str) -> list[str]:
        articles = (replace(HERALD, url=first), replace(POST, url=second))
        readings = tuple(replace(reading, article=article) for reading, article in zip(report.readings, articles, strict=True))
        items = json.loads(render(replace(report, readings=readings), "webannotation"))["first"]["items"]
        return [item["target"]["source"]["id"] for item in items[:2]]

    assert sources(page, script)[0] == "https://news.example/ferry%20sinks"
    assert sources(page, script)[1].startswith("urn:uuid:")
    first, second = sources(page, page)
    assert first != second
    assert first.startswith("urn:uuid:")
