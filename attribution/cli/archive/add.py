"""`attribution archive add`: articles into an archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import typer

from attribution.cli import checker, exits, inputs, options, places
from attribution.cli.amount import likely_articles
from attribution.cli.archive.addbar import AddBar
from attribution.cli.archive.common import Place
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.config import Config, load_config

if TYPE_CHECKING:
    from attribution.engines.archiving import Filed
    from attribution.types import Diagnostic

# Losses and notes told one by one; the others are counted.
TOLD = 20


@grouped
def add(
    paths: options.Paths,
    *,
    archive: Place = None,
    readers: options.Readers,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    workers: options.Workers,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Read articles and add them to an archive, which is made where there is none.

    An article that is held already with the same content costs nothing; one whose id is held with other content replaces it. Parts are
    added whole: a run can be stopped, or killed, at any moment; what was counted as added is there, and the same command adds the rest.

    Exit codes: 0 done, 2 usage or settings, 3 some articles could not be read (the others are added), 4 internal fault or missing model,
    5 no article found, 130 interrupted.
    """
    with guarded(debug=debug):
        config = load_config(config_file, online=online or None, **readers.settings())
        place = places.place_of(archive, config)
        items = inputs.checked(paths)
        filed = added(places.kept_in(config, place), place, items, workers, quiet=quiet)
        for line in told(filed.diagnostics, quiet=quiet):
            say(line)
        raise typer.Exit(exits.PARTIAL if filed.lost else exits.NOTHING if filed.done else exits.NOT_COMPARED)


def added(config: Config, place: str, items: list[str], workers: options.Workers, *, quiet: bool) -> Filed:
    """Add the articles, tell how far it is, and in the end what came of it."""
    from attribution.engines.archiving import add_articles

    with ExitStack() as open_ones:
        store, likely = open_ones.enter_context(places.opened(place, create=True)), likely_articles(items)
        bar = open_ones.enter_context(AddBar(store.place, likely, quiet=quiet))
        found = open_ones.enter_context(checker.working(config, bar.stage, workers, likely))
        try:
            filed = add_articles(found, store, items, bar)
        except KeyboardInterrupt:
            bar.interrupted()
            raise
        bar.stop()
        bar.summary(filed)
        return filed


def told(diagnostics: list[Diagnostic], *, quiet: bool) -> Iterator[str]:
    """Why articles were lost, and what else is to be known, the first few of each; `quiet` leaves the losses."""
    for name, entries in (("Lost", [entry for entry in diagnostics if entry.failed]), ("Note", [entry for entry in diagnostics if not entry.failed and not quiet])):
        yield from (f"{name}: {entry.message}" for entry in entries[:TOLD])
        if len(entries) > TOLD:
            yield f"… and {len(entries) - TOLD:,} more ({name.lower()})."
