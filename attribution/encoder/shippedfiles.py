"""Whether the shipped weight files are the ones of the checked-in list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribution.encoder.base import file_sha256
from attribution.errors import AttributionError
from attribution.modelfiles import model_path

CHECKSUMS = "checksums.toml"
STEP = "reinstall attribution from its wheel"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One file that must have one sha256; `problem` says what is wrong with it and what to do, or is empty."""

    file: str
    expected: str
    seen: str = ""
    problem: str = ""


def shipped_files(seat: str = "") -> Iterator[FileCheck]:
    """Every file of the list, or only those of one seat ("entailment"), checked one at a time."""
    listed: dict[str, str] = tomllib.loads(model_path(CHECKSUMS).read_text("utf-8"))
    for name, expected in listed.items():
        if not seat or name.startswith(f"{seat}/"):
            yield check_file(model_path(CHECKSUMS).parent / name, name, expected, STEP)


def shipped_fault(seat: str) -> str:
    """What is wrong with the first file of a seat that is not as it was shipped; empty where all are, or none is shipped."""
    return next((f"{entry.file} {entry.problem}" for entry in shipped_files(seat) if entry.problem), "")


def check_file(path: Path, name: str, expected: str, step: str) -> FileCheck:
    """Compare one file with its sha256."""
    try:
        seen = file_sha256(path)
    except (OSError, AttributionError) as error:
        return FileCheck(name, expected, problem=f"cannot be read ({getattr(error, 'strerror', None) or error}): {step}")
    wrong = f"has sha256 {seen}, expected {expected}: {step}"
    return FileCheck(name, expected, seen, "" if seen == expected else wrong)
