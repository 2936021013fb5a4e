"""schema.org JSON-LD: types, properties and ranges of the vocabulary, and no verdict on truth."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from attribution.reports import render, render_quotes
from attribution.types import Report
from tests.reports.sample import HERALD, conflict, quote, sample_report, single_report
from tests.reports.schemaorg import faults


def nodes(text: str) -> list[dict[str, Any]]:
    """The members of a graph."""
    record = json.loads(text)
    assert record["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = record["@graph"]
    return found


def full_report() -> Report:
    """The sample with everything an article can have."""
    article = replace(HERALD, url="https://herald.example/ferry", byline="M. Roe", language="en")
    report = sample_report()
    voiced = replace(conflict(), evidence={"a": {"voice": {"speaker": "the coast guard", "name": None}}})
    return replace(report, readings=(replace(report.readings[0], article=article), report.readings[1]), findings=(voiced, *report.findings))


@pytest.mark.parametrize("report", [full_report(), sample_report(), single_report()])
def test_schema_org_knows_every_type_property_and_range(report: Report) -> None:
    """Nothing is written that the vocabulary has no place for."""
    for text in (render(report, "jsonld"), "".join(render_quotes(report.readings, "jsonld"))):
        found = nodes(text)
        known = {node["@id"]: node["@type"] for node in found}
        assert [fault for node in found for fault in faults(node, known)] == []


def test_the_validator_can_fail() -> None:
    """A property of another type, one out of its range, and a node that is not there are told."""
    assert list(faults({"@type": "Quotation", "claimReviewed": "x"})) == ["Quotation has no property claimReviewed"]
    assert "cannot be a Rating" in next(faults({"@type": "Quotation", "spokenByCharacter": {"@type": "Rating"}}))
    assert "not in the graph" in next(faults({"@type": "Quotation", "isPartOf": {"@id": "urn:x"}}))


def test_json_ld_is_a_graph() -> None:
    """With schema.org as its vocabulary it expands, no key is lost, and a quotation leads to its article."""

    def context(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "http://schema.org/"}}}

    expanded = jsonld.expand(json.loads(render(full_report(), "jsonld")), {"documentLoader": context, "safe": True})
    by_type = {node["@type"][0]: node for node in expanded}
    assert by_type["http://schema.org/Quotation"]["http://schema.org/isPartOf"] == [{"@id": "https://herald.example/ferry"}]


def test_a_quotation_has_words_speaker_and_article() -> None:
    """Direct words have a creator; retold ones are only attributed; marks that are not speech are left out."""
    direct, retold, term = quote(), replace(quote(), id="q2", kind="indirect"), replace(quote(), id="q3", kind="scare")
    reading = replace(sample_report().readings[0], quotes=(direct, retold, term))
    article, first, second = nodes("".join(render_quotes([reading], "jsonld")))
    assert first["text"] == "“The crew has become part of the problem,”"
    assert first["spokenByCharacter"] == first["creator"] == {"@type": "Person", "name": "Ada Brenner", "jobTitle": "minister"}
    assert first["isPartOf"] == {"@id": article["@id"]}
    assert (second["keywords"], "creator" in second) == ("indirect", False)


def test_a_claim_review_says_the_relation_and_never_true_or_false() -> None:
    """The rating is our relation in words, in draft, without a number; each claim names who says it and where."""
    review = next(node for node in nodes(render(full_report(), "jsonld")) if node["@type"] == "ClaimReview")
    rating = review["reviewRating"]
    assert rating == {"@type": "Rating", "alternateName": "conflict", "ratingExplanation": "At least 19 and 15 cannot both be the number of dead."}
    assert review["creativeWorkStatus"] == "Draft"
    first, second, *more = review["itemReviewed"]
    assert (first["text"], first["author"]["name"]) == ("At least 19 people were killed", "the coast guard")
    assert first["appearance"] == {"@type": "NewsArticle", "@id": "https://herald.example/ferry"}
    assert second["author"] == {"@type": "Organization", "name": "Island Post"}
    assert len(more) == 2
