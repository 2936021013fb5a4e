"""Options of the verbs of `attribution archive`: which archive, and which of its articles."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.options import PLACE
from attribution.cli.places import VARIABLE

if TYPE_CHECKING:
    from attribution.archive.chosen import Chosen

Place = Annotated[
    str | None,
    typer.Option(
        "--archive", metavar=PLACE, envvar=VARIABLE, show_default=False,
        help="The archive: a file, or the URL of a PostgreSQL database. Default: archive in the settings.",
    ),
]  # fmt: skip
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def a_day(*, last: bool) -> Callable[[str | None], str | None]:
    """A check that a value is a day, a month or a year; a month or a year means its first day, or its last: `"2031-02"` -> `"2031-02-28"`."""

    def check(value: str | None) -> str | None:
        if value is None:
            return None
        if found := DAY.fullmatch(value.strip()):
            with suppress(ValueError):  # a day that no calendar has
                return day_of(found, last=last).isoformat()
        raise typer.BadParameter(f"{value!r} is no day, expected one like 2031-03-04, or 2031-03, or 2031.")

    return check


def day_of(found: re.Match[str], *, last: bool) -> date:
    """The day that is meant. Raises ValueError for one that no calendar has."""
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if found[3] is not None:
        return date(year, month, int(found[3]))
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)


Source = Annotated[str | None, typer.Option("--source", metavar="OUTLET", help="Only articles of this outlet.", show_default=False)]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DAY", help="Only articles published on this day or later (2031-03-04, 2031-03 or 2031).", callback=a_day(last=False), show_default=False),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="Only articles published on this day or earlier.", callback=a_day(last=True), show_default=False),
]


@dataclass(frozen=True, slots=True)
class Choice:
    """The options that choose among the articles of an archive: for `groups.grouped`."""

    source: Source = None
    since: Since = None
    until: Until = None

    @property
    def given(self) -> list[str]:
        """The options that were given: `["--since"]`."""
        return [f"--{name}" for name in ("source", "since", "until") if getattr(self, name) is not None]

    def chosen(self) -> Chosen:
        """What the archive is asked for."""
        from attribution.archive.chosen import Chosen

        return Chosen(self.source, self.since, self.until)
