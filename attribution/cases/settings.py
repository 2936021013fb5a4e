"""The settings of a case, laid over those of the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from attribution.config import Config, Thresholds, config_from


def resolved(table: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """The settings of a case file with their paths made absolute. Raises ConfigError for a key or value that is none."""
    config = config_from(table, file)
    return {key: dict(table[key]) if key == "thresholds" else getattr(config, key) for key in table}


def merged(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a file under those of one of its cases; thresholds are merged one by one."""
    both = {**outer, **inner}
    if "thresholds" in both:
        both["thresholds"] = {**outer.get("thresholds", {}), **inner.get("thresholds", {})}
    return both


def overlaid(config: Config, settings: Mapping[str, Any]) -> Config:
    """The settings of the run with those of a case over them, and every relation reported: a must_not may name any."""
    values = dict(settings)
    limits = values.pop("thresholds", {})
    names = {entry.name for entry in fields(Thresholds)}
    thresholds = replace(config.thresholds, **{key: value for key, value in limits.items() if key in names})
    return replace(config, **{**values, "thresholds": thresholds, "all_relations": True})
