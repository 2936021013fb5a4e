"""A run that is killed with SIGKILL at any moment: the archive is sound, all that was acknowledged is there, and the rest is added by the same run."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attribution.archive.store import open_archive
from benchmarks.archivestate import faults, state

ROOT = Path(__file__).resolve().parents[2]
PARTS, PART = 18, 5
# What the run does: a part, its acknowledgement, what is computed on the way; small segments, so that indexes are written, too.
RUN = f"""
import sys
from attribution.archive.meaning import segments
from attribution.archive.kept.computed import ArchiveVerdicts, keep_readings
from attribution.archive.holding.members import known
from attribution.archive.meaning.nearest import index
from attribution.archive.store import open_archive
from tests.archive.wires import KEY, SPACE, add, verdicts, wire

segments.LEAST = 48
archive = open_archive(sys.argv[1])
for part in range({PARTS}):
    numbers = range(part * {PART}, (part + 1) * {PART})
    if len(known(archive, [wire(number).article for number in numbers], KEY)) < {PART}:
        keep_readings(archive, [wire(number) for number in numbers], KEY)
        add(archive, numbers)
    print("added", (part + 1) * {PART}, flush=True)
    ArchiveVerdicts(archive).put_many(verdicts(part * 50, 50))
    index(archive, SPACE)
print("done", flush=True)
"""


def run(place: str, stop_at: int | None, delay: float) -> tuple[int, bool]:
    """Run it, killed `delay` seconds after so many articles were acknowledged: how many were, and whether it came to its end."""
    acknowledged, done = 0, False
    with subprocess.Popen([sys.executable, "-c", RUN, place], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            done = line == "done\n"
            acknowledged = acknowledged if done else int(line.split()[1])
            if stop_at is not None and acknowledged >= stop_at:
                time.sleep(delay)
                child.send_signal(signal.SIGKILL)
                stop_at = None
    assert child.returncode in (0, -signal.SIGKILL)
    return acknowledged, done


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The state of an archive that was made without interruption."""
    path = str(tmp_path_factory.mktemp("reference") / "whole.db")
    assert run(path, None, 0) == (PARTS * PART, True)
    return state(open_archive(path))


def test_kills_lose_nothing(place: str, reference: dict[str, str]) -> None:
    """Six kills, each later in the run; then the run ends, and the archive says what one that was never interrupted says."""
    rng = random.Random(20310304)
    killed = 0
    for step in range(6):
        acknowledged, done = run(place, PART * (1 + step * (PARTS - 2) // 6), rng.random() * 0.03)
        killed += not done
        archive = open_archive(place)
        assert faults(archive, acknowledged) == []
        archive.close()
    assert killed >= 4
    assert run(place, None, 0) == (PARTS * PART, True)
    assert state(open_archive(place)) == reference
