"""The part of an archive that is asked for, as conditions on `articles`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from attribution.archive import tables
from attribution.archive.packing.storedtext import column
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class Chosen:
    """A part of an archive: the articles of one outlet, published from `since` to `until` (ISO days, both included)."""

    source: str | None = None
    since: str | None = None
    until: str | None = None


def within(chosen: Chosen | None) -> list[ColumnElement[bool]]:
    """Conditions for a source and for days of publication, first and last included; an article without a day is in no period."""
    if chosen is None:
        return []
    held = tables.articles.c
    out: list[ColumnElement[bool]] = []
    if chosen.source is not None:
        out.append(held.source == column(chosen.source))  # as the column has it
    if chosen.since is not None:
        out.append(held.day >= a_day(chosen.since).isoformat())
    if chosen.until is not None:
        out.append(held.day <= a_day(chosen.until).isoformat())
    return out


def a_day(value: str) -> date:
    """A day from its ISO form. Raises ConfigError for anything else."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ConfigError(f"{value!r:.40} is no day, expected one like 2031-03-04") from error
