"""What the gold of a story says of any two spans of its articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]
Place = tuple[str, int, int]


def meets(span: Place, gold: Place, share: float) -> bool:
    """Whether a span and a gold passage of one article overlap by a share of the shorter."""
    overlap = min(span[2], gold[2]) - max(span[1], gold[1])
    return span[0] == gold[0] and overlap > 0 and overlap >= share * min(span[2] - span[1], gold[2] - gold[1])


def place(side: Row) -> Place:
    """A side of a gold pair."""
    return side["doc"], side["start"], side["end"]


class Gold:
    """The gold pairs of a story, agreements closed over chains."""

    def __init__(self, pairs: Iterable[Row]) -> None:
        self.pairs: list[tuple[Place, Place, frozenset[str], str]] = []
        parent: dict[Place, Place] = {}

        def root(node: Place) -> Place:
            parent.setdefault(node, node)
            while parent[node] != node:
                node = parent[node]
            return node

        for pair in pairs:
            a, b = place(pair["a"]), place(pair["b"])
            self.pairs.append((a, b, frozenset([pair["relation"], *(pair.get("alt") or [])]), pair.get("kind") or ""))
            if pair["relation"] == "agree":
                parent[root(a)] = root(b)
        self.groups = {node: root(node) for node in parent}

    def relations(self, a: Place, b: Place, share: float = 0.5) -> set[str]:
        """Every relation the gold gives to a pair of passages that hold (a share of) the two spans."""
        found: set[str] = set()
        for left, right, relations, _ in self.pairs:
            if (meets(a, left, share) and meets(b, right, share)) or (meets(a, right, share) and meets(b, left, share)):
                found |= relations
        groups = [{group for node, group in self.groups.items() if meets(side, node, share)} for side in (a, b)]
        return found | ({"agree"} if groups[0] & groups[1] else set())
