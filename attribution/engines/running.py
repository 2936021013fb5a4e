"""Which engine does a run's work: this process, several, or a cluster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attribution.config import Config
from attribution.engines.cores import cores
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.stages import Engine

ENGINES = ("local", "ray")


def engine_for(
    config: Config,
    name: str = "local",
    jobs: int | None = None,
    articles: int | None = None,
    *,
    address: str | None = None,
    folder: str | Path | None = None,
) -> Engine | None:
    """The engine of a run; None means that one process does everything.

    `jobs` is the number of processes (None: what pays for so many `articles`, where that is known); `address` and `folder` are the cluster
    and the shared folder of Ray. Raises ConfigError for another name, for a cluster without Ray, or for `jobs` below 1.
    """
    if name not in ENGINES:
        raise ConfigError(f"engine is {name!r}, expected one of {', '.join(ENGINES)}")
    if jobs is not None and jobs < 1:
        raise ConfigError(f"jobs is {jobs}, expected 1 or more processes")
    if name == "ray":
        from attribution.engines.rayengine import Ray

        return Ray(config, folder=folder, address=address, jobs=jobs)
    if address is not None or folder is not None:
        raise ConfigError(f"a Ray address or folder was given with the engine {name!r}: add --engine ray, or leave them out")
    from attribution.engines.local import Local, jobs_for

    wanted = jobs if jobs is not None else jobs_for(articles or 0, cores())
    return None if wanted == 1 else Local(config, wanted)
