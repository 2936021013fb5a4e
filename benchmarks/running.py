"""Run the product on a story and compare what it found with the gold."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Protocol

from attribution.errors import InputError, ModelError
from attribution.scoring.findings import StoryOutcome, judge_story
from attribution.scoring.layout import layout_tally
from attribution.scoring.measures import story_tally
from attribution.scoring.pieces import predicted_pieces
from attribution.scoring.quote_measures import quotes_tally
from attribution.scoring.quotes import QuotesOutcome, compare_quotes
from attribution.scoring.tally import Ratio, add
from attribution.types import Article, Finding, Reading, Report
from benchmarks.apart import apart_tally
from benchmarks.data import Record, Story


class Checks(Protocol):
    """What is measured: articles in, a report out."""

    def check(self, items: Iterable[Article], /) -> Report:
        """Check articles against each other."""
        ...

    def quotes(self, items: Iterable[Article], /) -> Iterable[Reading]:
        """Read articles, without comparing them."""
        ...


@dataclass(frozen=True)
class StoryResult:
    """One story, run and judged; `error` says why there is no report, and then everything in it counts as missed."""

    story: Story
    outcome: StoryOutcome
    findings: tuple[Finding, ...]
    quotes: dict[str, QuotesOutcome]
    tallies: dict[str, dict[str, Ratio]]
    seconds: float
    lost: tuple[str, ...] = ()
    error: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    compared: bool = True


def run_story(
    checker: Checks, story: Story, to_article: Callable[[Record], Article], *, compare: bool = True
) -> StoryResult:
    """Check one story; an exception is the story's result, not the end of the run, unless a model is missing.

    Without `compare` only quotations and layout are read, and no finding is expected.
    """
    started = perf_counter()
    readings: Sequence[Reading] = ()
    findings: tuple[Finding, ...] = ()
    lost: list[str] = []
    error = ""
    try:
        articles = list(_articles(story, to_article, lost))
        if compare:
            report = checker.check(articles)
            readings, findings = report.readings, report.findings
            lost += [f"{d.article}: {d.message}" for d in report.diagnostics if d.failed]
        else:
            annotated = {*story.quotes, *story.layout}
            readings = list(checker.quotes(article for article in articles if article.id in annotated))
        lost += [f"{r.article.id}: {d.message}" for r in readings for d in r.diagnostics if d.failed]
    except ModelError:
        raise
    except Exception as failure:  # noqa: BLE001 - told here and in the table
        error = f"{type(failure).__name__}: {failure}"
        print(f"{story.name}: {error}", file=sys.stderr)
    return judge(story, readings, findings, perf_counter() - started, tuple(lost), error, compare)


def _articles(story: Story, to_article: Callable[[Record], Article], lost: list[str]) -> Iterator[Article]:
    """The articles of a story; one that cannot be read is lost, not the story."""
    for record in story.articles:
        try:
            yield to_article(record)
        except InputError as fault:
            lost.append(f"{record['id']}: {fault}")


def judge(
    story: Story,
    readings: Sequence[Reading],
    findings: tuple[Finding, ...],
    seconds: float = 0.0,
    lost: tuple[str, ...] = (),
    error: str = "",
    compared: bool = True,
) -> StoryResult:
    """Compare the readings and findings of one story with its gold."""
    outcome = judge_story(story.gold, findings)
    texts = {record["id"]: record["text"] for record in story.articles}
    by_article = {reading.article.id: reading for reading in readings}
    quotes = {doc: _quotes(story, doc, by_article.get(doc)) for doc in story.quotes}
    layouts = [
        layout_tally(gold, by_article[doc].article.blocks if doc in by_article else (), texts[doc])
        for doc, gold in story.layout.items()
    ]
    tallies = {
        "findings": {**story_tally(outcome), **apart_tally(story, outcome)} if compared else {},
        "quotes": add([quotes_tally(q) for q in quotes.values()]),
        "layout": add(layouts),
    }
    return StoryResult(story, outcome, findings, quotes, tallies, seconds, lost, error, texts, compared)


def _quotes(story: Story, doc: str, reading: Reading | None) -> QuotesOutcome:
    """The quotations of one report, compared."""
    predicted = [piece for quote in reading.quotes for piece in predicted_pieces(quote)] if reading else []
    return compare_quotes(story.quotes[doc], predicted, indirect_complete=story.indirect_complete)
