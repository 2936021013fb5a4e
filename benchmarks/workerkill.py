"""A worker of this process's own Ray cluster, killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import NamedTuple

# Seconds between two looks for a worker that has begun.
PAUSE = 0.2


class Process(NamedTuple):
    """A process as `ps` lists it."""

    number: int
    parent: int
    words: str


def kill_worker(after: float) -> str:
    """Wait so many seconds, then kill (SIGKILL) the first actor that does a stage's work below this process; its name."""
    until = time.perf_counter() + after
    while True:
        time.sleep(max(PAUSE, until - time.perf_counter()))
        for one in workers(below(os.getpid(), listed(told()))):
            os.kill(one.number, signal.SIGKILL)
            return one.words.partition("(")[0]


def told() -> str:
    """Every process of the machine, a line each: number, parent's number, command."""
    return subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout


def listed(lines: str) -> list[Process]:
    """The processes that `ps` told, without its head."""
    found = []
    for line in lines.splitlines():
        number, parent, *words = line.split(maxsplit=2)
        if number.isdigit():
            found.append(Process(int(number), int(parent), words[0] if words else ""))
    return found


def below(number: int, processes: Sequence[Process]) -> list[Process]:
    """The children of a process, theirs, and so on: no other cluster's workers are among them."""
    children: dict[int, list[Process]] = {}
    for one in processes:
        children.setdefault(one.parent, []).append(one)
    found: list[Process] = []
    waiting = [number]
    while waiting:
        mine = children.get(waiting.pop(), [])
        found += mine
        waiting += [one.number for one in mine]
    return found


def workers(processes: Sequence[Process]) -> list[Process]:
    """The actors of Ray Data that map batches."""
    return [one for one in processes if one.words.startswith("ray::") and "MapWorker" in one.words]
