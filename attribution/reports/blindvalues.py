"""Coverage and evidence under neutral names: nested values of which some name articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attribution.reports.neutral import Names

# Values that are an article's name by themselves, wherever in coverage or evidence they stand.
PLACES = frozenset({"article", "nearest"})
# Lists and tables of the coverage that name articles.
LISTS, TABLES = frozenset({"story_members"}), frozenset({"unmatched", "copies"})


def pairs(entries: Iterable[Mapping[str, Any]], names: Names) -> list[dict[str, Any]]:
    """The pairs of a slot: each side is [article, start, end]."""
    return [
        {key: [names.article(str(value[0])), *value[1:]] if key in ("a", "b") else plain(value, names) for key, value in entry.items()}
        for entry in entries
    ]


def covered(coverage: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The coverage: lists and tables of articles by letter, sentences without names."""
    found: dict[str, Any] = {}
    for key, value in coverage.items():
        if key in LISTS:
            found[key] = [[names.article(str(name)) for name in members] for members in value]
        elif key in TABLES:
            found[key] = {names.article(str(name)): table_value(entry, names) for name, entry in value.items()}
        elif key == "syndication":
            found[key] = syndication(value, names)
        elif key == "versions":
            found[key] = [version(entry, names) for entry in value]
        else:
            found[key] = plain(value, names)
    return found


def syndication(graph: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The syndication graph: articles, outlets and agencies by letter."""
    agencies = {node["id"]: names.outlet(str(node["outlet"])) for node in graph["nodes"] if node["kind"] == "agency"}

    def end(name: str) -> str:
        return f"agency:{agencies[name]}" if name in agencies else names.article(name)

    def outlet(name: str | None) -> str | None:
        return name and names.outlet(name)

    return {
        **graph,
        "nodes": [
            {**node, "id": end(node["id"]), "outlet": outlet(node["outlet"]), "agencies": [names.outlet(name) for name in node["agencies"]]}
            for node in graph["nodes"]
        ],
        "edges": [{**edge, "from": end(edge["from"]), "to": end(edge["to"])} for edge in graph["edges"]],
        "groups": [
            {**group, "articles": [names.article(name) for name in group["articles"]], "agencies": [names.outlet(name) for name in group["agencies"]]}
            for group in graph["groups"]
        ],
    }


def version(entry: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """The versions of a story: articles by letter, no address, words without names."""

    def step(record: Mapping[str, Any]) -> dict[str, Any]:
        return {**plain(record, names), "from": names.article(record["from"]), "to": names.article(record["to"])}

    return {
        **entry,
        "outlet": entry["outlet"] and names.outlet(entry["outlet"]),
        "url": None,
        "articles": [names.article(name) for name in entry["articles"]],
        "changes": [step(change) for change in entry["changes"]],
        "rewrites": [step(rewrite) for rewrite in entry["rewrites"]],
    }


def table_value(value: Any, names: Names) -> Any:
    """What a table of articles holds: of `copies` another article's name."""
    return names.article(value) if isinstance(value, str) else plain(value, names)


def plain(value: Any, names: Names) -> Any:
    """Any value with its texts scrubbed, keys included; what is said to be an article is renamed as a whole."""
    if isinstance(value, str):
        return names.scrub(value)
    if isinstance(value, Mapping):
        return {
            names.scrub(str(key)): names.article(entry) if key in PLACES and isinstance(entry, str) else plain(entry, names)
            for key, entry in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(entry, names) for entry in value]
    return value
