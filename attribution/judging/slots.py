"""Which judgements are of one slot: joined through shared items, the surest first, and never two facts of one article in one slot."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from attribution.judging.drafts import Draft
from attribution.judging.marking import words_of
from attribution.judging.retelling import retold
from attribution.matching.wording import SMALL, words
from attribution.types import Claim, Relation, Span

Node = tuple[str, str, int, int]
# Two statements or quotations of one article are one fact told twice when they share this much of the shorter one's telling words.
RETOLD = 0.5
# The topic whose items hold several facts, and the share of pairs of two slots that must be linked before these are joined.
CHAINING, LINKED = "statement", 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """What one side of a draft puts into a slot: its words, its telling words, and its figure or date as read (or nothing)."""

    text: str
    telling: frozenset[str]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """The drafts of one slot and one relation, and every draft of the slot whatever its relation."""

    relation: Relation
    members: tuple[Draft, ...]
    whole: tuple[Draft, ...]


def nodes(draft: Draft) -> tuple[Node, Node]:
    """What a draft connects: the same item of an article is the same slot. Parts of one article are held apart like articles."""
    parts = draft.evidence.get("within") or ("", "")
    a, b = (f"{claim.article}\x1f{part}" if part else claim.article for claim, part in zip((draft.a, draft.b), parts, strict=True))
    return (draft.topic, a, draft.item_a.start, draft.item_a.end), (draft.topic, b, draft.item_b.start, draft.item_b.end)


def item(draft: Draft, side: str, claim: Claim, span: Span) -> Item:
    """One side of a draft."""
    text = words_of(claim, span)
    read = draft.evidence.get(side)
    facts = (read.get("figure") or read.get("date") or {}) if isinstance(read, dict) else {}
    return Item(text, frozenset(w.form for w in words(text) if w.form not in SMALL), facts)


def slots(drafts: Sequence[Draft]) -> list[Slot]:
    """The slots of a run, each relation of a slot by itself, in an order that does not depend on that of the drafts."""
    ordered = sorted(drafts, key=surest)
    joined = Slots(ordered)
    for draft in ordered:
        joined.add(draft)
    for first, *others in retold(ordered):
        for other in others:
            if ordered[other].relation == ordered[first].relation:
                joined.join_sides(ordered[first], ordered[other])
    groups: dict[tuple[Node, Node], list[Draft]] = defaultdict(list)
    for draft in ordered:
        groups[joined.place(draft)].append(draft)
    found: list[Slot] = []
    for key in sorted(groups):
        whole = tuple(groups[key])
        relations = sorted({draft.relation for draft in whole})
        found += [Slot(relation, tuple(d for d in whole if d.relation == relation), whole) for relation in relations]
    return found


def surest(draft: Draft) -> tuple[Any, ...]:
    """The order in which drafts are joined: agreements hold a slot together better than differences do."""
    return (-draft.confidence, draft.relation != "agree", *nodes(draft), draft.relation, draft.code, draft.explanation)


class Slots:
    """Items joined into slots. Two slots that hold different facts of one article stay two (complete linkage inside an article).

    Statements hold several facts each, so that a chain of them drifts from one to the next: two slots of statements are joined
    only where half of their pairs across articles were judged alike, too.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._linked = {frozenset(nodes(draft)) for draft in drafts if draft.topic == CHAINING}
        self._root: dict[Node, Node] = {}
        self._members: dict[Node, dict[Node, Item]] = {}

    def add(self, draft: Draft) -> None:
        """Join the two items of a draft, unless that would put two facts of one article into one slot."""
        a, b = nodes(draft)
        for node, side, claim, span in ((a, "a", draft.a, draft.item_a), (b, "b", draft.b, draft.item_b)):
            if node not in self._root:
                self._root[node], self._members[node] = node, {node: item(draft, side, claim, span)}
        self._join(a, b)

    def join_sides(self, one: Draft, other: Draft) -> None:
        """Join two drafts of one difference article by article: what the headline counts is what the body counts."""
        for a in nodes(one):
            for b in nodes(other):
                if a[:2] == b[:2]:
                    self._join(a, b)

    def _join(self, a: Node, b: Node) -> None:
        """Join the slots of two items where they fit."""
        first, second = sorted((self._root[a], self._root[b]))
        if first != second and self._fit(first, second):
            for node in self._members[second]:
                self._root[node] = first
            self._members[first].update(self._members.pop(second))

    def _fit(self, first: Node, second: Node) -> bool:
        """Whether every two items of one article in two slots tell one fact."""
        beside: dict[str, list[Item]] = defaultdict(list)
        for node, kept in self._members[first].items():
            beside[node[1]].append(kept)
        if not all(one_fact(kept, new) for node, new in self._members[second].items() for kept in beside.get(node[1], ())):
            return False
        if first[0] != CHAINING:
            return True
        across = [frozenset((a, b)) for a in self._members[first] for b in self._members[second] if a[1] != b[1]]
        return sum(pair in self._linked for pair in across) >= LINKED * len(across)

    def place(self, draft: Draft) -> tuple[Node, Node]:
        """The slot of a draft; a draft between two slots that were kept apart is a slot of its own."""
        first, second = sorted(self._root[node] for node in nodes(draft))
        return first, second


def one_fact(a: Item, b: Item) -> bool:
    """Whether two items of one article can be one fact: the same words, values that allow each other, or much the same statement."""
    if a.text.casefold() == b.text.casefold():
        return True
    if "value" in a.facts and "value" in b.facts:
        return within(a.facts, b.facts, "low", "high") and a.facts.get("unit") == b.facts.get("unit")
    if "first" in a.facts and "first" in b.facts:
        days = [str(facts.get(end) or "") for facts in (a.facts, b.facts) for end in ("first", "last")]
        return days[0] <= days[3] and days[2] <= days[1]
    if a.facts or b.facts:
        return False
    return len(a.telling & b.telling) >= RETOLD * max(1, min(len(a.telling), len(b.telling)))


def within(a: dict[str, Any], b: dict[str, Any], low: str, high: str) -> bool:
    """Whether two ranges overlap; an open end is None."""
    lows = [-math.inf if facts.get(low) is None else float(facts[low]) for facts in (a, b)]
    highs = [math.inf if facts.get(high) is None else float(facts[high]) for facts in (a, b)]
    return lows[0] <= highs[1] and lows[1] <= highs[0]
