"""Quotations for a terminal with how each speaker was found: `attribution quotes --explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.reports.console import console, text, written
from attribution.reports.coverage import diagnostic_line
from attribution.reports.quotetable import heading, speaker
from attribution.reports.records import reading_diagnostics
from attribution.reports.style import PLAIN, Style
from attribution.types import Quote, Reading

# What evidence is called for a person, in the order it is read; what is not named here comes after, under its own key.
LABELS = {
    "speaker": "speaker found as",
    "cue": "cue",
    "span": "words found as",
    "name": "name",
    "rule": "by",
    "share": "likelihood",
    "runner_up": "runner-up",
    "abstained": "not named, too unsure",
    "overruled": "in place of",
    "anonymous": "no name",
    "anonymity": "reason for no name",
    "speaker_kind": "kind of speaker",
    "speaker_confidence": "sure of the speaker",
    "key": "key for an override",
}
WIDTH = max(map(len, LABELS.values()))


def render_quotes(readings: Iterable[Reading], style: Style = PLAIN) -> Iterator[str]:
    """A list for each article, as soon as it is read."""
    for reading in readings:
        target = console(style)
        if reading.article.text:
            target.print(text(heading(reading), "bold"))
        for quote in reading.quotes:
            target.print()
            for line, look in quote_lines(quote):
                target.print(text(line, look))
        for entry in reading_diagnostics(reading):
            target.print(text(f"- {diagnostic_line(entry)}", "red" if entry.failed else ""))
        target.print()
        yield written(target)


def quote_lines(quote: Quote) -> Iterator[tuple[str, str]]:
    """The lines of one quotation and their look: words, speaker, then a line for each piece of evidence."""
    inside = f", in {quote.parent}" if quote.parent else ""
    yield f"{quote.id} {quote.kind}{inside}, offset {quote.start}: {quote.text}", ""
    yield f"   {speaker(quote)}, confidence {quote.confidence:.2f}", "bold"
    for key in (*LABELS, *sorted(set(quote.evidence) - set(LABELS))):
        if key in quote.evidence:
            yield f"   {LABELS.get(key, key.replace('_', ' ')):<{WIDTH}}  {quote.evidence[key]}", ""
