"""A word to whoever waits: SQLite is silent while another process holds the file."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Seconds before anything is said.
SILENCE = 2.0
log = logging.getLogger("attribution")


@contextmanager
def announced(path: Path | str, patience: float, what: str = "verdict cache") -> Iterator[None]:
    """Say once, after two seconds inside, what is waited for and for how long at most."""
    words = "%s %s is busy, another run may be writing it: waiting for it up to %d seconds"
    timer = threading.Timer(SILENCE, log.warning, (words, what, path, patience))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
