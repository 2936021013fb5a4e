"""A quotation as found, before its speaker is resolved: the value that crosses the seam to a trained reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from attribution.types import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """Span, kind and fragments of a quotation with the printed cue and speaker; offsets into the article's text.

    `chain` holds intermediate sources as printed; `evidence` says how span and speaker were found.
    """

    kind: QuoteKind
    fragments: tuple[Span, ...]
    paragraph: int
    cue: Span | None = None
    speaker: Span | None = None
    chain: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
