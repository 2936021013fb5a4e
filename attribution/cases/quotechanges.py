"""Quotations of two runs over one text: speakers that changed, quotations that appeared or vanished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Record = Mapping[str, Any]
Kind = Literal["speaker", "kind", "appeared", "vanished"]


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One quotation: what differs, its words, and the speaker (or kind) before and after; None: nobody was named."""

    kind: Kind
    article: str
    start: int
    end: int
    text: str
    before: str | None
    after: str | None
    run: str = ""


def quote_changes(a: Record, b: Record, run: str = "") -> Iterator[QuoteChange]:
    """The changes in articles whose text is the same in both runs, in text order; a quotation is the same at the same place."""
    later = {article["id"]: article for article in b["articles"]}
    for article in a["articles"]:
        other = later.get(article["id"])
        if other is None or other.get("digest") != article.get("digest"):
            continue
        before, after = at_places(article), at_places(other)
        for place in sorted(set(before) | set(after)):
            yield from changes(str(article["id"]), before.get(place), after.get(place), run)


def at_places(article: Record) -> dict[tuple[int, int], Record]:
    """The quotations by where they are."""
    return {(quote["start"], quote["end"]): quote for quote in article.get("quotes", ())}


def changes(article: str, x: Record | None, y: Record | None, run: str) -> Iterator[QuoteChange]:
    """What differs in one place."""
    quote = y or x
    if quote is None:
        return
    where = article, int(quote["start"]), int(quote["end"]), str(quote["text"])
    if x is None or y is None:
        kind: Kind = "appeared" if x is None else "vanished"
        before, after = (None if side is None else side["speaker_name"] for side in (x, y))
        yield QuoteChange(kind, *where, before, after, run)
        return
    if x["speaker_name"] != y["speaker_name"]:
        yield QuoteChange("speaker", *where, x["speaker_name"], y["speaker_name"], run)
    if x["kind"] != y["kind"]:
        yield QuoteChange("kind", *where, x["kind"], y["kind"], run)
