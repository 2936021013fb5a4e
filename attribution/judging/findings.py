"""Judgements on pairs become findings, one a slot."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from attribution.judging.drafts import Draft
from attribution.matching.wording import words
from attribution.types import Claim, Finding, Relation, Severity, Side, Span

ORDER: tuple[Relation, ...] = (
    "conflict", "misattributed", "altered_quote", "disputed", "update", "agree", "different_scope", "cannot_tell",
)  # fmt: skip
SEVERITY: dict[Relation, Severity] = {
    "conflict": "high",
    "misattributed": "high",
    "altered_quote": "medium",
    "disputed": "medium",
    "update": "low",
    "agree": "low",
    "different_scope": "low",
    "cannot_tell": "low",
}
Node = tuple[str, str, int, int]


def severity(draft: Draft) -> Severity:
    """By relation; what needs a check is high, a grave change of quoted words is high, a small one low."""
    if draft.needs_check:
        return "high"
    if draft.relation == "altered_quote":
        level = draft.evidence.get("gravity")
        return "high" if level == "grave" else "low" if level == "minor" else "medium"
    return SEVERITY[draft.relation]


def side(claim: Claim, marks: tuple[Span, ...]) -> Side:
    """A statement as one side of a finding."""
    return Side(claim.start, claim.end, claim.article, claim.text, claim.paragraph, marks)


def fingerprint(draft: Draft) -> str:
    """16 hex digits from the kind and the words of both passages; edits elsewhere, and the order of the two, change nothing."""
    passages = sorted(" ".join(w.form for w in words(claim.text)) for claim in (draft.a, draft.b))
    key = "\x1f".join([draft.kind, draft.topic, *passages])
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def nodes(draft: Draft) -> tuple[Node, Node]:
    """What a draft connects: the same item of an article is the same slot."""
    return (
        (draft.topic, draft.a.article, draft.item_a.start, draft.item_a.end),
        (draft.topic, draft.b.article, draft.item_b.start, draft.item_b.end),
    )


def group(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts of one slot and relation together: slots are connected through shared items, and never across topics."""
    parent: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for draft in drafts:
        first, second = sorted(root(node) for node in nodes(draft))
        parent[second] = first
    slots: dict[tuple[Node, Relation], list[Draft]] = defaultdict(list)
    for draft in drafts:
        slots[root(nodes(draft)[0]), draft.relation].append(draft)
    return [slots[key] for key in sorted(slots)]


def clearest(drafts: list[Draft]) -> list[Draft]:
    """Drafts of a slot, the clearest first: what needs a check, then confidence, then the order of the articles."""
    return sorted(drafts, key=lambda d: (not d.needs_check, -d.confidence, d.a.article, d.a.start, d.b.article, d.b.start))


def assemble(drafts: Sequence[Draft]) -> tuple[Finding, ...]:
    """Findings in report order (gravest relation first), numbered f1, f2, …; the same for any order of the drafts."""
    findings = []
    for members in group(drafts):
        best, *rest = clearest(members)
        seen = {(best.a.id, best.b.id)}
        also = []
        for draft in rest:
            if (draft.a.id, draft.b.id) not in seen:
                seen.add((draft.a.id, draft.b.id))
                also.append((side(draft.a, draft.marks_a), side(draft.b, draft.marks_b)))
        findings.append((best, tuple(also)))
    findings.sort(key=lambda f: (ORDER.index(f[0].relation), -f[0].confidence, f[0].a.article, f[0].a.start, f[0].topic, f[0].b.article))
    return tuple(number(index, draft, also) for index, (draft, also) in enumerate(findings, 1))


def number(index: int, draft: Draft, also: tuple[tuple[Side, Side], ...]) -> Finding:
    """The public value of a slot."""
    return Finding(
        id=f"f{index}",
        fingerprint=fingerprint(draft),
        code=draft.code,
        relation=draft.relation,
        kind=draft.kind,
        slot=draft.slot,
        severity=severity(draft),
        needs_check=draft.needs_check,
        a=side(draft.a, draft.marks_a),
        b=side(draft.b, draft.marks_b),
        also=also,
        confidence=round(draft.confidence, 3),
        explanation=draft.explanation,
        evidence=draft.evidence,
    )
