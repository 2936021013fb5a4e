"""How many processes pay: each loads the models, and holds them."""

from __future__ import annotations

from pathlib import Path

# A process takes 6 s of a core to load the models, as long as it takes to read 50 articles of 800 characters or 15 of 3,000: so many it should get to do.
EACH = 32
# What a process holds with all models loaded and a batch under way is 0.85 GB; with long articles and large stories more.
MEMORY = 10**9
MEMINFO = Path("/proc/meminfo")
CGROUPS = (
    (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")),
    (Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"), Path("/sys/fs/cgroup/memory/memory.usage_in_bytes")),
)


def jobs_for(articles: int, cores: int, memory: int | None = None) -> int:
    """Processes for a run of so many articles: one for each core, where each gets articles enough to pay for loading the models (6 s of a core,
    0.85 GB of memory), and they fit into memory (bytes; None: what the system says is free). 1 means this process alone: no other is started.

        >>> [jobs_for(articles, cores=4, memory=16 * 10**9) for articles in (5, 63, 64, 100, 20_000)]
        [1, 1, 2, 3, 4]
        >>> jobs_for(20_000, cores=64, memory=16 * 10**9)
        16
    """
    free = free_memory() if memory is None else memory
    fitting = cores if free is None else free // MEMORY
    return max(1, min(cores, articles // EACH, fitting))


def free_memory() -> int | None:
    """Bytes that can be taken without pushing others out, of the machine and of the container this runs in; None where the system does not say."""
    found = [room for limit, used in CGROUPS if (room := left(limit, used)) is not None]
    try:
        lines = dict(line.split(":", 1) for line in MEMINFO.read_text("ascii").splitlines() if ":" in line)
        found.append(int(lines["MemAvailable"].split()[0]) * 1024)
    except (OSError, KeyError, ValueError):
        pass
    return min(found, default=None)


def left(limit: Path, used: Path) -> int | None:
    """What a control group leaves of its limit; None where it has none ("max")."""
    try:
        return max(0, int(limit.read_text("ascii")) - int(used.read_text("ascii")) + droppable(used.with_name("memory.stat")))
    except (OSError, ValueError):
        return None


def droppable(stat: Path) -> int:
    """Bytes of files that a control group is charged for only as long as nobody needs the memory."""
    try:
        counts = dict(line.split() for line in stat.read_text("ascii").splitlines())
        return int(counts.get("total_inactive_file") or counts["inactive_file"])
    except (OSError, KeyError, ValueError):
        return 0
