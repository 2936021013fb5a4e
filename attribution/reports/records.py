"""Every value of a report as a JSON-ready record (docs/formats.md); key order is part of the format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attribution.reports.marks import deciding, offsets

if TYPE_CHECKING:
    from attribution.types import Article, Diagnostic, Finding, Passage, Quote, Reading, Report, Side, Span

SCHEMA = "attribution.report/1"
Record = dict[str, Any]


def report_record(report: Report) -> Record:
    """The whole report, in the order of its schema."""
    head = head_record(report)
    tail = tail_record(report)
    return {**head, "findings": [finding_record(finding) for finding in report.findings], **tail}


def head_record(report: Report) -> Record:
    """What a run was: schema, version, models, settings, articles."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "models": dict(sorted(report.models.items())),
        "config_hash": report.config_hash,
        "articles": [article_record(reading) for reading in report.readings],
    }


def tail_record(report: Report) -> Record:
    """What a run covered, and what went wrong."""
    return {
        "coverage": plain(report.coverage),
        "diagnostics": [diagnostic_record(entry) for entry in diagnostics(report)],
    }


def article_record(reading: Reading) -> Record:
    """An article without its text, with the quotations found in it."""
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "byline": article.byline,
        "language": article.language,
        "digest": article.digest,
        "copy_of": article.copy_of,
        "quotes": [quote_record(quote) for quote in reading.quotes],
    }


def reading_record(reading: Reading) -> Record:
    """One line of `attribution quotes --format jsonl`."""
    return {
        "article": reading.article.id,
        "quotes": [quote_record(quote) for quote in reading.quotes],
        "diagnostics": [diagnostic_record(entry) for entry in reading_diagnostics(reading)],
    }


def quote_record(quote: Quote) -> Record:
    """A quotation, its pieces and its source."""
    return {
        "id": quote.id,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "fragments": [[span.start, span.end] for span in quote.fragments],
        "text": quote.text,
        "parent": quote.parent,
        "cue": passage_record(quote.cue),
        "speaker": passage_record(quote.speaker),
        "speaker_name": quote.speaker_name,
        "role": quote.role,
        "chain": list(quote.chain),
        "confidence": rounded(quote.confidence),
        "evidence": plain(quote.evidence),
    }


def finding_record(finding: Finding) -> Record:
    """A finding with its clearest pair of passages and every further one."""
    a, b = deciding(finding)
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        "relation": finding.relation,
        "kind": finding.kind,
        "slot": finding.slot,
        "severity": finding.severity,
        "needs_check": finding.needs_check,
        "a": side_record(finding.a, a),
        "b": side_record(finding.b, b),
        "also": [{"a": side_record(a), "b": side_record(b)} for a, b in finding.also],
        "confidence": rounded(finding.confidence),
        "explanation": finding.explanation,
        "evidence": plain(finding.evidence),
    }


def side_record(side: Side, marks: Iterable[Span] | None = None) -> Record:
    """One passage, where a person finds it, and the words in it that decide (by default those it is marked with)."""
    return {
        "article": side.article,
        "start": side.start,
        "end": side.end,
        "text": side.text,
        "paragraph": side.paragraph,
        "marks": offsets(side, side.marks if marks is None else marks),
    }


def passage_record(passage: Passage | None) -> Record | None:
    """A span with its words, or null."""
    return None if passage is None else {"start": passage.start, "end": passage.end, "text": passage.text}


def diagnostic_record(entry: Diagnostic) -> Record:
    """Something a reader of the report must know."""
    return {
        "code": entry.code,
        "message": entry.message,
        "article": entry.article,
        "start": entry.start,
        "end": entry.end,
        "failed": entry.failed,
    }


def diagnostics(report: Report) -> list[Diagnostic]:
    """Those of the run and of every article, each once, in that order."""
    inner = [entry for reading in report.readings for entry in reading_diagnostics(reading)]
    return list(dict.fromkeys([*report.diagnostics, *inner]))


def reading_diagnostics(reading: Reading) -> list[Diagnostic]:
    """Those of reading the article and of finding its quotations, each once."""
    return list(dict.fromkeys([*reading.article.diagnostics, *reading.diagnostics]))


def rounded(number: float) -> float:
    """Four decimals: more would differ from machine to machine."""
    return round(float(number), 4)


def plain(value: Any) -> Any:
    """Any value as JSON can hold it: mappings sorted by key, tuples as lists, sets sorted, infinite numbers as text."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return rounded(value) if abs(value) != float("inf") and value == value else str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in sorted(value.items(), key=lambda pair: str(pair[0]))}
    if isinstance(value, set | frozenset):
        return sorted((plain(entry) for entry in value), key=str)
    if isinstance(value, Iterable):
        return [plain(entry) for entry in value]
    return str(value)


def article_of(report: Report) -> dict[str, Article]:
    """Every article of a report by its id."""
    return {reading.article.id: reading.article for reading in report.readings}
