"""What is counted of the quotations of an article, by name."""

from __future__ import annotations

from attribution.scoring.pieces import SPEECH, Piece
from attribution.scoring.quotes import COVERED_HIGH, COVERED_LOW, CRITERIA, EXACT, JACCARD, Criterion, QuotesOutcome
from attribution.scoring.speakers import speaker_tally
from attribution.scoring.tally import Ratio

KINDS = ("all", *SPEECH)
# Speakers are asked of quotations found nearly whole, and of all that are found at a third.
MATCHED = (JACCARD, COVERED_LOW)
HARMONICS = {
    **{f"F1 {c.name} {k}": (f"precision {c.name} {k}", f"recall {c.name} {k}") for c in CRITERIA for k in KINDS},
    "cue F1": ("cue precision", "cue recall"),
}
DIRECT_RECALL, DIRECT_EXACT = "direct found", "direct found with exact boundaries"
# What intervals are drawn for.
HEADLINE = (
    *(f"F1 {c.name} all" for c in CRITERIA),
    *(f"F1 {EXACT.name} {kind}" for kind in SPEECH),
    "cue F1",
    "kind (coverage 30%)",
    *(f"speaker {measure} ({c.name})" for c in MATCHED for measure in ("span", "overlap", "name", "name compatible")),
    DIRECT_RECALL,
    DIRECT_EXACT,
)


def quotes_tally(outcome: QuotesOutcome) -> dict[str, Ratio]:
    """Precision and recall by criterion and kind, cues, kinds, speakers, and the boundaries of direct quotations.

    Pieces are paired whatever their kind: precision of a kind is over found pieces of it, recall over gold pieces of it.
    """
    tally: dict[str, Ratio] = {}
    for criterion in CRITERIA:
        for kind in KINDS:
            tally |= _found(outcome, criterion, kind)
    tally |= _cues(outcome)
    for criterion in MATCHED:
        pairs = outcome.matched(criterion)
        same = sum(gold.kind == found.kind for gold, found in pairs)
        tally[f"kind ({criterion.name})"] = Ratio(same, len(pairs))
        tally |= {f"{name} ({criterion.name})": ratio for name, ratio in speaker_tally(pairs).items()}
    return tally | _direct(outcome)


def _found(outcome: QuotesOutcome, criterion: Criterion, kind: str) -> dict[str, Ratio]:
    """Precision and recall of one kind, or of all."""
    pairs, counted = outcome.matched(criterion), outcome.counted(criterion)
    return {
        f"precision {criterion.name} {kind}": Ratio(
            sum(_is(found, kind) for _, found in pairs), sum(_is(piece, kind) for piece in counted)
        ),
        f"recall {criterion.name} {kind}": Ratio(
            sum(_is(gold, kind) for gold, _ in pairs), sum(_is(piece, kind) for piece in outcome.gold)
        ),
    }


def _is(piece: Piece, kind: str) -> bool:
    return kind in ("all", piece.kind)


def _cues(outcome: QuotesOutcome) -> dict[str, Ratio]:
    """Cues by exact offsets, each once however many quotations it reports, and on quotations found nearly whole.

    Cues of found quotations that count neither way, or whose gold has no cue, are left out; in an article without any
    gold cue nothing is counted.
    """
    wanted = {_at(piece) for piece in outcome.gold if piece.cue}
    pairs = outcome.matched(COVERED_LOW)
    uncued = {id(found) for gold, found in pairs if gold.cue is None}
    kept = [piece for piece in outcome.counted(COVERED_LOW) if id(piece) not in uncued] if wanted else []
    given = {_at(piece) for piece in kept if piece.cue}
    placed = [(gold, found) for gold, found in outcome.matched(JACCARD) if gold.cue]
    return {
        "cue precision": Ratio(len(wanted & given), len(given)),
        "cue recall": Ratio(len(wanted & given), len(wanted)),
        f"cue ({JACCARD.name})": Ratio(sum(_at(gold) == _at(found) for gold, found in placed), len(placed)),
    }


def _at(piece: Piece) -> tuple[int, int] | None:
    """The offsets of a cue."""
    return (piece.cue.start, piece.cue.end) if piece.cue else None


def _direct(outcome: QuotesOutcome) -> dict[str, Ratio]:
    """Direct gold that is found (80% covered), and how much of what is found at 30% has exactly its boundaries."""
    direct = sum(gold.kind == "direct" for gold in outcome.gold)
    found = [pair for pair in outcome.matched(COVERED_LOW) if pair[0].kind == "direct"]
    whole = sum(gold.kind == "direct" for gold, _ in outcome.matched(COVERED_HIGH))
    return {
        DIRECT_RECALL: Ratio(whole, direct),
        DIRECT_EXACT: Ratio(sum(gold.core == other.core for gold, other in found), len(found)),
    }
