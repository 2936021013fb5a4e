"""An invented story in pieces, and the two hands every test here needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attribution.articles import read_articles
from attribution.types import Article, Diagnostic

TITLE = "Crane falls on quay, harbour closed"
FIRST = "The port of Vilamar was closed on Tuesday after a crane fell onto the north quay, the harbour office said."
SECOND = "“We heard it, and then the dust came,” said Inês Carrasco of the customs shed. Nobody was hurt there."
CAPTION = "The crane on the north quay. Five people were killed in a fall in 2019."
STORY = f"{FIRST}\n\n{SECOND}"


def read(*paths: Path | str, columns: dict[str, str] | None = None) -> tuple[list[Article], list[Diagnostic]]:
    """Articles and diagnostics of these paths apart."""
    items = list(read_articles([str(path) for path in paths], columns=columns))
    articles = [item for item in items if isinstance(item, Article)]
    for article in articles:
        assert all(article.text[block.start : block.end].strip() for block in article.blocks)
        assert all(hint.of(article.text).strip() for hint in article.hints)
    return articles, [item for item in items if isinstance(item, Diagnostic)]


def one(*paths: Path | str) -> Article:
    """The one article these paths mean, read without a word."""
    articles, notes = read(*paths)
    assert not notes, notes
    assert len(articles) == 1
    return articles[0]


def roles(article: Article, role: str) -> list[str]:
    """The passages of a role."""
    return [block.of(article.text) for block in article.blocks if block.role == role]


def codes(notes: Sequence[Diagnostic]) -> list[str]:
    """The codes of diagnostics, sorted, those of lost articles with a "!"."""
    return sorted(note.code + "!" * note.failed for note in notes)
