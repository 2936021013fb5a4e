"""The one place where the command line reaches for the pipeline, so that nothing heavy is imported before it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attribution.cli import options
from attribution.config import Config

if TYPE_CHECKING:
    from attribution.pipeline import Checker
    from attribution.stages import Engine

Progress = Callable[[str, int, int], None]


def make_checker(config: Config, progress: Progress, engine: Engine | None = None) -> Checker:
    """A Checker with these settings, whose work is done by `engine`, or by this process where that is None."""
    from attribution.pipeline import Checker

    return Checker(config, progress, engine)


@contextmanager
def working(config: Config, progress: Progress, workers: options.Workers, likely: int) -> Iterator[Checker]:
    """A Checker and those who work for it, sent home at the end; `likely` is about how many articles there are."""
    engine = make_engine(config, workers, likely)
    try:
        yield make_checker(config, progress) if engine is None else make_checker(config, progress, engine)
    finally:
        if engine is not None:
            engine.close()


def make_engine(config: Config, workers: options.Workers, likely: int) -> Engine | None:
    """Who does the work, None for this process alone. Raises ConfigError for options that do not go together."""
    from attribution.engines.running import engine_for

    return engine_for(config, workers.engine, workers.jobs, likely, address=workers.ray_address, folder=workers.ray_folder)
