"""Time and peak memory of a fresh Python process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter
from typing import Any

# ru_maxrss counts kibibytes on Linux and bytes on macOS.
PER_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Usage:
    """What one process took, start to end; on Linux `peak_mib` is never below the parent's own size."""

    seconds: float
    peak_mib: float


def run_process(*arguments: str) -> Usage:
    """Run this Python with `arguments`, output thrown away; raises RuntimeError with its last words where it fails."""
    started = perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stderr is not None
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {child.returncode}: {said.strip()[-300:]}")
    return Usage(perf_counter() - started, usage.ru_maxrss / PER_MIB)


def answer(*arguments: str) -> Any:
    """What a Python of its own with `arguments` prints last, as JSON; raises RuntimeError with its last words where it fails."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout.splitlines()[-1])
