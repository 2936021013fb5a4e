"""A Report whose outlets and articles have neutral letters, so that nobody judges by the name: `--hide-outlets`.

It is a Report again, so every format hides the same and none can leak. Title, body and captions of the texts stay verbatim: an outlet
that is named in a passage ("told the Herald") is still named there. Bylines, datelines, dates and page furniture, which formats may
show around a passage, are blacked out, character by character, so that every offset still leads to its words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from attribution.reports.blindvalues import covered, pairs, plain
from attribution.reports.neutral import Names
from attribution.types import Article, Claim, Diagnostic, Finding, Quote, Reading, Report, Side, Span

# Parts of a page that say who made it.
MAKERS = frozenset({"byline", "dateline", "date", "related", "boilerplate"})
BLACK = "█"


def blind(report: Report) -> Report:
    """The report under neutral names: letters in the order in which the articles came."""
    names = Names()
    for reading in report.readings:
        meet(reading, names)
    for entry in report.diagnostics:
        if entry.article:
            names.article(entry.article)
    for finding in report.findings:
        for agency in finding.evidence.get("wire") or ():
            names.outlet(str(agency))
    shown: dict[str, list[Span]] = defaultdict(list)
    for finding in report.findings:
        for pair in ((finding.a, finding.b), *finding.also):
            for side in pair:
                shown[side.article].append(side)
    return replace(
        report,
        readings=tuple(blind_reading(reading, names, shown[reading.article.id]) for reading in report.readings),
        findings=tuple(blind_finding(finding, names) for finding in report.findings),
        coverage=covered(report.coverage, names),
        diagnostics=tuple(blind_diagnostic(entry, names) for entry in report.diagnostics),
    )


def blind_readings(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings under neutral names as they come; a name is hidden from the first article on that has it."""
    names = Names()
    for reading in readings:
        meet(reading, names)
        yield blind_reading(reading, names)


def meet(reading: Reading, names: Names) -> None:
    """Give letters to an article, its outlet, and the outlets its words came through."""
    article = reading.article
    names.article(article.id)
    if article.source:
        names.outlet(article.source, article.url)
    if article.copy_of:
        names.article(article.copy_of)
    for entry in (*article.diagnostics, *reading.diagnostics):
        if entry.article:
            names.article(entry.article)


def blind_reading(reading: Reading, names: Names, shown: Iterable[Span] = ()) -> Reading:
    """A reading with its article, quotations, claims and notes renamed; `shown` are passages whose words must stay."""
    parts = [part for quote in reading.quotes for part in (quote, quote.speaker, quote.cue, *quote.fragments) if part is not None]
    kept = [Span(part.start, part.end) for part in (*parts, *reading.claims, *shown)]
    return replace(
        reading,
        article=replace(blind_article(reading.article, names), text=blacked(reading.article, kept)),
        quotes=tuple(blind_quote(quote, names) for quote in reading.quotes),
        claims=tuple(blind_claim(claim, names) for claim in reading.claims),
        diagnostics=tuple(blind_diagnostic(entry, names) for entry in reading.diagnostics),
    )


def blind_article(article: Article, names: Names) -> Article:
    """An article by its letter: without address and byline, its title without the outlet's name; the text is as it was."""
    return replace(
        article,
        id=names.article(article.id),
        title=article.title and names.scrub(article.title),
        source=article.source and names.outlet(article.source),
        url=None,
        byline=None,
        copy_of=article.copy_of and names.article(article.copy_of),
        diagnostics=tuple(blind_diagnostic(entry, names) for entry in article.diagnostics),
    )


def blacked(article: Article, kept: Iterable[Span]) -> str:
    """The text with the parts of the page that say who made it blacked out, those that meet a passage left alone; as long as before."""
    taken = bytearray(len(article.text))
    for span in kept:
        taken[span.start : span.end] = b"\1" * len(taken[span.start : span.end])
    pieces, at = [], 0
    for block in sorted(article.blocks, key=lambda block: block.start):
        if block.role in MAKERS and block.start >= at and not any(taken[block.start : block.end]):
            pieces += [article.text[at : block.start], re.sub(r"\S", BLACK, block.of(article.text))]
            at = block.end
    return "".join([*pieces, article.text[at:]])


def blind_quote(quote: Quote, names: Names) -> Quote:
    """A quotation: its words stay, the outlets it came through do not."""
    return replace(
        quote,
        chain=tuple(names.scrub(link) for link in quote.chain),
        evidence={key: plain(value, names) for key, value in quote.evidence.items()},
    )


def blind_claim(claim: Claim, names: Names) -> Claim:
    """A statement under its article's letter."""
    renamed = names.article(claim.article)
    return replace(claim, article=renamed, id=claim.id.replace(claim.article, renamed, 1))


def blind_diagnostic(entry: Diagnostic, names: Names) -> Diagnostic:
    """A note: the article it is of is named in its message, too, as a whole where its name is a plain word."""
    if entry.article is None:
        return replace(entry, message=names.scrub(entry.message))
    message = entry.message.replace(entry.article, names.article(entry.article)) if len(entry.article) > 1 else entry.message
    return replace(entry, article=names.article(entry.article), message=names.scrub(message))


def blind_finding(finding: Finding, names: Names) -> Finding:
    """A finding: passages under letters, explanation and evidence without names."""
    return replace(
        finding,
        a=blind_side(finding.a, names),
        b=blind_side(finding.b, names),
        also=tuple((blind_side(a, names), blind_side(b, names)) for a, b in finding.also),
        slot=names.scrub(finding.slot),
        explanation=names.scrub(finding.explanation),
        evidence={key: pairs(value, names) if key == "pairs" else plain(value, names) for key, value in finding.evidence.items()},
    )


def blind_side(side: Side, names: Names) -> Side:
    """A passage, verbatim, under its article's letter."""
    return replace(side, article=names.article(side.article))
