"""Ray, set up to be quiet and to stay at home, and the cluster that is joined or begun here."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from typing import Any

from attribution.config import Config
from attribution.engines.cores import cores
from attribution.errors import ConfigError

# Read by Ray when it is imported: nothing is reported to anyone, and raylets' messages, which Ray prints to standard output, are not
# printed (they are in its logs).
SETTINGS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS_SKIP_REGEX": "."}
# For a cluster begun here: it listens on this machine only, and its workers are as nice as this process, not nicer by 15: they are
# the work, and beside any other load they would hardly start.
AT_HOME = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_worker_niceness": "0"}
# Bytes of the object store of a cluster begun here: only names and receipts go through it.
STORE = 128 << 20
MISSING = "the Ray engine needs Ray, which is not installed here ({error}): pip install 'attribution[ray]', or leave --engine out"


def import_ray(*, home: bool) -> Any:
    """Ray with Ray Data; `home` where a cluster is begun on this machine. Raises ConfigError where it is not installed."""
    first = "ray" not in sys.modules
    for name, value in (SETTINGS | AT_HOME if home else SETTINGS).items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ConfigError(MISSING.format(error=error)) from error
    for name in ("ray", "ray.data") if first else ():  # a program that uses Ray itself keeps its logs
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return ray


@dataclass(frozen=True, slots=True)
class Cluster:
    """What was joined: `slots` workers fit, each on a core, and on a GPU where `device` is cuda; `own` where it is to be ended by us."""

    ray: Any
    own: bool
    slots: int
    device: str
    nodes: int

    @property
    def gpus(self) -> int:
        """GPUs of a worker."""
        return int(self.device == "cuda")

    def leave(self) -> None:
        """End the cluster that was begun here, or leave the one that was joined: its workers for us end."""
        if self.own:
            self.ray.shutdown()


def join(config: Config, address: str | None, jobs: int | None) -> Cluster:
    """Join the cluster at `address` (or RAY_ADDRESS), the one this process is in already, or begin one of `jobs` workers here.

    Raises ConfigError for one that cannot be joined, or that has no GPU where the settings ask for one.
    """
    address = address or os.environ.get("RAY_ADDRESS") or None
    if address is not None and address.startswith("ray://"):
        raise ConfigError(
            f"the Ray address is {address!r}, expected that of a cluster this machine is part of: a Ray Client sees other folders than the workers. "
            "Run on a machine of the cluster with --ray-address auto, or send the command with `ray job submit`"
        )
    ray = import_ray(home=address is None)
    own = not ray.is_initialized()
    if own:
        begin(ray, address, jobs)
    return measured(ray, config, jobs, own=own)


def begin(ray: Any, address: str | None, jobs: int | None) -> None:
    """Connect to a cluster, or begin one on this machine."""
    quiet = {"log_to_driver": False, "logging_level": logging.CRITICAL, "configure_logging": False}
    try:
        if address is not None:
            ray.init(address=address, **quiet)
            return
        ray.init(address="local", num_cpus=jobs or cores(), include_dashboard=False, object_store_memory=STORE, _node_ip_address="127.0.0.1", **quiet)
    except (ConnectionError, RuntimeError, ValueError, OSError, TimeoutError, ray.exceptions.RayError) as error:
        where = "on this machine" if address is None else f"at {address!r}"
        raise ConfigError(f"no Ray cluster could be reached {where} ({first_line(error)}): start one with `ray start`, or leave the address out") from error


def measured(ray: Any, config: Config, jobs: int | None, *, own: bool) -> Cluster:
    """How many workers fit, and on what they compute: GPUs where there are any and the settings do not say cpu, else cores."""
    resources = ray.cluster_resources()
    cpus, gpus = int(resources.get("CPU", 0)), int(resources.get("GPU", 0))
    wanted = config.device.split(":")[0]
    if wanted == "cuda" and not gpus:
        raise ConfigError(f"device is {config.device!r} and the Ray cluster has no GPU, expected one: set device to cpu or auto")
    device = "cuda" if gpus and wanted != "cpu" else "cpu"
    slots = gpus if device == "cuda" else cpus
    nodes = sum(bool(node["Alive"]) for node in ray.nodes())
    return Cluster(ray, own, max(1, min(slots, jobs or slots)), device, nodes)


def first_line(error: BaseException) -> str:
    """The first line of a message; Ray's go on for pages."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def last_line(error: BaseException) -> str:
    """The last line: of a traceback, what was raised."""
    return (str(error).strip().splitlines() or [type(error).__name__])[-1].strip()
