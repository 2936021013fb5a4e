"""CSV for a spreadsheet: a finding a row, or a quotation a row; no cell can be a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.reports.cells import BOM, rows
from attribution.reports.compact import key_words
from attribution.reports.marks import marked
from attribution.reports.records import article_of, rounded
from attribution.reports.style import PLAIN, Style
from attribution.types import Article, Finding, Quote, Reading, Report, Side

SIDE = ("article", "outlet", "published", "paragraph", "start", "end", "words", "deciding_words")
COLUMNS = (
    "id", "severity", "relation", "kind", "code", "needs_check", "slot", *(f"a_{name}" for name in SIDE), *(f"b_{name}" for name in SIDE),
    "also", "confidence", "explanation", "fingerprint",
)  # fmt: skip
QUOTE_COLUMNS = (
    "article", "outlet", "published", "id", "kind", "start", "end", "words", "speaker_printed", "speaker", "role", "chain", "cue", "parent", "confidence",
)  # fmt: skip


def render(report: Report, style: Style = PLAIN) -> str:  # noqa: ARG001 - every format has the same signature
    """A head and a row a finding, in the order of the report."""
    articles = article_of(report)
    return BOM + rows([COLUMNS, *(finding_row(finding, articles) for finding in report.findings)])


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """A head, then the rows of each article as soon as it is read."""
    yield BOM + rows([QUOTE_COLUMNS])
    for reading in readings:
        if reading.quotes:
            yield rows(quote_row(quote, reading.article) for quote in reading.quotes)


def finding_row(finding: Finding, articles: dict[str, Article]) -> list[object]:
    """The cells of one finding."""
    a, b = marked(finding)
    return [
        finding.id, finding.severity, finding.relation, finding.kind, finding.code, finding.needs_check, finding.slot,
        *side_cells(finding.a, articles), key_words(a), *side_cells(finding.b, articles), key_words(b),
        len(finding.also), rounded(finding.confidence), finding.explanation, finding.fingerprint,
    ]  # fmt: skip


def side_cells(side: Side, articles: dict[str, Article]) -> list[object]:
    """Where a passage stands, and its words."""
    article = articles.get(side.article)
    outlet, published = (article.source, article.published) if article else (None, None)
    return [side.article, outlet, published, side.paragraph, side.start, side.end, side.text]


def quote_row(quote: Quote, article: Article) -> list[object]:
    """The cells of one quotation."""
    return [
        article.id, article.source, article.published, quote.id, quote.kind, quote.start, quote.end, quote.text,
        quote.speaker and quote.speaker.text, quote.speaker_name, quote.role, " < ".join(quote.chain), quote.cue and quote.cue.text,
        quote.parent, rounded(quote.confidence),
    ]  # fmt: skip
