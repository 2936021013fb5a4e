"""What is counted of the quotations of an article, by name."""

from __future__ import annotations

from attribution.scoring.names import compatible_names, same_name
from attribution.scoring.quotes import SPEECH, GoldOutcome, QuotesOutcome, half_shared, not_too_long
from attribution.scoring.tally import Ratio

# Found at all, and found nearly whole.
THRESHOLDS = (0.3, 0.8)
HARMONICS = {f"F1 {t:.0%}": (f"precision {t:.0%}", f"recall {t:.0%}") for t in THRESHOLDS}


def quotes_tally(outcome: QuotesOutcome) -> dict[str, Ratio]:
    """Spans at both thresholds, recall by kind, and the speakers of the quotations found at the lower one."""
    tally: dict[str, Ratio] = {}
    for threshold in THRESHOLDS:
        verdicts = [piece.verdict(threshold) for piece in outcome.predicted]
        found = [o for o in outcome.gold if o.covered >= threshold]
        right = verdicts.count("right")
        tally[f"precision {threshold:.0%}"] = Ratio(right, right + verdicts.count("wrong"))
        tally[f"recall {threshold:.0%}"] = Ratio(len(found), len(outcome.gold))
        for kind in SPEECH:
            tally[f"recall {threshold:.0%} {kind}"] = Ratio(
                sum(o.gold.kind == kind for o in found), sum(o.gold.kind == kind for o in outcome.gold)
            )
    return tally | _speakers([o for o in outcome.gold if o.covered >= THRESHOLDS[0] and o.match])


def _speakers(found: list[GoldOutcome]) -> dict[str, Ratio]:
    """Names and mentions of the speakers, where the gold has them."""
    named = [o for o in found if o.gold.name]
    placed = [o for o in found if o.gold.speaker]
    return {
        "speaker name": Ratio(sum(name_right(o) for o in named), len(named)),
        "speaker name compatible": Ratio(sum(name_compatible(o) for o in named), len(named)),
        "speaker name given": Ratio(sum(bool(o.match and o.match.name) for o in named), len(named)),
        "speaker span": Ratio(sum(speaker_span_right(o) for o in placed), len(placed)),
        "kind": Ratio(sum(o.match is not None and o.match.kind == o.gold.kind for o in found), len(found)),
    }


def name_right(outcome: GoldOutcome) -> bool:
    """Whether the found piece has the gold's speaker by name, or by the words of the mention where it gives no name."""
    return outcome.match is not None and same_name(outcome.match.shown, outcome.gold.name)


def name_compatible(outcome: GoldOutcome) -> bool:
    """Whether the name at least can be the gold's: "Diop" for "Abdoulaye Diop"."""
    return outcome.match is not None and compatible_names(outcome.match.shown, outcome.gold.name)


def speaker_span_right(outcome: GoldOutcome) -> bool:
    """Whether the speaker's mention is the gold's, or lies in it: "Diop" in "foreign minister Abdoulaye Diop"."""
    if outcome.match is None or outcome.match.speaker is None or outcome.gold.speaker is None:
        return False
    found, gold = outcome.match.speaker, outcome.gold.speaker
    return half_shared(found, gold) and not_too_long(found, gold)
