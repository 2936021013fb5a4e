"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): an annotation for every passage of a finding, or every quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attribution.reports import labels
from attribution.reports.iris import article_iris, urn
from attribution.reports.jsonreport import dumps
from attribution.reports.quotetable import speaker
from attribution.reports.records import article_of, rounded
from attribution.reports.safe import script_text
from attribution.reports.selectors import specific
from attribution.reports.style import PLAIN, Style
from attribution.types import Article, Finding, Quote, Reading, Report, Side, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOFTWARE = {"id": urn("software", "attribution"), "type": "Software", "name": "attribution"}
Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """One AnnotationCollection with its only page; a finding has an annotation for each of its passages, in order."""
    articles = article_of(report)
    iris = article_iris(articles.values())
    items = [note for finding in report.findings for note in finding_annotations(finding, articles, iris)]
    name = urn("collection", "findings", report.config_hash, *iris.values(), *(f.fingerprint for f in report.findings))
    return script_text(dumps(collection(name, f"attribution check: {labels.tally(report)}", items), indent=2)) + "\n"


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """One AnnotationCollection of every quotation, in one piece: its head counts what follows."""
    found = list(readings)
    iris = article_iris(reading.article for reading in found)
    items = [quote_annotation(quote, reading.article, iris[reading.article.id]) for reading in found for quote in reading.quotes]
    name = urn("collection", "quotations", *iris.values(), *(item["id"] for item in items))
    yield script_text(dumps(collection(name, "attribution quotes", items), indent=2)) + "\n"


def collection(name: str, label: str, items: list[Record]) -> Record:
    """A collection that holds its only page; without annotations it has none (5.1 of the model)."""
    head = {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": label, "generator": SOFTWARE, "total": len(items)}
    if not items:
        return head
    page = urn("page", name)
    return {**head, "first": {"id": page, "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}, "last": page}


def finding_annotations(finding: Finding, articles: dict[str, Article], iris: dict[str, str]) -> Iterator[Record]:
    """An annotation for each passage: what the finding says of it, and the passage it is held against."""
    for number, (a, b) in enumerate(((finding.a, finding.b), *finding.also)):
        for place, here, there in (("a", a, b), ("b", b, a)):
            yield {
                "id": urn("annotation", finding.fingerprint, finding.id, number, place),
                "type": "Annotation",
                "motivation": "assessing",
                "body": [*finding_bodies(finding), passage(there, articles, iris, purpose="linking")],
                "target": passage(here, articles, iris),
            }


def finding_bodies(finding: Finding) -> Iterator[Record]:
    """The explanation for a person, tags for a filter, and the finding's own values for a program."""
    yield {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en", "value": finding.explanation}
    tags = [finding.relation, finding.kind, f"severity {finding.severity}", finding.code]
    for tag in [*tags, "needs a check"] if finding.needs_check else tags:
        yield {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag}
    yield {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": dumps(values(finding))}


def values(finding: Finding) -> Record:
    """The finding without its passages, under the keys of attribution.report/1."""
    return {
        "id": finding.id, "fingerprint": finding.fingerprint, "code": finding.code, "relation": finding.relation, "kind": finding.kind,
        "slot": finding.slot, "severity": finding.severity, "needs_check": finding.needs_check, "confidence": rounded(finding.confidence),
    }  # fmt: skip


def passage(side: Side, articles: dict[str, Article], iris: dict[str, str], **more: str) -> Record:
    """A side as a SpecificResource; where the article's text is not at hand, the passage's own words stand for it."""
    article = articles.get(side.article) or Article(side.article, "")
    iri = iris.get(side.article) or urn("article", side.article)
    found = specific(article, iri, side, **more)
    found["selector"][0]["exact"] = side.text
    return found


def quote_annotation(quote: Quote, article: Article, iri: str) -> Record:
    """A quotation: its words are the target, piece by piece where a cue breaks it; who said them and with which cue is the body."""
    targets = [specific(article, iri, span) for span in quote.fragments or (Span(quote.start, quote.end),)]
    linked = [specific(article, iri, part, purpose="linking") for part in (quote.speaker, quote.cue) if part is not None]
    return {
        "id": urn("quotation", iri, quote.id, quote.start, quote.end),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": speaker(quote)},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": quote.kind},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": dumps(quote_values(quote))},
            *linked,
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def quote_values(quote: Quote) -> Record:
    """The quotation without its passages, under the keys of attribution.quotes/1."""
    return {
        "id": quote.id, "kind": quote.kind, "parent": quote.parent, "speaker_name": quote.speaker_name, "role": quote.role,
        "chain": list(quote.chain), "confidence": rounded(quote.confidence),
    }  # fmt: skip
