"""Values for the scoring tests, made by hand."""

from __future__ import annotations

from typing import Any

from attribution.types import Finding, Passage, Quote, Side, Span


def side(article: str, start: int, end: int, text: str | None = None) -> Side:
    """One side of a finding; the words do not matter unless the length rule is under test."""
    return Side(start, end, article, text if text is not None else "x" * (end - start), 1)


def finding(relation: str, a: Side, b: Side, *also: tuple[Side, Side], kind: str = "number") -> Finding:
    """A finding with everything that scoring does not read left plain."""
    return Finding("f1", "p", "C101", relation, kind, "deaths", "high", False, a, b, also, 0.9, "Why.", {})  # type: ignore[arg-type]


def place(doc: str, start: int, end: int) -> dict[str, Any]:
    """One side of a gold record."""
    return {"doc": doc, "start": start, "end": end, "text": "x" * (end - start)}


def record(relation: str, a: dict[str, Any], b: dict[str, Any], slot: str = "deaths", **more: Any) -> dict[str, Any]:
    """A gold record."""
    return {"slot": slot, "relation": relation, "kind": "number", "a": a, "b": b, **more}


def quote(
    text: str,
    kind: str,
    *fragments: tuple[int, int],
    name: str = "",
    speaker: tuple[int, int] | None = None,
    cue: tuple[int, int] | None = None,
    confidence: float = 1.0,
) -> Quote:
    """A found quotation in `text`, from its fragments."""
    start, end = fragments[0][0], fragments[-1][1]
    mention, verb = (Passage(*at, text[slice(*at)]) if at else None for at in (speaker, cue))
    spans = tuple(Span(s, e) for s, e in fragments)
    return Quote(
        "q1",
        kind,
        start,
        end,
        text[start:end],
        spans,
        None,
        verb,
        mention,
        name or None,
        confidence=confidence,  # type: ignore[arg-type]
    )
