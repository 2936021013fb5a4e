"""`attribution schema`: the JSON Schemas of what the program reads and writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import options, output
from attribution.cli.guard import guarded
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.reports.schemas import Schema

# Kept where what they describe is made.
KEPT = {
    "attribution.archive": {
        "archive-stats": "`archive stats --format json`",
        "search": "`archive search --format json`",
    },
    "attribution.cases": {
        "case": "a case file of `attribution test`",
        "baseline": "a baseline (`baseline write`)",
        "comparison": "`compare --format json`",
    },
    "attribution.desk": {"worksheet": "`worksheet make -o FILE.json`"},
}

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="The schema to print; without it the names are listed.", show_default=False)]


def schema(name: Name = None, destination: options.Output = None, debug: options.Debug = False) -> None:
    """Print the JSON Schema of a format, or list the names.

    Exit codes: 0 printed, 2 usage: no schema of that name, or a file that cannot be written.
    """
    with guarded(debug=debug):
        known = schemas()
        file = output.destination(destination)
        output.write([listed(known) if name is None else written(name, known)], file)


def schemas() -> dict[str, tuple[str, Callable[[], Schema]]]:
    """All schemas by name: those of reports, and those that the rooms of cases and worksheets keep as files."""
    from attribution.reports.schemas import SCHEMAS, stored

    found = dict(SCHEMAS)
    for room, names in KEPT.items():
        for name, what in names.items():
            if resources.files(room).joinpath("schema", f"{name}-1.json").is_file():
                found[name] = (what, partial(stored, f"{name}-1", room))
    return dict(sorted(found.items()))


def listed(known: dict[str, tuple[str, Callable[[], Schema]]]) -> str:
    """A line a schema: its name, its title, what it describes."""
    titles = {name: str(make()["title"]) for name, (_, make) in known.items()}
    wide, wider = max(map(len, known)), max(map(len, titles.values()))
    return "".join(f"{name:<{wide}}  {titles[name]:<{wider}}  {what}\n" for name, (what, _) in known.items())


def written(name: str, known: dict[str, tuple[str, Callable[[], Schema]]]) -> str:
    """A schema as JSON, asked for by its name or by its title: `report`, `attribution.report/1`."""
    from attribution.reports.jsonreport import dumps

    for short, (_, make) in known.items():
        made = make()
        if name in (short, made["title"]):
            return dumps(made, indent=2) + "\n"
    raise ConfigError(f"no schema {name!r}, expected one of {', '.join(known)}: `attribution schema` lists them")
