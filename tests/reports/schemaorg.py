"""Holds JSON-LD against schema.org's vocabulary, as the package pydantic2-schemaorg ships it: every type, property and range."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

TEXTS = frozenset({"str", "Text", "URL", "AnyUrl"})
KEYWORDS = frozenset({"@id", "@type", "@context"})


def faults(node: Any, known: dict[str, str] | None = None) -> Iterator[str]:
    """What schema.org does not know in a node and in all that it holds; `known` has the types of nodes that are only named."""
    model = model_of(node["@type"])
    for key, value in node.items():
        if key in KEYWORDS:
            continue
        if key not in model.__fields__:
            yield f"{node['@type']} has no property {key}"
            continue
        allowed = range_of(model, key)
        for entry in value if isinstance(value, list) else [value]:
            yield from entry_faults(node["@type"], key, entry, allowed, known or {})


def entry_faults(owner: str, key: str, entry: Any, allowed: set[str], known: dict[str, str]) -> Iterator[str]:
    """Whether one value is of a type the property may hold."""
    if isinstance(entry, str):
        if not allowed & TEXTS and not allowed & {"date", "datetime"}:
            yield f"{owner}.{key} cannot be a text: {sorted(allowed)}"
        return
    kind = entry.get("@type") or known.get(entry.get("@id"))
    if kind is None:
        yield f"{owner}.{key} names {entry.get('@id')}, which is not in the graph"
    elif not {base.__name__ for base in model_of(kind).__mro__} & allowed:
        yield f"{owner}.{key} cannot be a {kind}: {sorted(allowed)}"
    elif "@type" in entry:
        yield from faults(entry, known)


def model_of(kind: str) -> Any:
    """The class of a type; an unknown one is an ImportError."""
    return getattr(import_module(f"pydantic2_schemaorg.{kind}"), kind)


def range_of(model: Any, key: str) -> set[str]:
    """The names of the types a property may hold."""
    for base in model.__mro__:
        written = inspect.get_annotations(base).get(key)
        if written is not None:
            return set(re.findall(r"\w+", str(written))) - {"Optional", "Union", "List", "None"}
    raise AssertionError(key)
