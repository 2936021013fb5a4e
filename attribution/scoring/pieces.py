"""The pieces of quotations, gold or found: what is matched and counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attribution.scoring.boundaries import core, joined
from attribution.types import Quote, Span

SPEECH = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """One unbroken stretch of a quotation; a quotation broken by its cue gives one for every fragment.

    `speaker` is the mention beside it and `mention` its words, `name` the resolved name ("" where none), `cue` the words
    that report it; `optional` gold counts neither way. `confidence` (0..1) is the found quotation's. `annotated` holds the
    gold's own offsets where they were mended.
    """

    text: str
    kind: str
    speaker: Span | None = None
    name: str = ""
    optional: bool = False
    mention: str = ""
    cue: Span | None = None
    confidence: float = 1.0
    annotated: Span | None = None

    @property
    def shown(self) -> str:
        """What a reader is told of the speaker: the name, else the words of the mention ("local residents")."""
        return self.name or self.mention

    @property
    def core(self) -> Span:
        """The comparable part, without what sets annotate differently by convention."""
        return core(self.start, self.text)


def gold_pieces(record: Mapping[str, Any], *, name: str | None = None, optional: bool | None = None) -> list[Piece]:
    """The pieces of a gold record; the speaker is `speaker_start`/`speaker_end` or `{"speaker": {"start", "end"}}`.

    `name` and `optional` stand in for the record's `speaker_name` and `optional` where a set has its own rule.
    """
    start, text = record["start"], record["text"]
    side = record.get("speaker") or {"start": record.get("speaker_start"), "end": record.get("speaker_end")}
    speaker = Span(side["start"], side["end"]) if side["start"] is not None else None
    cue = Span(record["cue"]["start"], record["cue"]["end"]) if record.get("cue") else None
    known = record.get("speaker_name") or "" if name is None else name
    ignored = bool(record.get("optional")) if optional is None else optional
    return [
        Piece(
            span.start,
            span.end,
            text[span.start - start : span.end - start],
            record["kind"],
            speaker,
            known,
            ignored,
            cue=cue,
        )
        for span in joined(record.get("fragments") or [(start, record["end"])], start, text)
    ]


def predicted_pieces(quote: Quote) -> list[Piece]:
    """The pieces of a found quotation."""
    speaker = Span(quote.speaker.start, quote.speaker.end) if quote.speaker else None
    name, mention = quote.speaker_name or "", quote.speaker.text if quote.speaker else ""
    cue = Span(quote.cue.start, quote.cue.end) if quote.cue else None
    spans = [(span.start, span.end) for span in quote.fragments] or [(quote.start, quote.end)]
    return [
        Piece(
            span.start,
            span.end,
            quote.text[span.start - quote.start : span.end - quote.start],
            quote.kind,
            speaker,
            name,
            mention=mention,
            cue=cue,
            confidence=quote.confidence,
        )
        for span in joined(spans, quote.start, quote.text)
    ]
