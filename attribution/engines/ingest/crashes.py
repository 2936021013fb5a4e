"""Workers that die: found out which article kills them, so that it is told and the rest is read."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from attribution.engines.ingest.reading import How, Outcome, read_unit
from attribution.engines.ingest.units import Unit
from attribution.types import Diagnostic


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """Fresh processes that share nothing with this one, its locks and open files least of all."""
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=settle)


def settle() -> None:
    """Leave Ctrl-C to the parent, and end with it: a worker whose parent was killed would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow, daemon=True).start()


def follow() -> None:
    """Wait for the end of the parent, then end this process at once."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_alone(unit: Unit, how: How, folder: Path) -> list[Outcome]:
    """Read a unit in a process of its own; where that dies too, halve it until the one source or line is found that does it."""
    pool = new_pool(1)
    try:
        answer = pool.submit(read_unit, unit, how, folder).result()
    except BrokenProcessPool:
        halves = halved(unit)
        if not halves:
            return [crashed(unit)]
        return [outcome for half in halves for outcome in read_alone(half, how, folder)]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    found = list(answer)
    if answer.file is not None:
        answer.file.unlink(missing_ok=True)
    return found


def halved(unit: Unit) -> tuple[Unit, ...]:
    """The two halves of a unit; none of one source or line."""
    if unit.lines is not None and len(unit.lines) > 1:
        middle = len(unit.lines) // 2
        return (replace(unit, lines=unit.lines[:middle]), replace(unit, lines=unit.lines[middle:], first=unit.first + middle))
    if unit.lines is None and len(unit.sources) > 1:
        middle = len(unit.sources) // 2
        return (replace(unit, sources=unit.sources[:middle]), replace(unit, sources=unit.sources[middle:]))
    return ()


def crashed(unit: Unit) -> Outcome:
    """What is told of a source, or a line, that no worker survives."""
    name = unit.sources[0].id
    place = name if unit.lines is None else f"{name} line {unit.first}"
    message = (
        f"{place} ended the process that read it (out of memory, or a fault in a parser); expected an article: look whether the file is "
        "what it says, and leave it out"
    )
    return Outcome(place, notes=(Diagnostic("crash", message, name, failed=True),))
