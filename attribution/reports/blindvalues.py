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
        else:
            found[key] = plain(value, names)
    return found


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
