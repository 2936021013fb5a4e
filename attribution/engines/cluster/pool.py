"""Parts given to a pool of workers by Ray Data; receipts come back as parts are done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attribution.engines.cluster.actor import Embedder, Worker
from attribution.engines.cluster.joining import Cluster, first_line, last_line
from attribution.engines.cluster.shelf import Shelf
from attribution.engines.cluster.wires import Wire
from attribution.engines.local.framing import unpacked
from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.stages import Stages

# Parts waiting at a worker: one, so that it never stands still; a part that waits where another kills the worker is only begun later.
IN_FLIGHT = 2


def receipts(
    cluster: Cluster, names: Sequence[str], make: Callable[[], Stages], signed: Callable[[], str], wire: Wire[Any, Any], shelf: Shelf
) -> Iterator[dict[str, Any]]:
    """Have parts computed; yield a receipt each, as they are done.

    Ray Data keeps as many workers as there is room for, hands each the next part when it has done one, starts one again that died, on another
    machine where its own is gone, and gives it its part again, as often as it takes (`actor.py` sees to it that this ends). Raises what a worker
    raised, and AttributionError where Ray gives up.
    """
    data = cluster.ray.data
    context = data.DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    size = min(cluster.slots, len(names))
    with data.DataContext.current(context):
        parts = data.from_items([{"part": name} for name in names], override_num_blocks=len(names)).map_batches(
            Worker,
            batch_size=None,
            batch_format="pyarrow",
            fn_constructor_args=(make, signed, wire, shelf, os.getcwd()),  # noqa: PTH109 - a string for another machine
            compute=data.ActorPoolStrategy(min_size=1, max_size=size, initial_size=size, max_tasks_in_flight_per_actor=IN_FLIGHT),
            num_cpus=1,
            num_gpus=cluster.gpus or None,
        )
        rows = iter(parts.iter_rows())
    while (row := following(cluster, rows)) is not None:
        if row["error"] is not None:
            raise unpacked(row["error"])
        yield row


def following(cluster: Cluster, rows: Iterator[dict[str, Any]]) -> dict[str, Any] | None:
    """The next receipt; None after the last."""
    try:
        return next(rows, None)
    except cluster.ray.exceptions.RayError as error:
        raise given_up(error) from error


def given_up(error: BaseException) -> AttributionError:
    """What is told where Ray cannot go on."""
    return AttributionError(
        f"the Ray cluster stopped working on the run ({type(error).__name__}: {first_line(error)} … {last_line(error)}); expected workers with this version of "
        "attribution and its models on every machine, and memory for each. What is done is kept where --ray-folder names a folder: run again to go on"
    )


class Few:
    """A worker for few passages; begun at the first call."""

    def __init__(self, make: Callable[[], Stages]) -> None:
        self._make = make
        self._actor: Any = None

    def embed(self, cluster: Cluster, texts: Sequence[str]) -> Any:
        """Rows of float32. Raises what the worker raised."""
        ray = cluster.ray
        if self._actor is None:
            kind = ray.remote(num_cpus=0, num_gpus=cluster.gpus, max_restarts=2, max_task_retries=2)(Embedder)
            self._actor = kind.remote(self._make, os.getcwd())  # noqa: PTH109
        try:
            found = ray.get(self._actor.embed.remote(texts))
        except ray.exceptions.RayError as error:
            raise given_up(error) from error
        if isinstance(found, Exception):
            raise found
        return found

    def leave(self, cluster: Cluster) -> None:
        """Make room on the GPU it has, if it has one."""
        if self._actor is not None and cluster.gpus:
            cluster.ray.kill(self._actor)
            self._actor = None
