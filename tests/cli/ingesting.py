"""`ingest` as a program of its own for tests that kill it: slowed, lasting at every unit, and with a file that no reader survives.

Worker processes import this module too, as Python's spawn does with every main module.
"""

from __future__ import annotations

import os
import sqlite3
import time
from types import SimpleNamespace

import typer

from attribution.cli.ingest import ingest
from attribution.engines.ingest import drafts, journal, merging, reading, running, units

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.command()(ingest)
SLOW = float(os.environ.get("TEST_INGEST_SLOW", "0"))
read_source, add, connect = reading.read_source, merging.Merger.add, sqlite3.connect


def deadly(source, **more):
    """The reader, but that it ends its process at a file named crash."""
    if "crash" in source.id:
        os._exit(9)
    return read_source(source, **more)


def slowed(self, outcome, unit):
    """The merger, but slow."""
    time.sleep(SLOW)
    add(self, outcome, unit)


def opened_quickly(path, timeout, isolation_level):
    """A journal that outlives a kill, but no power cut: the disks of test machines are slow."""
    base = connect(path, timeout=timeout, isolation_level=isolation_level)
    base.execute("pragma synchronous = off")
    return base


reading.read_source = deadly
if SLOW:
    merging.Merger.add = slowed
journal.sqlite3 = SimpleNamespace(**{**vars(sqlite3), "connect": opened_quickly})
drafts.os = SimpleNamespace(fsync=lambda _file: None)
units.LINES, units.FILES, running.COMMIT_SECONDS = 10, 3, 0.0

if __name__ == "__main__":
    app()
