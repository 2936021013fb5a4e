"""A worker as its parent sees it: a process that is asked one task at a time, and may die."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, cast

from attribution.engines.local.framing import packed, receive, send, unpacked
from attribution.engines.local.worker import BOOT, OUT_OF_MEMORY, STOP

# What the libraries below us take their number of threads from; torch and BLAS read it when they are imported.
THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")
# Seconds a worker with nothing to do has to end by itself.
PATIENCE = 5.0


class Died(Exception):  # noqa: N818 - an event, not an error: it is dealt with
    """A worker ended without an answer; says how ("killed by signal 9 …")."""


class Worker:
    """A process with its own stages. `ask` is for one thread; `kill` may be called by any."""

    def __init__(self, make: Callable[[], Any], threads: int) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, our own words
            [sys.executable, "-P", "-c", BOOT, json.dumps([entry for entry in sys.path if isinstance(entry, str)])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(threads),
        )  # fmt: skip
        self._make = make

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ready(self) -> None:
        """Wait until its stages are made. Raises Died, or what making them raised."""
        self._talk(packed(self._make))

    def ask(self, task: Any) -> Any:
        """What comes of a task. Raises Died, or what the task raised."""
        return self._talk(packed(task))

    def _talk(self, message: bytes) -> Any:
        try:
            send(cast(BinaryIO, self._process.stdin), message)
            answer = receive(cast(BinaryIO, self._process.stdout))
        except (OSError, EOFError, ValueError) as error:  # ValueError: the pipe was closed
            raise Died(ending(self.end())) from error
        except BaseException:  # no memory for the answer, say: the rest of it must not be taken for the next one
            self.kill()
            self.end()
            raise
        good, value = unpacked(answer)
        if not good:
            raise value
        return value

    def kill(self) -> None:
        """End it now, whatever it does."""
        self._process.kill()

    def end(self) -> int:
        """Tell it to stop, kill it where it does not, and return its exit code; nothing of it is left then."""
        with suppress(OSError, ValueError):
            send(cast(BinaryIO, self._process.stdin), STOP)
        try:
            code = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()
        return code


def environment(threads: int) -> dict[str, str]:
    """This process's variables with as many threads for a worker; fewer where the user asked for fewer."""
    asked = {name: os.environ.get(name, "") for name in THREADS}
    counts = {name: min(int(value), threads) if value.isdigit() and int(value) else threads for name, value in asked.items()}
    return {**os.environ, **{name: str(count) for name, count in counts.items()}}


def ending(code: int) -> str:
    """An exit code in words."""
    if code == OUT_OF_MEMORY:
        return "out of memory"
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = "unknown"
    return f"killed by signal {-code} ({name})" + (", as the system does when memory runs out" if name == "SIGKILL" else "")
