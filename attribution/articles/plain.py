"""Plain text as an article."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from attribution.articles.building import build_article
from attribution.articles.known import Known
from attribution.types import Article, Diagnostic


def read_plain(text: str, *, id: str, known: Known | None = None, notes: tuple[Diagnostic, ...] = ()) -> Article:
    """Read plain text as scraped or typed; raises InputError ("empty") for a blank one."""
    return build_article(text, id=id, known=known, diagnostics=notes)
