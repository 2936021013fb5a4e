"""Quotations found beside gold quotations, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from attribution.scoring.passages import LENGTHS, is_one_sentence, shared
from attribution.types import Quote, Span

SPEECH = ("direct", "indirect", "mixed")
PredictedVerdict = Literal["right", "wrong", "ignored"]


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """One unbroken stretch of a quotation; a quotation broken by its cue gives one for every fragment.

    `speaker` is the mention beside it and `mention` its words, `name` the resolved name ("" where none); `optional` gold
    counts neither way.
    """

    text: str
    kind: str
    speaker: Span | None = None
    name: str = ""
    optional: bool = False
    mention: str = ""

    @property
    def shown(self) -> str:
        """What a reader is told of the speaker: the name, else the words of the mention ("local residents")."""
        return self.name or self.mention


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """A gold piece, the share of it (0..1) that found pieces cover, and the found piece most like it."""

    gold: Piece
    covered: float
    match: Piece | None


@dataclass(frozen=True, slots=True)
class PredictedOutcome:
    """A found piece and the share of the best gold piece under it that is covered; `ignored` counts neither way."""

    piece: Piece
    covered: float
    ignored: bool

    def verdict(self, threshold: float) -> PredictedVerdict:
        """Right where it helps to cover `threshold` of a gold piece."""
        if self.covered >= threshold:
            return "right"
        return "ignored" if self.ignored else "wrong"


@dataclass(frozen=True, slots=True)
class QuotesOutcome:
    """The quotations of one article, compared."""

    gold: tuple[GoldOutcome, ...]
    predicted: tuple[PredictedOutcome, ...]


def gold_pieces(record: Mapping[str, Any]) -> list[Piece]:
    """The pieces of a gold record; the speaker is `speaker_start`/`speaker_end` or `{"speaker": {"start", "end"}}`."""
    start, end, text = record["start"], record["end"], record["text"]
    side = record.get("speaker") or {"start": record.get("speaker_start"), "end": record.get("speaker_end")}
    speaker = Span(side["start"], side["end"]) if side["start"] is not None else None
    name, optional = record.get("speaker_name") or "", bool(record.get("optional"))
    return [
        Piece(s, e, text[s - start : e - start], record["kind"], speaker, name, optional)
        for s, e in record.get("fragments") or [(start, end)]
    ]


def predicted_pieces(quote: Quote) -> list[Piece]:
    """The pieces of a found quotation."""
    speaker = Span(quote.speaker.start, quote.speaker.end) if quote.speaker else None
    name, mention = quote.speaker_name or "", quote.speaker.text if quote.speaker else ""
    spans = quote.fragments or (Span(quote.start, quote.end),)
    cut = ((span, quote.text[span.start - quote.start : span.end - quote.start]) for span in spans)
    return [Piece(s.start, s.end, text, quote.kind, speaker, name, mention=mention) for s, text in cut]


def compare_quotes(
    gold: Sequence[Piece], predicted: Sequence[Piece], *, indirect_complete: bool = True
) -> QuotesOutcome:
    """Compare the pieces of one article.

    Scored are direct, indirect and mixed pieces on both sides; found pieces marked `scare` or `title` claim no speech. A
    found piece on optional or title gold counts neither way, and so does a needless indirect one unless `indirect_complete`.
    """
    claimed = [piece for piece in predicted if piece.kind in SPEECH]
    wanted = [piece for piece in gold if piece.kind in SPEECH and not piece.optional]
    neutral = [piece for piece in gold if piece.kind == "title" or piece.optional]
    outcomes = tuple(_gold_outcome(piece, claimed) for piece in wanted)
    judged = tuple(_predicted_outcome(piece, outcomes, neutral, indirect_complete) for piece in claimed)
    return QuotesOutcome(outcomes, judged)


def meets(found: Span, gold: Span, text: str) -> bool:
    """Whether two spans are about the same words, and `found` (whose words are `text`) is not far too long."""
    return half_shared(found, gold) and (not_too_long(found, gold) or is_one_sentence(text))


def half_shared(found: Span, gold: Span) -> bool:
    """Whether half of the shorter of two spans lies in the other."""
    shorter = min(found.end - found.start, gold.end - gold.start)
    return shorter > 0 and 2 * shared(found, gold) >= shorter


def not_too_long(found: Span, gold: Span) -> bool:
    """Whether `found` has at most three times the length of `gold`."""
    return found.end - found.start <= LENGTHS * (gold.end - gold.start)


def likeness(a: Span, b: Span) -> float:
    """Characters in common over characters in either: 1.0 for equal spans, so that a quotation in another keeps its own."""
    common = shared(a, b)
    return common / max(1, a.end - a.start + b.end - b.start - common)


def _gold_outcome(gold: Piece, claimed: Iterable[Piece]) -> GoldOutcome:
    """How much of a gold piece is covered, by how many pieces ever."""
    met = sorted((piece for piece in claimed if meets(piece, gold, piece.text)), key=lambda piece: piece.start)
    covered, reached = 0, gold.start
    for piece in met:
        covered += max(0, min(piece.end, gold.end) - max(piece.start, reached))
        reached = max(reached, min(piece.end, gold.end))
    best = max(met, key=lambda piece: likeness(piece, gold), default=None)
    return GoldOutcome(gold, covered / max(1, gold.end - gold.start), best)


def _predicted_outcome(
    piece: Piece, outcomes: Iterable[GoldOutcome], neutral: Iterable[Piece], indirect_complete: bool
) -> PredictedOutcome:
    """What a found piece is worth."""
    covered = max((o.covered for o in outcomes if meets(piece, o.gold, piece.text)), default=0.0)
    ignored = any(meets(piece, other, piece.text) for other in neutral)
    return PredictedOutcome(piece, covered, ignored or (piece.kind == "indirect" and not indirect_complete))
