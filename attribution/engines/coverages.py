"""The coverages of several comparisons as one: counts are added, lists are joined and cut where a report cuts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attribution.judging.alone import MOST as MOST_ALONE
from attribution.judging.ledger import EXAMPLES

ALONE = "articles alone in their story"
COUNTS = ("articles", "stories", "quotations", "passages", "pairs_considered", "pairs_compared", "pairs_asked")
LISTS = ("story_members", "versions")
Coverage = Mapping[str, Any]


def merged(parts: Sequence[Coverage]) -> dict[str, Any]:
    """One coverage of comparisons that share no article; the same for any number of parts, none included."""
    return {
        **{name: sum(part.get(name, 0) for part in parts) for name in COUNTS},
        "story_sizes": sorted((size for part in parts for size in part["story_sizes"]), reverse=True),
        "left_out": dict(sorted(added(part["left_out"] for part in parts).items())),
        **{name: [entry for part in parts for entry in part.get(name, ())] for name in LISTS},
        "alone": renumbered(parts)[:MOST_ALONE],
        "copies": united(part["copies"] for part in parts),
        "refused": refusals([part["refused"] for part in parts]),
        "unmatched": united(part["unmatched"] for part in parts),
        "syndication": syndication([part["syndication"] for part in parts if part.get("syndication")]),
    }


def renumbered(parts: Sequence[Coverage]) -> list[dict[str, Any]]:
    """Articles that stood alone; the numbers of their nearest stories go on from one comparison to the next."""
    found: list[dict[str, Any]] = []
    before = 0
    for part in parts:
        for entry in part.get("alone", ()):
            story = entry.get("story")
            found.append({**entry, "story": None if story is None else story + before})
        before += part.get("stories", 0)
    return found


def added(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Counts by reason, added."""
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def united(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Tables by article, joined in the order of the ids."""
    return dict(sorted((key, value) for table in tables for key, value in table.items()))


def refusals(tables: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """`Ledger.refused` of several comparisons: counts added, the nearest misses of all."""
    codes = sorted({code for table in tables for code in table})
    return {code: refusal([table[code] for table in tables if code in table]) for code in codes}


def refusal(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One reason."""
    examples = [example for entry in entries for example in entry["examples"]]
    examples.sort(key=lambda example: (-example["nearness"], *place(example["a"]), *place(example["b"])))
    return {"reason": entries[0]["reason"], "count": sum(entry["count"] for entry in entries), "examples": examples[:EXAMPLES]}


def place(side: Mapping[str, Any]) -> tuple[str, int]:
    """Where an example's passage is."""
    return side["article"], side["start"]


def syndication(graphs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One graph: counts added, nodes once, edges and groups joined."""
    nodes = {str(node.get("id")): node for graph in graphs for node in graph["nodes"]}
    return {
        "reports": sum(graph["reports"] for graph in graphs),
        "sources": sum(graph["sources"] for graph in graphs),
        "nodes": [nodes[name] for name in sorted(nodes)],
        "edges": [edge for graph in graphs for edge in graph["edges"]],
        "groups": [group for graph in graphs for group in graph["groups"]],
    }
