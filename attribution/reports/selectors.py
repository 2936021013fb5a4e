"""A passage as the W3C Web Annotation model points at it: by its words with what stands around them, and by its place."""

from __future__ import annotations

from typing import Any

from attribution.types import Article, Span

# Characters before and after a passage; enough to tell two like passages apart, the figure annotation clients use.
AROUND = 32


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """TextQuoteSelector and TextPositionSelector of a span of a text; positions count code points, from 0, the end exclusive."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[span.start : span.end],
            "prefix": text[max(span.start - AROUND, 0) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def specific(article: Article, iri: str, span: Span, **more: str) -> dict[str, Any]:
    """A passage as a SpecificResource: the article as its source, and what selects the words in it."""
    source = {"id": iri, "type": "Text", "format": "text/plain", "label": article.id}
    if article.language:
        source["language"] = article.language
    return {"type": "SpecificResource", **more, "source": source, "selector": selectors(article.text, span)}
