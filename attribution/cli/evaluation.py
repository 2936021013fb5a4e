"""A run over annotated sets: articles read, compared with their gold, and summed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from attribution.articles import article_from_record
from attribution.cli.goldfiles import DEFAULT, MissingSetError, checked_name, load_set
from attribution.errors import InputError
from attribution.scoring.goldsets import GoldSet
from attribution.scoring.pieces import predicted_pieces
from attribution.scoring.quotes import QuotesOutcome, compare_quotes
from attribution.scoring.summary import quotes_summary
from attribution.types import Article, Reading


class Reads(Protocol):
    """What is measured: articles in, readings out."""

    def quotes(self, items: Iterable[Article], /) -> Iterable[Reading]:
        """Read articles, without comparing them."""
        ...


def evaluate_sets(
    product: Reads, data: Path, names: list[str], limit: int | None
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The results of every set that is there, and why the others are not; all sets where none is named."""
    results: list[dict[str, Any]] = []
    skipped: dict[str, str] = {}
    for name in [checked_name(name) for name in names] or DEFAULT:
        try:
            gold = load_set(data, name)
        except MissingSetError as missing:
            skipped[name] = str(missing)
            continue
        outcomes, lost = score(product, gold, limit)
        if not outcomes:
            skipped[name] = "it holds no annotated article"
            continue
        head = {"set": name, "articles": len(outcomes), "lost": lost, "indirect_complete": gold.indirect_complete}
        results.append({**head, **quotes_summary(outcomes)})
    return results, skipped


def score(product: Reads, gold: GoldSet, limit: int | None) -> tuple[list[QuotesOutcome], list[str]]:
    """Every article read and compared with its gold; one that cannot be read has found nothing, and is named."""
    wanted = gold.articles[:limit]
    readings = {reading.article.id: reading for reading in product.quotes(_articles(gold, limit))}
    outcomes, lost = [], []
    for article in wanted:
        reading = readings.get(str(article.record["id"]))
        if reading is None or any(entry.failed for entry in reading.diagnostics):
            lost.append(str(article.record["id"]))
        found = [piece for quote in reading.quotes for piece in predicted_pieces(quote)] if reading else []
        outcomes.append(compare_quotes(article.pieces, found, indirect_complete=gold.indirect_complete))
    return outcomes, lost


def _articles(gold: GoldSet, limit: int | None) -> Iterator[Article]:
    """The articles of a set as the product reads them; a record that is no article is left out."""
    for article in gold.articles[:limit]:
        try:
            yield article_from_record(article.record)
        except InputError:
            continue
