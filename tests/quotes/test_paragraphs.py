"""Paragraphs of the story."""

from __future__ import annotations

from attribution.quotes.paragraphs import story_paragraphs
from attribution.types import Article, Block


def printed(article: Article) -> list[str]:
    """Return the paragraphs as printed."""
    return [paragraph.of(article.text) for paragraph in story_paragraphs(article)]


def test_blocks() -> None:
    """Only title, caption and body are read, each paragraph with its role."""
    text = "Title\n\nBy A. Writer\n\nOne.\n\nTwo.\n\nRelated: Three"
    blocks = (Block(0, 5, "title"), Block(7, 19, "byline"), Block(21, 31, "body"), Block(33, 47, "related"))
    article = Article("a", text, blocks=blocks)
    assert printed(article) == ["Title", "One.", "Two."]
    assert [paragraph.role for paragraph in story_paragraphs(article)] == ["title", "body", "body"]


def test_lines() -> None:
    """Single line ends part paragraphs, unless the text is wrapped by hand."""
    assert printed(Article("a", "One.\nTwo.\r\nThree.")) == ["One.", "Two.", "Three."]
    line = "the harbour was closed for the whole of the night and the"
    assert len(printed(Article("a", "\n".join([line] * 4)))) == 1


def test_empty() -> None:
    """An empty text has no paragraphs."""
    assert printed(Article("a", " \n\n ")) == []
