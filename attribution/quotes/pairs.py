"""Values of mark pairing: a pair of quotation marks and what one paragraph leaves open."""

from __future__ import annotations

from dataclasses import dataclass, field

from attribution.quotes.glyphs import Family, Mark
from attribution.types import Span


@dataclass(frozen=True, slots=True)
class MarkPair(Span):
    """A quotation in marks: `start`/`end` with its marks, `inner_start`/`inner_end` without.

    `depth` is 0 for an outer pair. `parts` are the pieces, one a paragraph, of a quotation that runs over several;
    `closed` is False where the closing mark is missing.
    """

    inner_start: int
    inner_end: int
    family: Family
    depth: int = 0
    closed: bool = True
    parts: tuple[Span, ...] = ()


@dataclass(slots=True)
class MarkRun:
    """What one paragraph gave: its first mark, its pairs, the marks still open at its end, the marks without a partner."""

    first: Mark | None
    pairs: list[MarkPair] = field(default_factory=list)
    opened: list[Mark] = field(default_factory=list)
    stray: list[Mark] = field(default_factory=list)
