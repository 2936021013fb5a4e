"""IPTC ninjs 3.0 (https://iptc.org/std/ninjs/): one composite item with the articles and the findings as its associations.

ninjs has no field for findings and its schema refuses unknown ones, so they stand where the standard has room: what it is about in
`subjects`, the explanation in `descriptions`, the passages as W3C annotations in a body of their media type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from attribution.reports import labels
from attribution.reports.iris import article_iris, urn
from attribution.reports.jsonreport import dumps
from attribution.reports.records import article_of
from attribution.reports.safe import script_text
from attribution.reports.style import PLAIN, Style
from attribution.reports.webannotation import CONTEXT, finding_annotations
from attribution.types import Article, Finding, Reading, Report

STANDARD = {"name": "ninjs", "version": "3.0", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"}
# W3C Web Annotation, the media type of its JSON-LD (https://www.w3.org/TR/annotation-protocol/, 3.2.4).
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
# RFC 3339, which a ninjs time must be; a day alone or a time without a zone is told in a description.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})")
MINUTES = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})")
# 1 is the most urgent of nine; what is calm has none.
URGENCY = {"high": 3, "medium": 5, "low": 7}
Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """The report as one ninjs object; it is withheld from publication: a note for the desk, not a story."""
    articles = article_of(report)
    iris = article_iris(articles.values())
    item = {
        "uri": urn("ninjs", report.config_hash, *iris.values(), *(f.fingerprint for f in report.findings)),
        "standard": STANDARD,
        "type": "composite",
        "representationType": "full",
        "profile": "attribution.report/1",
        "pubStatus": "withheld",
        "language": "en",
        "title": f"attribution check: {labels.tally(report)}",
        "edNote": f"Comparison of {len(articles)} reports by attribution {report.version}, settings {report.config_hash}; to be checked by a person.",
        "associations": [
            *(story(reading, iris[reading.article.id]) for reading in report.readings if reading.article.text),
            *(component(finding, articles, iris) for finding in report.findings),
        ],
    }
    return script_text(dumps(item, indent=2)) + "\n"


def story(reading: Reading, iri: str) -> Record:
    """An article by its head; its text stays with its publisher."""
    article = reading.article
    people = list(dict.fromkeys(quote.speaker_name for quote in reading.quotes if quote.speaker_name))
    return known({
        "name": article.id,
        "uri": iri,
        "type": "text",
        "representationType": "partial",
        "language": article.language,
        "contentCreated": moment(article.published),
        "headlines": value(article.title),
        "by": article.byline,
        "infoSources": [{"name": article.source, "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/originfo"}] if article.source else None,
        "people": [{"name": name, "rel": "quoted"} for name in people],
        "altIds": [{"role": "attribution", "value": article.id}, {"role": "sha256", "value": article.digest}],
        "descriptions": value(article.published if article.published and not moment(article.published) else None, "published"),
    })  # fmt: skip


def component(finding: Finding, articles: dict[str, Article], iris: dict[str, str]) -> Record:
    """A finding: explanation, subject, and its passages as annotations."""
    calm = labels.is_calm(finding)
    notes = [{"@context": CONTEXT, **note} for note in finding_annotations(finding, articles, iris)]
    return known({
        "name": finding.id,
        "uri": urn("finding", finding.fingerprint, finding.id),
        "type": "component",
        "representationType": "full",
        "profile": f"attribution.{finding.relation}",
        "pubStatus": "withheld",
        "language": "en",
        "urgency": None if calm else URGENCY[finding.severity],
        "title": finding.slot,
        "edNote": labels.CHECK if finding.needs_check else None,
        "altIds": [{"role": "fingerprint", "value": finding.fingerprint}, {"role": "code", "value": finding.code}],
        "subjects": list(subjects(finding)),
        "descriptions": value(finding.explanation, "explanation"),
        "bodies": [{"role": "annotations", "contentType": ANNOTATIONS, "value": dumps(notes)}],
    })  # fmt: skip


def subjects(finding: Finding) -> Iterable[Record]:
    """Relation (with the confidence in it, 0 to 100), kind and severity, each by its own relationship."""
    sure = round(100 * finding.confidence)
    yield {"name": labels.of(finding).word, "rel": "relation", "literal": finding.relation, "creator": "attribution", "confidence": sure}
    yield {"name": finding.kind, "rel": "kind", "literal": finding.kind, "creator": "attribution"}
    yield {"name": f"severity {finding.severity}", "rel": "severity", "literal": finding.severity, "creator": "attribution"}


def moment(published: str | None) -> str | None:
    """A time of publication as ninjs has it, seconds and zone included: `"2024-03-04T10:00+01:00"` -> `"2024-03-04T10:00:00+01:00"`."""
    full = MINUTES.sub(r"\1:00\2", published or "", count=1)
    return full if MOMENT.fullmatch(full) else None


def value(words: str | None, role: str | None = None) -> list[Record] | None:
    """Words as ninjs lists them, or None."""
    return [known({"role": role, "contentType": "text/plain", "value": words})] if words else None


def known(record: Record) -> Record:
    """The record without what is not known."""
    return {key: entry for key, entry in record.items() if entry not in (None, "", [])}
