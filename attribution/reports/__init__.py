"""A Report becomes text: one module per format, chosen from one registry; they compute nothing.

`render(report, "markdown")` -> the page; `render_quotes(readings, "jsonl")` -> its lines, one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from attribution.errors import ConfigError
from attribution.reports.style import PLAIN, Style

if TYPE_CHECKING:
    from attribution.types import Reading, Report

# The module that writes each format, imported when it is asked for: the command line shows its help without them.
FORMATS = {
    "table": "table", "json": "jsonreport", "jsonl": "jsonl", "markdown": "markdown", "svg": "svg", "csv": "csvreport",
    "webannotation": "webannotation", "jsonld": "schemaorg", "ninjs": "ninjs", "sarif": "sarif", "github": "github",
}  # fmt: skip
QUOTE_FORMATS = {
    "table": "quotetable", "json": "jsonreport", "jsonl": "jsonl", "markdown": "quotemarkdown", "csv": "csvreport",
    "webannotation": "webannotation", "jsonld": "schemaorg",
}  # fmt: skip

# The terminal's quotations with how each was found: `attribution quotes --explain`.
EXPLAINED = {**QUOTE_FORMATS, "explained": "quoteexplained"}

__all__ = ["FORMATS", "PLAIN", "QUOTE_FORMATS", "Style", "render", "render_quotes"]


def render(report: Report, format: str, style: Style = PLAIN) -> str:  # noqa: A002 - the word the command line uses
    """The whole report in one format; `style` matters to `table` only. Raises ConfigError on an unknown format."""
    text: str = import_module(f"attribution.reports.{_module(format, FORMATS)}").render(report, style)
    return text


def render_quotes(readings: Iterable[Reading], format: str, style: Style = PLAIN) -> Iterator[str]:  # noqa: A002
    """The quotations of each article in one format, piece by piece: JSON Lines start with the first article read."""
    module = import_module(f"attribution.reports.{_module(format, EXPLAINED)}")
    pieces: Iterator[str] = module.render_quotes(readings, style)
    return pieces


def _module(name: str, registry: dict[str, str]) -> str:
    """The module of a format, or an error that lists them."""
    if name not in registry:
        raise ConfigError(f"format {name!r} is not known, expected one of {', '.join(registry)}")
    return registry[name]
