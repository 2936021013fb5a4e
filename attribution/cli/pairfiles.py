"""Labelled premise and hypothesis pairs from files; what is named test is never opened or scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from attribution.cli.pairrecords import Record, labelled, records
from attribution.cli.testnames import checked, checked_path
from attribution.errors import ConfigError
from attribution.scoring.entailment import LabelledPair
from attribution.scoring.spacing import tidy

# File below the data folder -> the set its pairs belong to; None: each pair names its own in `dataset`.
FILES: Mapping[str, str | None] = {"nli/dev3.jsonl.gz": None, "fiction/pairs.dev.jsonl.gz": "fiction/dev"}
PairSets = dict[str, list[LabelledPair]]


@dataclass(frozen=True, slots=True)
class PlacedPair(LabelledPair):
    """A labelled pair and where it stands: the file as it was given, and the line from 1."""

    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class PairSource:
    """What to read: the data folder, further files ("-": stdin), the sets wanted (all where none), and whether spaced punctuation stays."""

    data: Path | None
    files: Sequence[Path] = ()
    names: Sequence[str] = ()
    raw: bool = False

    def names_of_files(self) -> str:
        """What was given, for a message."""
        given = [self.data] if self.data is not None else []
        return ", ".join(str(place) for place in [*given, *self.files])


def load_pair_sets(source: PairSource) -> tuple[PairSets, dict[str, str]]:
    """The pairs of each set, and why a set or file has none.

    Raises ConfigError for a name or a file that is refused, unknown or not what it should be.
    """
    asked = [checked(name, "--set") for name in source.names]
    sets: PairSets = {}
    skipped: dict[str, str] = {}
    seen: set[object] = set()
    for path, name in _paths(source):
        if not path.exists() and str(path) != "-":
            skipped[name or path.name] = f"{path.parent.name}/{path.name} is not there"
        elif (key := identity(path)) in seen:
            skipped[f"{path} (again)"] = "it was given twice, and counts once"
        else:
            seen.add(key)
            for label, pair in read_pairs(path, name, raw=source.raw):
                sets.setdefault(label, []).append(pair)
    # Prepared files are called mnli.dev_matched, the set itself mnli/dev_matched; both are understood.
    wanted = [name if name in sets else name.replace(".", "/") for name in asked]
    missing = [name for name in wanted if name not in sets]
    if missing and sets and not skipped:
        raise ConfigError(f"--set {missing[0]}: no such set, expected one of {', '.join(sorted(sets))}")
    skipped |= dict.fromkeys(missing, "no file that is there has it")
    return {name: sets[name] for name in wanted or sorted(sets) if name in sets}, skipped


def identity(path: Path) -> object:
    """What two names of one file have in common."""
    if str(path) == "-":
        return "-"
    found = path.stat()
    return found.st_dev, found.st_ino


def _paths(source: PairSource) -> Iterator[tuple[Path, str | None]]:
    """Every file to read and the set it is, if it is one."""
    if source.data is not None:
        yield from ((source.data / file, name) for file, name in FILES.items())
    for path in source.files:
        checked_path(path, "--pairs")
        if str(path) != "-" and (path.is_dir() or not path.exists()):
            what = "is a folder" if path.is_dir() else "is not there"
            raise ConfigError(f"--pairs {path} {what}: give a JSON Lines file, gzipped or not, or - for stdin")
        yield path, None


def read_pairs(path: Path, name: str | None = None, *, raw: bool = False) -> Iterator[tuple[str, LabelledPair]]:
    """(set, pair) of each line; a pair without a set of its own belongs to `name`, else to the file's."""
    default = "stdin" if str(path) == "-" else path.name.partition(".")[0] or path.name
    for number, row in records(path):
        where = f"{path}, line {number}"
        fields = labelled(row, where)
        yield checked(name or fields["dataset"] or default, f"{where}: dataset"), placed(fields, path, number, raw=raw)


def placed(fields: Record, path: Path, line: int, *, raw: bool) -> PlacedPair:
    """The pair of a line that is in order."""
    premise, hypothesis = (text if raw else tidy(text) for text in (fields["premise"], fields["hypothesis"]))
    return PlacedPair(premise, hypothesis, fields["label"], fields["phenomenon"] or None, str(path), line)
