"""Quotations as the values that leave the room: numbered in text order, nested ones with their parents."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.quotes.candidates import Candidate
from attribution.quotes.confidence import confidence
from attribution.quotes.resolved import Resolved
from attribution.types import Passage, Quote, Span


def number(text: str, candidates: Sequence[Candidate], resolved: Sequence[Resolved]) -> tuple[Quote, ...]:
    """Return the quotations as values with ids in text order and parents for nested ones."""
    around: list[tuple[int, str]] = []
    quotes = []
    for count, (candidate, known) in enumerate(zip(candidates, resolved, strict=True), start=1):
        while around and around[-1][0] <= candidate.start:
            around.pop()
        inside = around and candidate.end <= around[-1][0]
        quotes.append(make(text, f"q{count}", candidate, known, around[-1][1] if inside else None))
        around.append((candidate.end, f"q{count}"))
    return tuple(quotes)


def make(text: str, name: str, candidate: Candidate, known: Resolved, parent: str | None) -> Quote:
    """Return one Quote from what was found and what was resolved."""
    evidence = {**candidate.evidence, **known.evidence}
    if candidate.speaker is None and candidate.kind not in ("scare", "title"):
        evidence.setdefault("speaker", "none found near the quotation")
    score = confidence(
        candidate.kind, evidence, has_speaker=candidate.speaker is not None, has_name=known.name is not None
    )
    return Quote(
        name,
        candidate.kind,
        candidate.start,
        candidate.end,
        text[candidate.start : candidate.end],
        candidate.fragments or (Span(candidate.start, candidate.end),),
        parent,
        passage(text, candidate.cue),
        passage(text, candidate.speaker),
        known.name,
        known.role,
        known.chain,
        score,
        evidence,
    )


def passage(text: str, span: Span | None) -> Passage | None:
    """Return a span with its words."""
    return Passage(span.start, span.end, span.of(text)) if span is not None else None
