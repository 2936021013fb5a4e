"""Quotations found beside gold quotations, paired piece by piece under each criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from attribution.scoring.alignment import coverage, identity, likeness, one_to_one, overlapping
from attribution.scoring.passages import shared
from attribution.scoring.pieces import SPEECH, Piece
from attribution.types import Span

# A found piece that is right under no criterion counts neither way once more than this share of it lies in ignored gold.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Criterion:
    """When a found piece is right: `score(gold, found)` at least `threshold`; `strict` ones compare offsets as annotated."""

    name: str
    score: Callable[[Span, Span], float]
    threshold: float
    strict: bool = False

    def span(self, piece: Piece) -> Span:
        """The part of a piece that is compared."""
        return (piece.annotated or piece) if self.strict else piece.core


STRICT = Criterion("strict", identity, 1.0, strict=True)
EXACT = Criterion("exact", identity, 1.0)
JACCARD = Criterion("jaccard 80%", likeness, 0.8)
COVERED_LOW = Criterion("coverage 30%", coverage, 0.3)
COVERED_HIGH = Criterion("coverage 80%", coverage, 0.8)
CRITERIA = (STRICT, EXACT, JACCARD, COVERED_HIGH, COVERED_LOW)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Pairs (gold index, found index) that are right, and the found pieces that count neither way."""

    pairs: tuple[tuple[int, int], ...] = ()
    dropped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class QuotesOutcome:
    """The quotations of one article, compared: the pieces of both sides and an alignment for every criterion's name."""

    gold: tuple[Piece, ...]
    found: tuple[Piece, ...]
    alignments: Mapping[str, Alignment]

    def matched(self, criterion: Criterion) -> list[tuple[Piece, Piece]]:
        """(gold, found) pieces that are right."""
        return [(self.gold[g], self.found[f]) for g, f in self.alignments[criterion.name].pairs]

    def counted(self, criterion: Criterion) -> list[Piece]:
        """The found pieces that count, right or wrong."""
        dropped = self.alignments[criterion.name].dropped
        return [piece for index, piece in enumerate(self.found) if index not in dropped]

    def missed(self, criterion: Criterion) -> list[Piece]:
        """The gold pieces that no found piece meets."""
        met = {g for g, _ in self.alignments[criterion.name].pairs}
        return [piece for index, piece in enumerate(self.gold) if index not in met]

    def invented(self, criterion: Criterion) -> list[Piece]:
        """The found pieces that count and are wrong."""
        alignment = self.alignments[criterion.name]
        out = alignment.dropped | {f for _, f in alignment.pairs}
        return [piece for index, piece in enumerate(self.found) if index not in out]


def compare_quotes(
    gold: Sequence[Piece], predicted: Sequence[Piece], *, indirect_complete: bool = True
) -> QuotesOutcome:
    """Compare the pieces of one article, one to one and against all of its gold.

    Scored are direct, indirect and mixed pieces on both sides; found pieces marked `scare` or `title` claim no speech. A
    found piece that is not right counts neither way where what it meets best is optional or title gold and holds most of
    it, and, unless `indirect_complete`, where it is indirect and meets no gold at all.
    """
    found = _ordered(piece for piece in predicted if piece.kind in SPEECH)
    wanted = _ordered(piece for piece in gold if piece.kind in SPEECH and not piece.optional)
    neutral = [piece for piece in gold if piece.kind == "title" or (piece.optional and piece.kind in SPEECH)]
    near = list(overlapping(wanted, found))
    out = _beside_the_point(wanted, found, neutral, near)
    if not indirect_complete:
        met = {f for _, f in near}
        out |= {f for f, piece in enumerate(found) if piece.kind == "indirect" and f not in met}
    return QuotesOutcome(tuple(wanted), tuple(found), {c.name: _aligned(c, wanted, found, near, out) for c in CRITERIA})


def _ordered(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with words in them, in text order, so that ties are settled by place and not by the order of a file."""
    return sorted((p for p in pieces if p.core.end > p.core.start), key=lambda p: (p.start, -p.end))


def _aligned(
    criterion: Criterion, gold: list[Piece], found: list[Piece], near: list[tuple[int, int]], out: set[int]
) -> Alignment:
    """The pairs of one criterion; what is paired is never dropped."""
    spans = [criterion.span(piece) for piece in gold], [criterion.span(piece) for piece in found]
    scored = [
        (score, likeness(spans[0][g], spans[1][f]), g, f)
        for g, f in near
        if (score := criterion.score(spans[0][g], spans[1][f])) >= criterion.threshold
    ]
    pairs = one_to_one(scored)
    return Alignment(tuple(pairs), frozenset(out - {f for _, f in pairs}))


def _beside_the_point(
    gold: list[Piece], found: list[Piece], neutral: list[Piece], near: list[tuple[int, int]]
) -> set[int]:
    """Found pieces that lie mostly in neutral gold and are more like it than like any gold that is asked for."""
    best: dict[int, float] = {}
    for g, f in near:
        best[f] = max(best.get(f, 0.0), likeness(gold[g], found[f]))
    return {
        f
        for n, f in overlapping(neutral, found)
        if shared(neutral[n], found[f]) > MOSTLY * (found[f].end - found[f].start)
        and likeness(neutral[n], found[f]) > best.get(f, 0.0)
    }
