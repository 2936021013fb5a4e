"""The other side: a process that makes its stages once, then does one task after another until it is told to stop.

It is started as `python -P -c BOOT` (-P: modules of the working folder are not imported), not by `multiprocessing`: that would run the
caller's script again to find its `__main__`, so that a script without `if __name__ == "__main__":` would start workers that start
workers. Nor is it one of `concurrent.futures` or loky (3.7, tried): where a worker is killed while it writes an answer their parents wait
for the rest for ever, and where one dies they end all, and do not say which task it had.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from attribution.engines.local.framing import packed, receive, send, unpacked
from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.engines.local.tasks import Task

# The search path comes as the last argument, so that a worker finds what its parent finds, however that was told where to look.
BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); from attribution.engines.local.worker import main; main()"
STOP = b""
# Exit codes: the parent is gone; a task took more memory than there is.
ORPHANED, OUT_OF_MEMORY = 3, 4


def main() -> None:
    """Say that the stages are made, or why not; then answer tasks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    answers = own_output()
    inbox: SimpleQueue[bytearray] = SimpleQueue()
    # Without a buffer, whose lock the thread would hold while this process ends.
    requests = cast(BinaryIO, open(0, "rb", buffering=0, closefd=False))  # noqa: SIM115 - open as long as the process is
    threading.Thread(target=listen, args=(requests, inbox), daemon=True).start()
    stages: list[Any] = []
    send(answers, attempt(lambda: stages.append(unpacked(inbox.get())())))
    while (data := inbox.get()) != STOP:
        send(answers, attempt(lambda: perform(data, stages[0])))


def perform(data: bytearray, stages: Any) -> Any:
    """Do a task."""
    task: Task[Any] = unpacked(data)
    return task.run(stages)


def attempt(work: Callable[[], Any]) -> bytes:
    """The answer to send: (True, what came out), or (False, the error); out of memory, this process is no longer to be trusted."""
    try:
        return packed((True, work()))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - raised again by the parent
        return packed((False, portable(error)))


def portable(error: Exception) -> Exception:
    """An error that survives the way to the parent, with the traceback it had here where it is not one of ours."""
    try:
        same = type(unpacked(packed(error))) is type(error)
    except Exception:  # noqa: BLE001 - whatever its pickling does
        same = False
    if not same:
        error = RuntimeError(f"{type(error).__name__}: {error}").with_traceback(error.__traceback__)
    if not isinstance(error, AttributionError):
        error.add_note("In a worker process:\n" + "".join(traceback.format_tb(error.__traceback__)))
    return error


def own_output() -> BinaryIO:
    """The pipe to the parent, kept from whatever prints: standard output goes to standard error from here on, a line at a time."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if isinstance(sys.stdout, TextIOWrapper):  # opened as a pipe, it would keep its lines until the end
        sys.stdout.reconfigure(line_buffering=True)
    return pipe


def listen(requests: BinaryIO, inbox: SimpleQueue[bytearray]) -> None:
    """Put what is asked into the inbox; end with the parent, at once, whatever is being done."""
    data = None
    while data != STOP:
        try:
            data = receive(requests)
        except (EOFError, OSError):
            os._exit(ORPHANED)
        except MemoryError:  # this thread would end alone, and the parent wait for ever
            os._exit(OUT_OF_MEMORY)
        inbox.put(data)
