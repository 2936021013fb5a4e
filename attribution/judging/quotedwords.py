"""Statements that are mostly somebody's words: they agree only where the words do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attribution.judging.matches import Match
from attribution.judging.quotations import Remarked
from attribution.matching.remarks import Remark
from attribution.matching.wording import compare_wording
from attribution.types import Pair

# The share of a statement that stands inside quotation marks from which on it is a quotation with its cue.
MOSTLY = 0.3

Said = Mapping[tuple[str, int], Sequence[Remark]]


def said_in(remarks: Iterable[Remark]) -> Said:
    """Full quotations by the statement they stand in (article, start)."""
    found: dict[tuple[str, int], list[Remark]] = defaultdict(list)
    for remark in remarks:
        if remark.whole:
            found[remark.claim.article, remark.claim.start].append(remark)
    return found


def other_words(pair: Pair, said: Said) -> bool:
    """Whether both statements are mostly quotations and their words differ: two speakers, or one misquoted, but no plain agreement."""
    sides = [said.get((claim.article, claim.start), ()) for claim in (pair.a, pair.b)]
    shares = [sum(r.end - r.start for r in side) / max(1, len(claim.text)) for side, claim in zip(sides, (pair.a, pair.b), strict=True)]
    if min(shares) < MOSTLY:
        return False
    return not any(compare_wording(a.text, b.text).drift in ("same", "shortened") for a in sides[0] for b in sides[1])


def inside(found: Iterable[Remarked]) -> Callable[[Match], bool]:
    """A question of two items: whether both stand inside quoted words that are altered, or another's, and are told by that finding."""
    told: dict[tuple[str, str], list[Remarked]] = defaultdict(list)
    for remarked in found:
        if remarked.relation != "agree":
            told[remarked.a.article, remarked.b.article].append(remarked)

    def ask(match: Match) -> bool:
        a, b = match.pair.a.article, match.pair.b.article
        return any(
            one.a.start <= match.a.start and match.a.end <= one.a.end and one.b.start <= match.b.start and match.b.end <= one.b.end
            for one in told.get((a, b), ())
        )

    return ask
