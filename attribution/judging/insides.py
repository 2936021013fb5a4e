"""What remains open between the parts of one article: a headline that the body bears out anywhere is borne out."""

from __future__ import annotations

from dataclasses import replace

from attribution.judging.evidence import Evidence
from attribution.judging.gates import one_measure
from attribution.judging.matches import Match
from attribution.judging.statements import Judged

# The body that makes a headline this likely bears it out, whatever its other sentences say.
BORNE_OUT = 0.8


def only_open(evidence: Evidence) -> Evidence:
    """The evidence without differences of items that have their equal in the other part: "12 dead" and, further down, "12 died"."""
    equal = {key for m in evidence.matches if m.comparison.outcome == "agree" and one_measure(m) for key in keys(m)}
    matches = tuple(m for m in evidence.matches if m.comparison.outcome == "agree" or not equal & set(keys(m)))
    borne = {key for j in evidence.judged if bears_out(j) for key in sides(j)}
    judged = tuple(j for j in evidence.judged if bears_out(j) or not borne & set(sides(j)))
    return replace(evidence, matches=matches, judged=judged)


def keys(match: Match) -> tuple[tuple[str, str, int], tuple[str, str, int]]:
    """Each item with the part it meets: (own part, other part, offset)."""
    a, b = match.pair.a.article, match.pair.b.article
    return (a, b, match.a.start), (b, a, match.b.start)


def sides(judged: Judged) -> tuple[tuple[str, str], tuple[str, str]]:
    """Each statement with the part it meets."""
    pair = judged.pair
    return (pair.a.id, pair.b.article), (pair.b.id, pair.a.article)


def bears_out(judged: Judged) -> bool:
    """Whether one statement makes the other likely."""
    return max(judged.there.entailment, judged.back.entailment) >= BORNE_OUT
