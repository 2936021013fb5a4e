"""schema.org JSON-LD: every quotation a Quotation, every finding a ClaimReview in draft that holds no verdict on truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attribution.reports import labels
from attribution.reports.iris import article_iris, urn
from attribution.reports.jsonreport import dumps
from attribution.reports.records import article_of
from attribution.reports.safe import script_text
from attribution.reports.style import PLAIN, Style
from attribution.types import Article, Finding, Quote, Reading, Report, Side

CONTEXT = "https://schema.org"
# Marks around a term or a title are not speech, and nobody's words.
SPEECH = ("direct", "indirect", "mixed")
# A ClaimReview is a published fact check; ours waits for a person (https://schema.org/creativeWorkStatus).
STATUS = "Draft"
Record = dict[str, Any]


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """One graph: the articles, their quotations, a ClaimReview for each finding."""
    articles = article_of(report)
    iris = article_iris(articles.values())
    reviews = [review(finding, articles, iris) for finding in report.findings]
    return script_text(dumps(graph([*nodes(report.readings, iris), *reviews]), indent=2)) + "\n"


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """One graph of the articles and their quotations, in one piece."""
    found = list(readings)
    iris = article_iris(reading.article for reading in found)
    yield script_text(dumps(graph(list(nodes(found, iris))), indent=2)) + "\n"


def graph(members: list[Record]) -> Record:
    """The nodes under schema.org's context."""
    return {"@context": CONTEXT, "@graph": members}


def nodes(readings: Iterable[Reading], iris: Mapping[str, str]) -> Iterator[Record]:
    """Each article that was read, then what is quoted in it."""
    for reading in readings:
        if reading.article.text:
            iri = iris[reading.article.id]
            yield article_node(reading.article, iri)
            yield from (quotation(quote, iri) for quote in reading.quotes if quote.kind in SPEECH)


def article_node(article: Article, iri: str) -> Record:
    """An article by its head; its text stays with its publisher."""
    return known({
        "@type": "NewsArticle",
        "@id": iri,
        "identifier": [named_value("attribution article", article.id), named_value("sha256", article.digest)],
        "headline": article.title,
        "url": iri if iri.startswith("http") else None,
        "datePublished": article.published,
        "author": article.byline and {"@type": "Person", "name": article.byline},
        "publisher": article.source and {"@type": "Organization", "name": article.source},
        "inLanguage": article.language,
    })  # fmt: skip


def quotation(quote: Quote, article: str) -> Record:
    """A quotation with whoever it is attributed to; `keywords` says whether the words are the speaker's own (direct) or retold."""
    whose = person(quote.speaker_name or (quote.speaker.text if quote.speaker else None), quote.role)
    return known({
        "@type": "Quotation",
        "@id": urn("quotation", article, quote.id, quote.start, quote.end),
        "text": quote.text,
        "spokenByCharacter": whose,
        "creator": whose if quote.speaker_name and quote.kind == "direct" else None,
        "keywords": quote.kind,
        "isPartOf": {"@id": article},
    })  # fmt: skip


def person(name: str | None, role: str | None = None) -> Record | None:
    """Whoever spoke, as printed; None where nobody is named."""
    return known({"@type": "Person", "name": name, "jobTitle": role}) if name else None


def review(finding: Finding, articles: Mapping[str, Article], iris: Mapping[str, str]) -> Record:
    """A finding: the claims it holds against each other, its relation as a rating in words, and no rating in numbers.

    A number would be a place between true and false; the tool compares reports and does not know which of them is right.
    """
    sides = {(side.article, side.start, side.end): side for pair in ((finding.a, finding.b), *finding.also) for side in pair}
    voices = {(side.article, side.start, side.end): finding.evidence.get(key) for key, side in (("a", finding.a), ("b", finding.b))}
    return {
        "@type": "ClaimReview",
        "@id": urn("review", finding.fingerprint, finding.id),
        "identifier": [named_value("attribution fingerprint", finding.fingerprint), named_value("attribution code", finding.code)],
        "name": finding.slot,
        "claimReviewed": finding.slot,
        "creativeWorkStatus": STATUS,
        "reviewAspect": finding.kind,
        "reviewRating": {"@type": "Rating", "alternateName": labels.of(finding).word, "ratingExplanation": finding.explanation},
        "itemReviewed": [claim(side, articles, iris, voices.get(place)) for place, side in sides.items()],
    }


def claim(side: Side, articles: Mapping[str, Article], iris: Mapping[str, str], facts: Any) -> Record:
    """What one passage says, where it stands, and who says it: a speaker, else the outlet."""
    voice = facts.get("voice") if isinstance(facts, Mapping) else None
    voice = voice if isinstance(voice, Mapping) else {}
    article = articles.get(side.article)
    outlet = article.source if article else None
    iri = iris.get(side.article) or urn("article", side.article)
    said = person(voice.get("name") or voice.get("speaker"))
    return known({
        "@type": "Claim",
        "@id": urn("claim", iri, side.start, side.end),
        "text": side.text,
        "author": said or (outlet and {"@type": "Organization", "name": outlet}),
        "datePublished": article.published if article else None,
        "appearance": {"@type": "NewsArticle", "@id": iri},
    })  # fmt: skip


def named_value(name: str, value: str) -> Record:
    """An identifier that says of what kind it is."""
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def known(record: Record) -> Record:
    """The record without what is not known: JSON-LD has no use for null."""
    return {key: value for key, value in record.items() if value not in (None, "")}
