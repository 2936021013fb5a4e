"""`attribution archive export`: what an archive holds as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import options, output, places
from attribution.cli.archive.common import Choice, Place
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded
from attribution.config import load_config

if TYPE_CHECKING:
    from attribution.archive.upkeep.exporting import What

KINDS: tuple[What, ...] = ("articles", "quotations", "statements", "readings")
Kind = Annotated[
    str,
    typer.Option("--what", metavar="|".join(KINDS), help="What to write of each article.", callback=options.one_of(list(KINDS))),
]


@grouped
def export(
    *,
    archive: Place = None,
    what: Kind = KINDS[0],
    choice: Choice,
    destination: options.Output = None,
    config_file: options.ConfigFile = None,
    debug: options.Debug = False,
) -> None:
    """Write what an archive holds, an article a line (JSON Lines), in the order of the ids; memory does not grow with the archive.

    Articles are records that `archive add` reads back; readings hold quotations, people and statements. With -o the file is written whole or
    not at all.

    Exit codes: 0 written, 2 usage or settings, 4 internal fault.
    """
    with guarded(debug=debug):
        config = load_config(config_file)
        place = places.place_of(archive, config)
        file = output.destination(destination, [], output.settings_files(config, config_file, place))
        with places.opened(place) as store:
            from attribution.archive.upkeep.exporting import export as records_of

            output.write(lines(records_of(store, known(what), choice.chosen())), file)


def known(what: str) -> What:
    """The kind that an option names, which was checked when it was read."""
    return next(kind for kind in KINDS if kind == what)


def lines(records: Iterator[dict[str, object]]) -> Iterator[str]:
    """A line a record."""
    from attribution.reports.jsonreport import dumps

    for record in records:
        yield dumps(record) + "\n"
