"""The findings of a story beside its gold: which finding is right, and which slot was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.scoring.closure import close_agreements
from attribution.scoring.gold import HARD, GoldPair, GoldStory
from attribution.scoring.passages import Place, counts_for
from attribution.types import Finding, Relation, Side

FindingVerdict = Literal["right", "wrong_relation", "scope", "unmatched"]
JUDGED: tuple[Relation, ...] = (*HARD, "agree")


@dataclass(frozen=True, slots=True)
class FindingOutcome:
    """A finding and what the gold says of it.

    `right`: a pair of its passages is a gold pair, and its relation is the gold's or one of `alt`. `wrong_relation`: its
    passages are only gold pairs of other relations. `scope`: they are annotated `different_scope`, or lie across two
    events. `unmatched`: no gold pair has these passages. `gold` is the pair that decided.
    """

    finding: Finding
    verdict: FindingVerdict
    gold: GoldPair | None = None


@dataclass(frozen=True, slots=True)
class SlotOutcome:
    """A gold slot with one relation: whether a right finding met one of its pairs, and as what it was reported at all."""

    slot: str
    relation: Relation
    pairs: tuple[GoldPair, ...]
    found: bool
    reported: frozenset[str]

    @property
    def surfaced(self) -> bool:
        """Whether an editor would at least have looked: reported under some relation that calls for action."""
        return bool(self.reported & set(HARD))


@dataclass(frozen=True, slots=True)
class StoryOutcome:
    """One story, judged."""

    gold: GoldStory
    findings: tuple[FindingOutcome, ...]
    slots: tuple[SlotOutcome, ...]


def judge_story(gold: GoldStory, findings: Sequence[Finding]) -> StoryOutcome:
    """Compare the findings of one story with its gold, agreements closed over their chains."""
    pairs = close_agreements(gold.pairs)
    matches = [(finding, matching_pairs(finding, pairs)) for finding in findings]
    outcomes = tuple(judge_finding(f, met, gold.apart) for f, met in matches if f.relation in JUDGED)
    return StoryOutcome(gold, outcomes, tuple(judge_slots(pairs, matches)))


def matching_pairs(finding: Finding, pairs: Iterable[GoldPair]) -> list[GoldPair]:
    """The gold pairs that one of a finding's pairs of passages counts for, in either order."""
    sides = [(_place(a), _place(b)) for a, b in ((finding.a, finding.b), *finding.also)]
    return [pair for pair in pairs if any(pair_matches(a, b, pair) for a, b in sides)]


def pair_matches(a: Place, b: Place, pair: GoldPair) -> bool:
    """Whether two found passages count for a gold pair, whichever comes first."""
    straight = counts_for(a, pair.a) and counts_for(b, pair.b)
    return straight or (counts_for(a, pair.b) and counts_for(b, pair.a))


def judge_finding(finding: Finding, met: Sequence[GoldPair], apart: frozenset[str]) -> FindingOutcome:
    """The verdict on one finding, given the gold pairs its passages meet and the reports of another event."""
    right = next((pair for pair in met if finding.relation in pair.right), None)
    if right is not None:
        return FindingOutcome(finding, "right", right)
    other = next((pair for pair in met if pair.relation != "different_scope"), None)
    if other is not None:
        return FindingOutcome(finding, "wrong_relation", other)
    if met or (finding.a.article in apart) != (finding.b.article in apart):
        return FindingOutcome(finding, "scope", met[0] if met else None)
    return FindingOutcome(finding, "unmatched")


def judge_slots(pairs: Sequence[GoldPair], matches: Sequence[tuple[Finding, list[GoldPair]]]) -> Iterable[SlotOutcome]:
    """One outcome for every slot and relation of the gold, in the order of the annotation."""
    slots: dict[tuple[str, Relation], list[GoldPair]] = {}
    for pair in pairs:
        slots.setdefault((pair.slot, pair.relation), []).append(pair)
    for (slot, relation), group in slots.items():
        members = {id(pair) for pair in group}
        hits = [(f.relation, pair) for f, met in matches for pair in met if id(pair) in members]
        found = any(reported in pair.right for reported, pair in hits)
        yield SlotOutcome(slot, relation, tuple(group), found, frozenset(reported for reported, _ in hits))


def _place(side: Side) -> Place:
    """A side without what scoring does not read."""
    return Place(side.start, side.end, side.article, side.text)
