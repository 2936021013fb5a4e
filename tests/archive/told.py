"""Invented reports for the tests of searching: texts with remarks, and statements with vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from attribution.archive.holding import members
from attribution.archive.store import Archive
from attribution.types import Article, Block, Claim, Quote, QuoteKind, Reading, Span, Voice

KEY, VECTORS, SPACE, WIDTH = "reader", "encoder float32", "encoder", 384


def report(
    name: str, text: str, speakers: Mapping[str, str | None] | None = None, kind: QuoteKind = "direct", **more: Any
) -> Reading:
    """A report; `speakers` says whose each remark is, by the passage as printed, marks included."""
    settings: dict[str, Any] = {"title": "", "source": "Island Post", "published": "2031-03-04", **more}
    article = Article(name, text, blocks=(Block(0, len(text), "body"),), **settings)
    quotes = []
    for number, (passage, speaker) in enumerate((speakers or {}).items()):
        start = text.index(passage)
        span = Span(start, start + len(passage))
        quotes.append(Quote(f"q{number}", kind, span.start, span.end, passage, (span,), speaker_name=speaker))
    return Reading(article, tuple(quotes), (), (statement(name, 0, text, 0, len(text)),))


def statement(article: str, place: int, text: str, start: int, end: int) -> Claim:
    """A statement."""
    return Claim(start, end, f"{article}#c{place}", article, text[start:end], "body", 1, Voice())


def put(archive: Archive, *readings: Reading, vectors: Mapping[str, Any] | None = None) -> None:
    """Put reports into an archive."""
    members.add(archive, readings, KEY, vectors or {}, VECTORS, SPACE)


def listing(number: int, lines: Sequence[str], **more: Any) -> Reading:
    """A report whose statements are these lines."""
    name, text = f"list/{number:04}", "\n".join(lines)
    starts = np.cumsum([0, *(len(line) + 1 for line in lines)])
    article = Article(name, text, blocks=(Block(0, len(text), "body"),), **{"source": "Island Post", "published": "2031-03-04", **more})
    claims = [statement(name, place, text, int(at), int(at) + len(line)) for place, (at, line) in enumerate(zip(starts, lines, strict=False))]
    return Reading(article, (), (), tuple(claims))


def unit_rows(count: int, seed: int) -> Any:
    """Unit vectors in clusters of eight, rounded as the encoder rounds them."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((count // 8 + 1, WIDTH))
    rows = np.repeat(centres, 8, axis=0)[:count] + 0.5 * random.standard_normal((count, WIDTH))
    return np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 5).astype(np.float32)


def filled(archive: Archive, articles: range, per: int = 10, **more: Any) -> dict[str, Any]:
    """Reports of `per` statements each, with vectors; the vectors by their texts."""
    lines = {number: [f"Statement {place} of report {number}." for place in range(per)] for number in articles}
    names = [line for number in articles for line in lines[number]]
    found = unit_rows(articles.stop * per, 7)[articles.start * per :]
    vectors = dict(zip(names, found, strict=True))
    put(archive, *(listing(number, lines[number], **more) for number in articles), vectors=vectors)
    return vectors
