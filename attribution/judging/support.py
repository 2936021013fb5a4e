"""Support from third reports: two items are likelier one fact where both are one with an item of another article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def supported(edges: Sequence[tuple[Node, Node, float]]) -> list[float]:
    """For each edge the best weakest link over one other node, 0 where there is none.

    `a–b 0.4, a–c 0.9, b–c 0.8 -> 0.8, 0.4, 0.4`. Each edge is written once; work grows with the edges at its two nodes.
    """
    of: dict[Node, dict[Node, float]] = defaultdict(dict)
    for a, b, weight in edges:
        of[a][b] = max(weight, of[a].get(b, 0.0))
        of[b][a] = max(weight, of[b].get(a, 0.0))
    out = []
    for a, b, _ in edges:
        fewer, more = sorted((of[a], of[b]), key=len)
        out.append(max((min(weight, more[node]) for node, weight in fewer.items() if node in more), default=0.0))
    return out
