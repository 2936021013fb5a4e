"""Whether the findings of a kept report are what this version writes: files come from elsewhere, and what they hold is printed and compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attribution.errors import ConfigError
from attribution.reports.labels import RELATIONS, SEVERITIES

NAME = re.compile(r"[0-9A-Za-z_-]{1,64}")
SIDE: dict[str, type] = {"article": str, "text": str, "start": int, "end": int, "paragraph": int}
WORDS = ("id", "fingerprint", "code", "relation", "kind", "severity", "slot", "explanation")


def checked_report(record: Mapping[str, Any], source: str) -> None:
    """Raise ConfigError, naming the file, the place and the key, for a report that this version cannot have written."""
    for key in ("articles", "findings"):
        of_type(record, key, list, source)
    for number, article in enumerate(record["articles"]):
        of_type(mapping(article, f"{source}: articles[{number}]"), "id", str, f"{source}: articles[{number}]")
    for number, finding in enumerate(record["findings"]):
        checked(finding, f"{source}: findings[{number}]")
    for key, kind in (("coverage", dict), ("models", dict), ("diagnostics", list)):
        of_type({key: kind(), **record}, key, kind, source)


def checked(finding: Any, place: str) -> None:
    """Raise ConfigError, naming the place and the key, for a finding that a report of this version cannot hold."""
    table = mapping(finding, place)
    for key in WORDS:
        of_type(table, key, str, place)
    for key in ("id", "fingerprint", "code", "kind"):
        if not NAME.fullmatch(table[key]):
            raise wrong(place, key, table[key], "a name of letters and digits")
    for key, known in (("relation", tuple(RELATIONS)), ("severity", tuple(SEVERITIES))):
        if table[key] not in known:
            raise wrong(place, key, table[key], f"one of {', '.join(known)}")
    of_type(table, "confidence", (int, float), place)
    of_type(table, "also", list, place)
    sides = [(pair, f"{place}.also[{number}]") for number, pair in enumerate(table["also"])]
    for pair, where in ((table, place), *sides):
        for name in ("a", "b"):
            side = mapping(mapping(pair, where).get(name), f"{where}.{name}")
            for key, kind in SIDE.items():
                of_type(side, key, kind, f"{where}.{name}")
    compared(mapping(table.get("evidence"), f"{place}.evidence").get("pairs", []), f"{place}.evidence.pairs")


def compared(pairs: Any, place: str) -> None:
    """The pairs a finding rests on: `{"a": [article, start, end], "b": […], "relation"}` each."""
    for number, pair in enumerate(pairs if isinstance(pairs, list) else [pairs]):
        table = mapping(pair, f"{place}[{number}]")
        of_type(table, "relation", str, f"{place}[{number}]")
        for name in ("a", "b"):
            found = table.get(name)
            if not isinstance(found, list) or [type(part) for part in found] != [str, int, int]:
                raise wrong(f"{place}[{number}]", name, found, "[article, start, end]")


def mapping(value: Any, place: str) -> Mapping[str, Any]:
    """A table."""
    if not isinstance(value, Mapping):
        raise ConfigError(f"{place} is {value!r:.60}, expected a table: give a report as `attribution check --format json` wrote it")
    return value


def of_type(table: Mapping[str, Any], key: str, kind: type | tuple[type, ...], place: str) -> None:
    """A key whose value is of a type; a truth value is no number."""
    value = table.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        names = " or ".join(one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,)))
        raise wrong(place, key, value, f"a value of type {names}")


def wrong(place: str, key: str, value: Any, what: str) -> ConfigError:
    """What is wrong with a key."""
    return ConfigError(f"{place}: {key} is {value!r:.60}, expected {what}: give a report as `attribution check --format json` wrote it")
