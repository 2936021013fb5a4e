"""`attribution archive stats`: what an archive holds, in figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from attribution.cli import exits, options, output, places
from attribution.cli.archive.common import Place
from attribution.cli.guard import guarded, say
from attribution.config import load_config
from attribution.errors import ConfigError
from attribution.reports.safe import clean

if TYPE_CHECKING:
    from attribution.archive.upkeep.counting import Stats

SCHEMA = "attribution.archive-stats/1"
# Outlets named in the table; JSON has them all.
OUTLETS = 10
Integrity = Annotated[bool, typer.Option("--integrity", help="Look at every page and row, too: is all as it was written? About a minute for 100,000 articles.")]


def stats(
    archive: Place = None,
    integrity: Integrity = False,
    format: options.DoctorFormat = "table",  # noqa: A002 - the option's name
    destination: options.Output = None,
    config_file: options.ConfigFile = None,
    debug: options.Debug = False,
) -> None:
    """Show what an archive holds: articles, statements, quotations, outlets, days, size, and what was computed for it.

    Exit codes: 0 shown, 1 --integrity found faults, 2 usage or settings, or no archive, 4 internal fault.
    """
    with guarded(debug=debug):
        from attribution.archive.upkeep.counting import stats as figures
        from attribution.archive.upkeep.integrity import check_integrity

        config = load_config(config_file)
        place = places.place_of(archive, config)
        file = output.destination(destination, [], output.settings_files(config, config_file, place))
        with places.opened(place) as store:
            faults = check_integrity(store) if integrity else None
            try:
                counted = figures(store)
            except ConfigError:  # a broken archive may not even be counted
                if not faults:
                    raise
                ended(faults)
        output.write([as_json(counted, faults) if format == "json" else as_table(counted, faults)], file)
        ended(faults)


def ended(faults: list[str] | None) -> NoReturn:
    """Tell the faults, and leave."""
    for fault in faults or ():
        say(f"Fault: {fault}")
    raise typer.Exit(exits.FINDINGS if faults else exits.NOTHING)


def as_json(counted: Stats, faults: list[str] | None) -> str:
    """The figures as one JSON object; `faults` where they were looked for."""
    from attribution.reports.jsonreport import dumps

    looked = {} if faults is None else {"faults": faults}
    return dumps({"schema": SCHEMA, **asdict(counted), **looked}, indent=2) + "\n"


def as_table(counted: Stats, faults: list[str] | None) -> str:
    """The figures, a line each."""
    return "".join(f"{name:<14}{value}\n" for name, value in rows(counted, faults))


def rows(counted: Stats, faults: list[str] | None) -> Iterator[tuple[str, str]]:
    """Names and figures for a person."""
    yield "archive", counted.place
    yield "kept by", f"{counted.backend}, schema {counted.version}, {size(counted.bytes)}"
    yield "articles", f"{counted.articles:,}" + (f", {counted.unread:,} of them without a reading" if counted.unread else "")
    yield "statements", f"{counted.statements:,}"
    yield "quotations", f"{counted.quotations:,}"
    yield "published", days(counted)
    yield "outlets", outlets(counted.outlets, counted.nameless)
    yield "readings", keyed(counted.readings, "models and settings")
    yield "embeddings", keyed(counted.vectors, "encoders") + (f", {counted.unused:,} unused (vacuum)" if counted.unused else "")
    yield "indexes", f"{counted.segments:,} of nearest neighbours"
    yield "verdicts", f"{counted.verdicts:,}"
    yield "judgements", f"{counted.judgements:,} blocks"
    if faults is not None:
        yield "integrity", f"{len(faults):,} faults" if faults else "whole"


def days(counted: Stats) -> str:
    """The first and the last day of publication: "2031-03-02 to 2031-03-09, 2 without a date"."""
    known = f"{counted.first} to {counted.last}" if counted.first else "no date"
    return known + (f", {counted.undated:,} without a date" if counted.undated and counted.first else "")


def outlets(found: Mapping[str, int], nameless: int) -> str:
    """The outlets with most articles: "Herald 12, Courier 3, and 4 more, 1 article without"."""
    named = [f"{clean(name)} {count:,}" for name, count in list(found.items())[:OUTLETS]]
    more = [f"and {len(found) - OUTLETS:,} more"] if len(found) > OUTLETS else []
    return ", ".join([*named, *more, *([f"{nameless:,} without a name"] if nameless else [])]) or "none"


def keyed(found: Mapping[str, int], what: str) -> str:
    """How many, and of how many kinds where those are several: "1,204 (of 2 encoders)"."""
    return f"{sum(found.values()):,}" + (f" (of {len(found)} {what})" if len(found) > 1 else "")


def size(count: int) -> str:
    """Bytes for a person: "41.3 MB"."""
    value, unit = float(count), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{count:,} bytes" if unit == "bytes" else f"{value:.1f} {unit}"
