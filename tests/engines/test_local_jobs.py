"""How many processes a run gets, and what tells it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from attribution.engines.local import jobs, jobs_for
from attribution.engines.local.framing import exactly, packed, receive, send, unpacked
from attribution.engines.local.process import ending

GB = 10**9


@pytest.mark.parametrize(
    ("articles", "cores", "memory", "expected"),
    [
        (0, 8, 64 * GB, 1),
        (5, 8, 64 * GB, 1),
        (63, 2, 64 * GB, 1),
        (64, 2, 64 * GB, 2),
        (100, 8, 64 * GB, 3),
        (10_000, 8, 64 * GB, 8),
        (10_000, 8, 4 * GB, 4),
        (10_000, 8, GB // 2, 1),
        (10_000, 1, 64 * GB, 1),
    ],
)
def test_processes_pay_for_their_models(articles: int, cores: int, memory: int, expected: int) -> None:
    """Each process needs articles to read and memory to hold the models; there is always one."""
    assert jobs_for(articles, cores, memory) == expected


def test_free_memory_is_what_machine_and_container_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The smaller of the two counts; a container without a limit, or a system that says nothing, does not."""
    (tmp_path / "meminfo").write_text("MemTotal:  24000000 kB\nMemAvailable:  3000000 kB\n")
    (tmp_path / "max").write_text("2000000000\n")
    (tmp_path / "current").write_text("500000000\n")
    monkeypatch.setattr(jobs, "MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr(jobs, "CGROUPS", ((tmp_path / "max", tmp_path / "current"),))
    assert jobs.free_memory() == 1_500_000_000
    (tmp_path / "memory.stat").write_text("anon 100000000\ninactive_file 300000000\n")  # what was read of files is dropped when memory is needed
    assert jobs.free_memory() == 1_800_000_000
    (tmp_path / "memory.stat").write_text("inactive_file 1\ntotal_inactive_file 400000000\n")
    assert jobs.free_memory() == 1_900_000_000
    (tmp_path / "max").write_text("max\n")
    assert jobs.free_memory() == 3_072_000_000
    monkeypatch.setattr(jobs, "MEMINFO", tmp_path / "none")
    assert jobs.free_memory() is None
    assert jobs_for(1000, 4) == 4


def test_a_cut_off_answer_is_no_answer() -> None:
    """Wherever a worker is killed while it writes: the end is seen, and no half value is taken for one."""
    pipe = io.BytesIO()
    send(pipe, packed(["a value"]))
    whole = pipe.getvalue()
    assert unpacked(receive(io.BytesIO(whole))) == ["a value"]
    for size in range(len(whole)):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole[:size]))
    assert exactly(io.BytesIO(b"abc"), 2) == b"ab"


@pytest.mark.parametrize(
    ("code", "words"),
    [(3, "exit code 3"), (4, "out of memory"), (-11, "killed by signal 11 (SIGSEGV)"), (-99, "killed by signal 99 (unknown)")],
)
def test_endings_in_words(code: int, words: str) -> None:
    """An exit code says what happened."""
    assert ending(code) == words
