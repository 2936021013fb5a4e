"""What does not go together on a cluster is refused before or while it runs."""

from __future__ import annotations

from attribution.config import Config
from attribution.engines.cluster.joining import Cluster
from attribution.engines.cluster.shelf import Shelf
from attribution.errors import ConfigError


def one_kind(made: str, shelf: Shelf, name: str, ours: str = "") -> str:
    """What computed a part, which `ours` begins; `made` is what computed those before. Raises ConfigError where it is of another kind."""
    noted = shelf.noted("out", name)
    found = made if noted is None else noted.made
    if not found.startswith(ours):
        raise ConfigError(
            f"a worker of the cluster is {found}, expected {ours}, as here: install the same wheel on every machine, and change nothing during a run"
        )
    if made and found != made:
        raise ConfigError(
            f"parts of one run were computed by {made}, and by {found}; expected one dtype and kind of processor, or the report would depend on "
            "who did what. Choose workers of one kind, or set device and dtype, and begin with an empty folder"
        )
    return found


def fitting(config: Config, cluster: Cluster, *, kept: bool) -> None:
    """Raise ConfigError where several machines would need one folder, or write to one file."""
    if cluster.nodes < 2:
        return
    if not kept:
        raise ConfigError(f"the Ray cluster has {cluster.nodes} machines, expected a folder that all of them see: name one with --ray-folder")
    for name in ("archive", "verdict_cache"):
        place = getattr(config, name)
        if place is not None and not str(place).startswith("postgres"):
            raise ConfigError(
                f"{name} is {str(place)!r}, a file, and the Ray cluster has {cluster.nodes} machines; expected a database that all of them can write: "
                "give a postgresql:// URL, or leave it out"
            )
