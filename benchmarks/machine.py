"""The machine, the versions and the commit that figures belong to."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks.processes import answer

PACKAGES = ("attribution", "torch", "transformers", "tokenizers", "spacy", "numpy", "sqlalchemy", "usearch", "sentence-transformers")
# What matters to products of matrices, as Linux and macOS name it.
FLAGS = ("avx2", "avx512f", "avx512_bf16", "amx_bf16", "amx_int8", "asimd", "bf16")
ROOT = Path(__file__).resolve().parent.parent
# Run in a process of its own: torch would count as memory of everything started from here.
DEVICE = """
import json, torch
from attribution.config import Config
from attribution.doctor import hardware
device, dtype, problem = hardware(Config())
gpu = torch.cuda.get_device_name() if torch.cuda.is_available() else None
print(json.dumps({"device": device, "dtype": dtype, "problem": problem, "gpu": gpu, "threads": torch.get_num_threads()}))
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a figure was measured on; `load` is of the last minute, before anything was measured."""

    processor: str
    cores: int
    flags: tuple[str, ...]
    memory_gib: float
    system: str
    load: float
    commit: str
    versions: dict[str, str]
    device: dict[str, Any]

    def lines(self) -> list[str]:
        """For the head of the table."""
        device, flags = self.device, ", ".join(flag.upper() for flag in self.flags) or "no flags known"
        amx = "" if any(flag.startswith("amx") for flag in self.flags) else ", no AMX"
        busy = f"; other work on it: load {self.load:.1f} at the start" if self.load >= 0.5 else ""
        return [
            f"machine: {self.processor}, {self.cores} cores ({flags}{amx}), {self.memory_gib:.0f} GiB, GPU: {device.get('gpu') or 'none'}; {self.system}{busy}",
            f"models on {device.get('device', '?')}, {device.get('dtype', '?')}, {device.get('threads', '?')} threads" + (f" ({device['problem']})" if device.get("problem") else ""),
            f"commit {self.commit}; " + ", ".join(f"{name} {number}" for name, number in self.versions.items()),
        ]


def machine() -> Machine:
    """The machine this runs on."""
    info = cpuinfo()
    flags = set(info.get("flags", info.get("Features", "")).split())
    return Machine(
        processor=info.get("model name") or platform.processor() or platform.machine(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        flags=tuple(flag for flag in FLAGS if flag in flags),
        memory_gib=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30,
        system=f"{platform.system()} {platform.release()}",
        load=os.getloadavg()[0],
        commit=commit(),
        versions=versions(),
        device=device(),
    )


def cpuinfo(file: Path = Path("/proc/cpuinfo")) -> dict[str, str]:
    """What Linux says of the first core; nothing elsewhere."""
    try:
        first = file.read_text("utf-8").split("\n\n")[0]
    except OSError:
        return {}
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in first.splitlines())}


def versions() -> dict[str, str]:
    """Python and the packages that are installed."""
    found = {"Python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def commit(folder: Path = ROOT) -> str:
    """The commit of the checkout, with a + where files differ from it; "unknown" outside of one."""
    try:
        name = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=folder, capture_output=True, text=True, check=True)
        changed = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return name.stdout.strip() + ("+" if changed.stdout.strip() else "")


def device() -> dict[str, Any]:
    """Device and dtype as a run chooses them; the problem where torch is not there."""
    try:
        found: dict[str, Any] = answer("-c", DEVICE)
    except RuntimeError as failure:
        return {"problem": str(failure).splitlines()[-1]}
    return found
