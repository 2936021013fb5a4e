"""Lines of labelled pairs, each checked: the line's number, what was seen, what is expected."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, TypedDict, cast

from attribution.errors import ConfigError
from attribution.judging.askable import is_visible, shown
from attribution.types import LABELS, Label

EXPECTED = 'expected {"premise", "hypothesis", "label"} with label ' + ", ".join(LABELS)
BOM = b"\xef\xbb\xbf"


class Record(TypedDict):
    """One line: two texts, the gold label, and the set and phenomenon where they are told ("" where not)."""

    premise: str
    hypothesis: str
    label: Label
    dataset: str
    phenomenon: str


def records(path: Path) -> Iterator[tuple[int, Any]]:
    """(line number from 1, value) of a JSON Lines file, gzipped where its name says so, or of stdin ("-"); a BOM is dropped."""
    try:
        with opened(path) as lines:
            for number, raw in enumerate(lines, 1):
                line = raw.removeprefix(BOM) if number == 1 else raw
                if line.strip():
                    yield number, parsed(line, f"{path}, line {number}")
    except (OSError, EOFError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}. Expected JSON Lines; make or fetch the file again") from error


def opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """The file's bytes, unpacked."""
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def parsed(line: bytes, where: str) -> Any:
    """The value of a line."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{where}: byte {error.start} is not UTF-8, expected UTF-8: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{where}: not JSON ({error}), {EXPECTED} on one line: correct the line") from error


def labelled(row: Any, where: str) -> Record:
    """The five fields of a line. Raises ConfigError for a value that is no pair."""
    if not isinstance(row, dict):
        raise ConfigError(f"{where}: {shown(row)} was seen, {EXPECTED}: write an object")
    premise, hypothesis, label = (text(row, key, where) for key in ("premise", "hypothesis", "label"))
    if label not in LABELS:
        raise ConfigError(f"{where}: the label is {shown(label)}, {EXPECTED}: correct the label")
    dataset, phenomenon = (text(row, key, where) if row.get(key) is not None else "" for key in ("dataset", "phenomenon"))
    return Record(premise=premise, hypothesis=hypothesis, label=label, dataset=dataset, phenomenon=phenomenon)


def text(row: dict[str, Any], key: str, where: str) -> str:
    """The words under a key; an empty premise says nothing and cannot be judged."""
    if key not in row:
        seen = ", ".join(sorted(row)[:12]) or "none"
        raise ConfigError(f"{where}: key {key!r} is missing (keys seen: {seen}), {EXPECTED}: add it")
    value = row[key]
    if not isinstance(value, str):
        raise ConfigError(f"{where}: {key} is {shown(value)}, {EXPECTED}, each in quotation marks: correct the line")
    if key in ("premise", "hypothesis") and not any(map(is_visible, value)):
        raise ConfigError(f"{where}: {key} is empty, expected words: fill it in or leave the line out")
    return value
