"""What the statements around two items say of their being one slot: the alignment model's view, shared words, rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attribution.judging.aligned import align
from attribution.judging.calibrated import Logistic
from attribution.judging.marking import marked
from attribution.judging.matches import (
    Item,
    Match,
    Side,
    lemmas_in_common,
    names_in_common,
    part_of,
    periods_apart,
    sides,
)
from attribution.judging.occasions import occasions_apart
from attribution.judging.support import supported
from attribution.judging.values import Outcome
from attribution.types import Claim, Scorer

WORD = re.compile(r"\w+")
# From this chance of one fact on, two items are rivals for the counterpart of a third.
RIVAL = 0.3


def with_context(matches: Sequence[Match]) -> list[Match]:
    """Add what the two statements have in common."""
    out = []
    seen = Surroundings()
    for match in matches:
        a, b = match.pair.a, match.pair.b
        extra = {
            "similarity": match.pair.similarity,
            "around": around(match, seen),
            "part_other": float(seen.is_part(a, match.a) != seen.is_part(b, match.b)),
            "period_other": float(periods_apart(a, b)),
            "occasion_other": float(occasions_apart(a, b)),
            "names": names_in_common(a, b),
            "lemmas": lemmas_in_common(a, b),
            "same_block": float(a.block == b.block),
            "both_quoted": float(a.voice.speaker is not None and b.voice.speaker is not None),
        }
        out.append(match.beside(extra))
    return out


class Surroundings:
    """What stands around the items of some matches: read once, however many pairs an item stands in.

    Items are known by their identity, so the matches must be held as long as this.
    """

    def __init__(self) -> None:
        self._words: dict[tuple[int, int], frozenset[str]] = {}
        self._parts: dict[tuple[int, int], bool] = {}

    def words(self, claim: Claim, item: Item) -> frozenset[str]:
        """The words of a statement in lower case, the item's own left out."""
        key = id(claim), id(item)
        if key not in self._words:
            text = f"{claim.text[: item.start - claim.start]} {claim.text[item.end - claim.start :]}"
            self._words[key] = frozenset(WORD.findall(text.casefold()))
        return self._words[key]

    def is_part(self, claim: Claim, item: Item) -> bool:
        """Whether a figure counts a part (see `part_of`)."""
        key = id(claim), id(item)
        if key not in self._parts:
            self._parts[key] = part_of(claim, item)
        return self._parts[key]


def around(match: Match, seen: Surroundings | None = None) -> float:
    """Share of the words around the two items that both statements have, 0 to 1: one sentence with another figure -> 1.0."""
    seen = seen or Surroundings()
    left, right = seen.words(match.pair.a, match.a), seen.words(match.pair.b, match.b)
    both = len(left & right)
    return round(both / max(1, len(left) + len(right) - both), 4)


def worth_asking(matches: Sequence[Match], models: Mapping[str, Logistic], least: float) -> list[Match]:
    """The matches that cheap evidence gives a chance: the model's time is nine tenths of a run's.

    Of the rest an item's best chance in each other article stays too, where it is half of what is asked for.
    """
    chances = [models[f"ask_{match.kind}"].probability(match.features) for match in matches]
    best: dict[Side, float] = {}
    for match, chance in zip(matches, chances, strict=True):
        for side in sides(match):
            best[side] = max(best.get(side, 0.0), chance)
    return [
        m for m, chance in zip(matches, chances, strict=True)
        if chance >= least or (chance >= least / 2 and any(chance >= best[side] for side in sides(m)))
    ]  # fmt: skip


def with_alignment(matches: Sequence[Match], aligner: Scorer) -> list[Match]:
    """Add the alignment model's view of each match, its items in brackets."""
    found = align(aligner, [(marked(m.pair.a, m.a), marked(m.pair.b, m.b)) for m in matches])
    return [m.beside(a.features()) for m, a in zip(matches, found, strict=True)]


def nodes(match: Match) -> tuple[tuple[str, str, int, int], tuple[str, str, int, int]]:
    """Each item, wherever it looks for a counterpart."""
    left, right = sides(match)
    return (match.kind, *left[:3]), (match.kind, *right[:3])


def with_rank(matches: Sequence[Match]) -> list[Match]:
    """Add whether each side is the other's best counterpart in that article, and by how much it is not."""
    best: dict[tuple[Side, Outcome | None], float] = {}
    rivals: Counter[Side] = Counter()
    for m in matches:
        for side in sides(m):
            best[side, None] = max(best.get((side, None), 0.0), m.features["fact"])
            if m.comparison.outcome == "agree":
                best[side, "agree"] = max(best.get((side, "agree"), 0.0), m.features["fact"])
            rivals[side] += m.features["fact"] >= RIVAL
    out = []
    support = supported([(*nodes(m), m.features["fact"]) for m in matches])
    for m, third in zip(matches, support, strict=True):
        ends = sides(m)
        behind = max(best[side, None] - m.features["fact"] for side in ends)
        extra = {
            "best": float(behind <= 0),
            "behind": round(behind, 4),
            "support": third,
            "only": float(max(rivals[side] for side in ends) <= 1),
            "settled": round(max(best.get((side, "agree"), 0.0) for side in ends), 4) if m.comparison.outcome != "agree" else 0.0,
        }
        out.append(m.beside(extra))
    return out
