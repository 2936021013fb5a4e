"""Judgements on pairs become findings, one a slot and relation, in the order an editor needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.folding import fold
from attribution.judging.independence import independence
from attribution.judging.marking import words_of
from attribution.judging.onetext import altered
from attribution.judging.onetext import words as one_text
from attribution.judging.origins import Origins
from attribution.judging.retelling import settle
from attribution.judging.severity import LEVELS, weigh
from attribution.judging.slots import Slot, nodes, slots
from attribution.judging.versions import as_versions
from attribution.matching.wording import words
from attribution.types import Claim, Finding, Reading, Relation, Side, Span

ORDER: tuple[Relation, ...] = (
    "conflict", "misattributed", "altered_quote", "disputed", "update", "agree", "different_scope", "cannot_tell",
)  # fmt: skip
# After everything that asks for an editor, in this order.
LAST: tuple[Relation, ...] = ("agree", "different_scope", "cannot_tell")
# Quoted words that are not in the source (`check --source`): nobody can tell where they are from, but an editor must know.
NOT_IN_SOURCE = "N201"
# Pairs of one slot that its findings list with their relations; the rest is counted.
MOST_PAIRS = 40


def assemble(drafts: Sequence[Draft], readings: Iterable[Reading] = (), origins: Origins | None = None) -> tuple[Finding, ...]:
    """Findings in report order, numbered f1, f2, …; the same for any order of the drafts.

    `readings` are all of the run, copies included (`origins` is what is known of them already): they tell versions of one story and wire
    copies. The order is severity, then relation, then confidence; agreements, other scopes and open questions come last.
    """
    origins = origins or Origins(readings)
    versioned = settle([as_versions(draft, origins) for draft in fold(drafts)])
    found = [finding(slot, origins) for slot in slots(versioned)]
    found.sort(key=report_order)
    return tuple(replace(one, id=f"f{index}") for index, one in enumerate(found, 1))


def report_order(one: Finding) -> tuple[Any, ...]:
    """The place of a finding in a report."""
    last = LAST.index(one.relation) + 1 if one.relation in LAST and one.code != NOT_IN_SOURCE else 0
    places = one.a.article, one.a.start, one.b.article, one.b.start
    return last, -LEVELS.index(one.severity), ORDER.index(one.relation), -one.confidence, *places, one.kind, one.slot, one.fingerprint


def clearest(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of a slot, the clearest first: what needs a check, then confidence, then the order of the articles."""
    return sorted(drafts, key=lambda d: (not d.needs_check, -d.confidence, *nodes(d), d.code, d.explanation))


def finding(slot: Slot, origins: Origins) -> Finding:
    """The public value of a slot: its clearest pair, and every further pair of passages."""
    best, *rest = clearest(slot.members)
    weight = weigh(best)
    behind = independence([claim for draft in slot.members for claim in (draft.a, draft.b)], origins)
    evidence = {**best.evidence, "severity": weight.record(), "pairs": pairs(slot)}
    explanation = best.explanation
    if best.relation == "agree":
        evidence |= behind.record()
        explanation += f" {behind.words()}." if behind.words() else ""
    elif behind.wire:
        evidence["wire"] = list(behind.wire)
    if best.relation not in LAST:
        copies = altered(slot.members, origins)
        explanation += one_text(copies, origins)
        evidence |= {"one_text": copies} if copies else {}
    if len(slot.whole) > MOST_PAIRS:
        evidence["more_pairs"] = len(slot.whole) - MOST_PAIRS
    return Finding(
        id="",
        fingerprint=fingerprint(best),
        code=best.code,
        relation=best.relation,
        kind=best.kind,
        slot=best.slot,
        severity=weight.severity,
        needs_check=best.needs_check,
        a=side(best.a, best.marks_a),
        b=side(best.b, best.marks_b),
        also=further(best, rest),
        confidence=round(best.confidence, 3),
        explanation=explanation,
        evidence=evidence,
    )


def further(best: Draft, rest: Iterable[Draft]) -> tuple[tuple[Side, Side], ...]:
    """Every further pair of passages, once."""
    seen = {(best.a.id, best.b.id)}
    also = []
    for draft in rest:
        if (draft.a.id, draft.b.id) not in seen:
            seen.add((draft.a.id, draft.b.id))
            also.append((side(draft.a, draft.marks_a), side(draft.b, draft.marks_b)))
    return tuple(also)


def pairs(slot: Slot) -> list[dict[str, Any]]:
    """What every two passages of the whole slot say of each other, whichever finding they stand in."""
    return [
        {
            "a": [draft.a.article, draft.item_a.start, draft.item_a.end],
            "b": [draft.b.article, draft.item_b.start, draft.item_b.end],
            "relation": draft.relation,
            "confidence": round(draft.confidence, 4),
        }
        for draft in clearest(slot.whole)[:MOST_PAIRS]
    ]


def side(claim: Claim, marks: tuple[Span, ...]) -> Side:
    """A statement as one side of a finding."""
    return Side(claim.start, claim.end, claim.article, claim.text, claim.paragraph, marks)


def fingerprint(draft: Draft) -> str:
    """16 hex digits from the kind, both passages' words and the items in them; edits elsewhere, and the order of the two, change
    nothing."""
    passages = sorted(
        "\x1e".join(" ".join(w.form for w in words(text)) for text in (claim.text, words_of(claim, item)))
        for claim, item in ((draft.a, draft.item_a), (draft.b, draft.item_b))
    )
    key = "\x1f".join([draft.kind, draft.topic, *passages])
    return hashlib.sha256(key.encode()).hexdigest()[:16]
