"""Articles: a file, a page or a record becomes a laid-out `Article`; wire copies are marked."""

from __future__ import annotations

from attribution.articles.copies import mark_copies
from attribution.articles.encodings import decode
from attribution.articles.html import read_html, read_page
from attribution.articles.layout import Layout, lay_out
from attribution.articles.markdown import read_markdown
from attribution.articles.reading import read_articles, read_source, read_text
from attribution.articles.records import article_from_record
from attribution.articles.sources import Source, discover

__all__ = [
    "Layout",
    "Source",
    "article_from_record",
    "decode",
    "discover",
    "lay_out",
    "mark_copies",
    "read_articles",
    "read_html",
    "read_markdown",
    "read_page",
    "read_source",
    "read_text",
]
