"""`attribution archive vacuum`: give back what an archive does not need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli import checker, options, places
from attribution.cli.archive.common import Place
from attribution.cli.archive.stats import size
from attribution.cli.groups import grouped
from attribution.cli.guard import guarded, say
from attribution.cli.progress import ProgressBar
from attribution.config import Config, load_config

if TYPE_CHECKING:
    from attribution.archive.upkeep.tidying import Freed

# What went, where it is one.
ONE = {"readings": "reading", "embeddings": "embedding", "judgements": "judgement", "indexes": "index"}
Stale = Annotated[
    bool, typer.Option("--stale", help="Also what other models, settings or versions of the program read than those of this command, where no article needs it.")
]


@grouped
def vacuum(
    *,
    archive: Place = None,
    stale: Stale = False,
    readers: options.Readers,
    online: options.Online = False,
    config_file: options.ConfigFile = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Throw away what nothing in an archive needs any more, such as embeddings of replaced articles, and give the room back.

    No article is lost, and what is thrown away and wanted again is computed again. Exit codes: 0 done, 2 usage or settings, or an archive
    that cannot be written, 4 internal fault or missing model.
    """
    with guarded(debug=debug):
        from attribution.archive.upkeep.tidying import vacuum as tidied

        config = load_config(config_file, online=online or None, **readers.settings())
        with places.opened(places.place_of(archive, config)) as store:
            keys = present(config, quiet=quiet) if stale else (None, None)
            freed = tidied(store, keys[0], vector_key=keys[1])
        if not quiet:
            say(f"{store.place}: {told(freed)}")


def present(config: Config, *, quiet: bool) -> tuple[str, str]:
    """The keys under which these models and settings keep readings and embeddings."""
    with ProgressBar(quiet=quiet) as progress:
        models = checker.make_checker(replace(config, archive=None), progress).models
        return models.reading_key, models.vector_key


def told(freed: Freed) -> str:
    """What went: "41.3 MB before, 38.0 MB now; dropped 2 readings, 120 embeddings"."""
    went = (("readings", freed.readings), ("embeddings", freed.vectors), ("judgements", freed.judgements), ("indexes", freed.segments))
    dropped = ", ".join(f"{count:,} {ONE[name] if count == 1 else name}" for name, count in went if count)
    return f"{size(freed.before)} before, {size(freed.after)} now" + (f"; dropped {dropped}" if dropped else "")
