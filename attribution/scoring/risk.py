"""How sure is sure: the precision of speakers among the quotations a reader is most confident of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from attribution.scoring.quotes import COVERED_LOW, QuotesOutcome
from attribution.scoring.speakers import abstained, speaker_right

SHARES = (1.0, 0.95, 0.9, 0.8, 0.7, 0.5)


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """Of the `kept` quotations with the highest confidence (`share` of all), the share with the right speaker.

    `least` is the lowest confidence kept, None where an abstention had to be kept to reach the share.
    """

    share: float
    kept: int
    precision: float
    least: float | None


def judged_speakers(outcomes: Iterable[QuotesOutcome]) -> Iterator[tuple[float | None, bool]]:
    """(confidence, right) of every found quotation whose gold has a speaker; an abstention has no confidence."""
    for outcome in outcomes:
        for gold, found in outcome.matched(COVERED_LOW):
            if gold.speaker or gold.name:
                yield (None if abstained(found) else found.confidence), speaker_right(gold, found)


def risk_coverage(judged: Iterable[tuple[float | None, bool]], shares: Sequence[float] = SHARES) -> list[RiskPoint]:
    """The precision at each share kept, most confident first and abstentions last.

    Of equals the share that is needed counts, at their mean, so that no order decides:
    `[(0.9, True), (0.5, True), (0.5, False)]` at 0.6 keeps 2: 0.9 and half of the two equals -> precision 0.75.
    """
    ranked = sorted(judged, key=lambda item: -1.0 if item[0] is None else item[0], reverse=True)
    groups = [(least, [right for _, right in group]) for least, group in groupby(ranked, key=lambda item: item[0])]
    return [_point(share, ceil(share * len(ranked) - 1e-9), groups) for share in shares if ranked]


def _point(share: float, keep: int, groups: Sequence[tuple[float | None, list[bool]]]) -> RiskPoint:
    """One row of the table."""
    right, kept, lowest = 0.0, 0, groups[0][0]
    for confidence, group in groups:
        if kept == keep:
            break
        taken = min(keep - kept, len(group))
        right += sum(group) * taken / len(group)
        kept += taken
        lowest = confidence
    return RiskPoint(share, kept, right / max(1, kept), lowest)
