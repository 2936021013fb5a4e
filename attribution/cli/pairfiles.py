"""Labelled premise and hypothesis pairs from files; what is named test is never opened or scored."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attribution.errors import ConfigError
from attribution.scoring.confusion import LABELS
from attribution.scoring.entailment import LabelledPair
from attribution.scoring.spacing import tidy

# File below the data folder -> the set its pairs belong to; None: each pair names its own in `dataset`.
FILES: Mapping[str, str | None] = {"nli/dev3.jsonl.gz": None, "fiction/pairs.dev.jsonl.gz": "fiction/dev"}
EXPECTED = 'expected {"premise", "hypothesis", "label"} with label ' + ", ".join(LABELS)
PairSets = dict[str, list[LabelledPair]]


@dataclass(frozen=True)
class PairSource:
    """What to read: the data folder, further files, the sets wanted (all where none), and whether spaced punctuation stays."""

    data: Path | None
    files: Sequence[Path] = ()
    names: Sequence[str] = ()
    raw: bool = False


def load_pair_sets(source: PairSource) -> tuple[PairSets, dict[str, str]]:
    """The pairs of each set, and why a set or file has none.

    Raises ConfigError for a name or a file that is refused, unknown or not what it should be.
    """
    asked = [checked(name, "--set") for name in source.names]
    sets: PairSets = {}
    skipped: dict[str, str] = {}
    for path, name in _paths(source):
        if not path.is_file():
            skipped[name or path.name] = f"{path.parent.name}/{path.name} is not there"
            continue
        for label, pair in read_pairs(path, name, raw=source.raw):
            sets.setdefault(label, []).append(pair)
    # Prepared files are called mnli.dev_matched, the set itself mnli/dev_matched; both are understood.
    wanted = [name if name in sets else name.replace(".", "/") for name in asked]
    missing = [name for name in wanted if name not in sets]
    if missing and not skipped:
        raise ConfigError(f"--set {missing[0]}: no such set, expected one of {', '.join(sorted(sets))}")
    skipped |= dict.fromkeys(missing, "no file that is there has it")
    return {name: sets[name] for name in wanted or sorted(sets) if name in sets}, skipped


def _paths(source: PairSource) -> Iterator[tuple[Path, str | None]]:
    """Every file to read and the set it is, if it is one."""
    if source.data is not None:
        yield from ((source.data / file, name) for file, name in FILES.items())
    for path in source.files:
        checked(path.name, "--pairs")
        if not path.is_file():
            raise ConfigError(f"--pairs {path} is not there: give a JSON Lines file, gzipped or not")
        yield path, None


def read_pairs(path: Path, name: str | None = None, *, raw: bool = False) -> Iterator[tuple[str, LabelledPair]]:
    """(set, pair) of each line; a pair without a set of its own belongs to `name`, else to the file's."""
    shape = (lambda text: text) if raw else tidy
    for number, row in records(path):
        try:
            label, own = row["label"], name or str(row.get("dataset") or path.name.partition(".")[0])
            texts = shape(row["premise"]), shape(row["hypothesis"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ConfigError(f"{path}, line {number}: {error!r} was seen, {EXPECTED}") from error
        if label not in LABELS:
            raise ConfigError(f"{path}, line {number}: the label {label!r} was seen, {EXPECTED}")
        phenomenon = row.get("phenomenon")
        yield checked(own, f"{path}, line {number}: dataset"), LabelledPair(*texts, label, str(phenomenon) if phenomenon else None)


def records(path: Path) -> Iterator[tuple[int, Any]]:
    """(line number, value) of a JSON Lines file, gzipped where its name says so."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}. Expected JSON Lines; make or fetch the file again") from error


def checked(name: str, where: str) -> str:
    """The name, unless it is that of a test set."""
    if "test" in name.lower():
        raise ConfigError(f"{where} {name}: test sets are kept for the final measurement. Choose a development set")
    return name
