"""The worker of a cluster: holds models, takes the name of a part, computes it and writes the answers.

The rows that flow through Ray are names of parts and receipts for them. Articles and answers never do: they go from the folder to the one who works on
them and back, so no queue of Ray's can fill with them, and what a receipt says is done is on disk.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attribution.engines.cluster.shelf import Noted, Shelf
from attribution.engines.cluster.wires import Wire
from attribution.engines.local.framing import packed
from attribution.engines.local.worker import OUT_OF_MEMORY, portable
from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.stages import Stages

# Deaths over a part before it is done row by row, over a row before it is given up, and over the models before the run is.
WHOLE, SINGLE, LOADS = 1, 2, 3
LOADING = "load"
ENDING = "killed on the cluster; Ray's logs on its machine say by what"


class Worker:
    """What Ray Data calls with batches of names: `{"part": [name]} -> {"part", "seconds", "made", "error"}`.

    When Ray starts it again after a death, the part that it died of is done row by row, each begun row being noted first; a row that
    was begun twice and never finished is lost (`Task.lost`), so that no article can stop a run. A fault of the program, and errors raised
    on purpose, come back as a receipt and are raised by the driver.
    """

    def __init__(self, make: Callable[[], Stages], signed: Callable[[], str], wire: Wire[Any, Any], shelf: Shelf, folder: str) -> None:
        """`make` makes the stages, `signed` says what computes here; `folder` is the driver's, where it is there: relative paths count from it."""
        with suppress(OSError):
            os.chdir(folder)
        self._make, self._signed, self._wire, self._shelf = make, signed, wire, shelf
        self._stages: Stages | None = None
        self._made = ""

    def __call__(self, batch: Any) -> Any:
        """A receipt for each name: pyarrow tables in and out."""
        import pyarrow as pa

        rows = [self._receipt(name) for name in batch["part"].to_pylist()]
        kinds = pa.schema([("part", pa.string()), ("seconds", pa.float64()), ("made", pa.string()), ("error", pa.binary())])
        return pa.Table.from_pylist(rows, kinds)

    def _receipt(self, name: str) -> dict[str, Any]:
        began = time.monotonic()
        error: bytes | None = None
        try:
            self._do(name)
        except (MemoryError, SystemExit):
            os._exit(OUT_OF_MEMORY)  # not to be trusted any more; to Ray sys.exit would be a farewell for ever
        except Exception as fault:  # noqa: BLE001 - raised again by the driver
            error = packed(portable(fault))
        return {"part": name, "seconds": time.monotonic() - began, "made": self._made, "error": error}

    def _do(self, name: str) -> None:
        bodies = self._shelf.get("in", name)
        tries = self._shelf.tries(name)
        if self._stages is None:
            self._stages = self._load(name, tries)
        gone = {place for place in range(len(bodies)) if tries.count(str(place)) >= SINGLE}
        if tries.count("") < WHOLE:
            self._shelf.begin(name)
            answers = self._answers(bodies)
        else:
            answers = [row for place, body in enumerate(bodies) for row in self._single(name, place, body, gone=place in gone)]
        self._shelf.put("out", name, answers, Noted(len(bodies), self._made, len(gone)))
        self._shelf.finished(name)

    def _load(self, name: str, tries: Sequence[str]) -> Stages:
        """The stages. Raises AttributionError where making them killed too many workers: it would for ever."""
        if tries.count(LOADING) >= LOADS:
            raise AttributionError(
                f"loading the models ended {LOADS} workers ({ENDING}), expected memory for a worker on each core Ray was given: use fewer (--jobs, or "
                "`ray start --num-cpus`)"
            )
        note = self._shelf.begin(name, LOADING)
        made, self._made = self._make(), self._signed()
        self._shelf.ended(note)
        return made

    def _single(self, name: str, place: int, body: bytes, *, gone: bool) -> list[bytes]:
        """The answer of one row of a part that killed a worker."""
        if gone:
            return self._wire.rows(self._wire.task([body]).lost(ENDING))
        note = self._shelf.begin(name, str(place))
        answers = self._answers([body])
        self._shelf.ended(note)
        return answers

    def _answers(self, bodies: Sequence[bytes]) -> list[bytes]:
        assert self._stages is not None
        answers: list[bytes] = []
        for start in range(0, len(bodies), self._wire.together):
            answers += self._wire.rows(self._wire.task(bodies[start : start + self._wire.together]).run(self._stages))
        return answers


class Embedder:
    """A worker for few passages, kept between calls: a pool for each would load the model each time."""

    def __init__(self, make: Callable[[], Stages], folder: str) -> None:
        with suppress(OSError):
            os.chdir(folder)
        self._stages = make()

    def embed(self, texts: Sequence[str]) -> Any:
        """Rows of float32, or the error."""
        try:
            return self._stages.embed(texts)
        except Exception as error:  # noqa: BLE001 - raised again by the driver
            return portable(error)
