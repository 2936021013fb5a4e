"""The closing sentences on where the reports come from: how many sources they are, and what changed between versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
# Groups, stories and changes that are spelt out; the rest is in the JSON.
MOST, NAMED = 5, 6
COUNTED = ("added", "removed", "changed", "moved")


def syndicated(graph: Record) -> Iterator[str]:
    """`"6 reports, 3 sources: a.txt, b.txt and c.txt have one text (AFP, 81% to 93% shared); …."`; nothing where each is its own source."""
    if graph["sources"] < graph["reports"]:
        groups = [grouped(group, graph["edges"]) for group in graph["groups"][:MOST]]
        reports, count = graph["reports"], graph["sources"]
        yield f"{reports:,} reports, {count:,} source{'' if count == 1 else 's'}: {'; '.join(groups)}{more(len(graph['groups']))}."


def grouped(group: Record, edges: Sequence[Record]) -> str:
    """One source: the origin first, and what makes it one."""
    names, agencies, why = group["articles"], ", ".join(group["agencies"]), group["joined_by"]
    inside = frozenset(names)
    if {"same_text", "near_copy"} & set(why):
        shares = sorted(edge["share"] for edge in edges if edge["share"] is not None and {edge["from"], edge["to"]} <= inside)
        facts = [agencies, span(shares)]
        return f"{listed(names)} have one text ({', '.join(fact for fact in facts if fact)})"
    return f"{listed(names)} credit {agencies}" if "credited" in why else f"{listed(names)} are one outlet's"


def span(shares: Sequence[float]) -> str:
    """`[0.81, 0.9, 0.93] -> "81% to 93% shared"`."""
    if not shares:
        return ""
    low, high = f"{shares[0]:.0%}", f"{shares[-1]:.0%}"
    return f"{low} shared" if low == high else f"{low} to {high} shared"


def versions(entries: Sequence[Record]) -> Iterator[str]:
    """A sentence a story: `"Versions of Harbour Herald: a.txt, b.txt: dead 8 → 11 at 13:05; 2 sentences added."`."""
    for entry in entries[:MOST]:
        first = str(entry["times"][0] or "")
        told = [f"{change['slot']} {change['before']} → {change['after']} at {clock(change['at'], first)}" for change in entry["changes"]]
        counts = {name: sum(step[name] for step in entry["rewrites"]) for name in COUNTED}
        rewritten = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
        parts = [*told[:MOST], *([f"{len(told) - MOST} more changes"] if len(told) > MOST else []), f"sentences: {rewritten or 'none changed'}"]
        yield f"Versions of {entry['outlet']}: {listed(entry['articles'])}: {'; '.join(parts)}."
    if len(entries) > MOST:
        yield f"And {len(entries) - MOST} more stories with several versions."


def clock(at: str | None, first: str) -> str:
    """`"2024-03-04T13:05:00"` beside a first version of that day: `"13:05"`; with its day where that is another."""
    day, _, time = str(at or "").partition("T")
    return time[:5] if time and day == first[:10] else f"{day} {time[:5]}".strip()


def listed(names: Sequence[str]) -> str:
    """`"a, b and c"`, of many the first six."""
    shown = list(names[:NAMED])
    if len(names) > NAMED:
        return f"{', '.join(shown)} and {len(names) - NAMED:,} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def more(count: int) -> str:
    """`"; 3 more"` for eight groups, of which five are shown."""
    return f"; {count - MOST:,} more" if count > MOST else ""
