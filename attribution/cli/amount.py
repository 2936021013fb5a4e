"""How many articles a run is likely to have, told by names and sizes only: nothing is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

# What holds one article a file; anything else is a collection.
SINGLE = frozenset({"plain", "markdown", "html", "docx", "odt", "pdf", "eml"})
# Bytes of an article in a collection: the median news report has 3,000 characters, and its record some more. Packed ones have fewer.
EACH = 4_000


def likely_articles(paths: Sequence[str]) -> int:
    """A guess at the number of articles in files, folders and patterns: one a document, one each 4,000 bytes of a collection.

    Standard input, of which nothing can be known, counts as one article.
    """
    from attribution.articles.sources import discover

    found, _ = discover([path for path in paths if path != "-"])
    return ("-" in paths) + sum(1 if source.format in SINGLE else share(source.path) for source in found)


def share(file: Path | None) -> int:
    """How many articles a collection is likely to hold."""
    try:
        return 1 if file is None else max(1, file.stat().st_size // EACH)
    except OSError:
        return 1
