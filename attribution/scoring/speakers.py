"""The speakers of quotations that were found, beside the gold's."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.scoring.names import compatible_names, same_name
from attribution.scoring.passages import shared
from attribution.scoring.pieces import Piece
from attribution.scoring.tally import Ratio
from attribution.types import Span

Pair = tuple[Piece, Piece]


def speaker_tally(pairs: Sequence[Pair]) -> dict[str, Ratio]:
    """Mentions and names of the speakers of (gold, found) pairs, where the gold has them; an abstention is not right."""
    placed = [pair for pair in pairs if pair[0].speaker]
    named = [pair for pair in pairs if pair[0].name]
    known = [pair for pair in pairs if pair[0].speaker or pair[0].name]
    return {
        "speaker span": Ratio(sum(span_same(*pair) for pair in placed), len(placed)),
        "speaker overlap": Ratio(sum(span_overlaps(*pair) for pair in placed), len(placed)),
        "speaker name": Ratio(sum(name_right(*pair) for pair in named), len(named)),
        "speaker name compatible": Ratio(sum(name_compatible(*pair) for pair in named), len(named)),
        "speaker name given": Ratio(sum(bool(found.name) for _, found in named), len(named)),
        "speaker abstained": Ratio(sum(abstained(found) for _, found in known), len(known)),
    }


def abstained(found: Piece) -> bool:
    """Whether a found piece is given to nobody."""
    return found.speaker is None and not found.name


def speaker_right(gold: Piece, found: Piece) -> bool:
    """Whether a reader is led to the right speaker: by the mention, or by the name."""
    return span_overlaps(gold, found) or name_right(gold, found)


def name_right(gold: Piece, found: Piece) -> bool:
    """Whether the found piece has the gold's speaker by name, or by the words of the mention where it gives no name."""
    return bool(gold.name) and same_name(found.shown, gold.name)


def name_compatible(gold: Piece, found: Piece) -> bool:
    """Whether the name at least can be the gold's: "Diop" for "Abdoulaye Diop"."""
    return compatible_names(found.shown, gold.name)


def span_same(gold: Piece, found: Piece) -> bool:
    """Whether the speaker's mention has the gold's offsets."""
    return gold.speaker is not None and gold.speaker == found.speaker


def span_overlaps(gold: Piece, found: Piece) -> bool:
    """Whether half of the shorter of the two mentions lies in the other: "Diop" in "foreign minister Abdoulaye Diop"."""
    return gold.speaker is not None and found.speaker is not None and half_shared(found.speaker, gold.speaker)


def half_shared(found: Span, gold: Span) -> bool:
    """Whether half of the shorter of two spans lies in the other."""
    shorter = min(found.end - found.start, gold.end - gold.start)
    return shorter > 0 and 2 * shared(found, gold) >= shorter
