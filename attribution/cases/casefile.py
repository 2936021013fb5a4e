"""Case files on disk: which they are, and their tables as plain values with the line of each."""

from __future__ import annotations

import glob
import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from attribution.cases.expectations import CaseFault
from attribution.cases.lines import Lines, toml_lines, yaml_lines
from attribution.errors import InputError

SUFFIXES = (".attribution.toml", ".attribution.yaml", ".attribution.yml")
# A case file is written by hand; what is larger is something else. Also bounds what the articles of one case may cost.
LARGEST = 20_000_000
# A YAML alias can make a small file a huge value ("billion laughs"); case files need none.
ALIASES = "it has a YAML alias (*name), expected plain values: write the value out"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tables of a file as strings, numbers, lists and mappings (dates as ISO 8601), and where each begins."""

    path: Path
    data: Any
    lines: Lines


def is_case_file(path: Path) -> bool:
    """Whether the file's name says so: `ferry.attribution.toml`; a settings file `attribution.toml` is none."""
    return path.name.endswith(SUFFIXES) and not path.name.startswith(".")


def stem(path: Path) -> str:
    """The name of a case file without its suffix: `ferry.attribution.toml` -> `ferry`."""
    return next((path.name.removesuffix(end) for end in SUFFIXES if path.name.endswith(end)), path.stem)


def find(paths: Iterable[str | Path]) -> Iterator[Path | CaseFault]:
    """The case files that files, folders and patterns mean, each once, sorted within each of them; hidden folders are passed over.

    A path that does not exist, or a named file that is no case file, comes as a CaseFault; a folder without any gives nothing.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in meant(str(path)):
            if isinstance(found, CaseFault):
                yield found
            elif (key := found.resolve()) not in seen:
                seen.add(key)
                yield found


def meant(path: str) -> Iterator[Path | CaseFault]:
    """What one path means."""
    place = Path(path)
    if place.is_dir():
        yield from sorted(below(place))
    elif place.is_file():
        yield place if is_case_file(place) else named_otherwise(path)
    elif glob.has_magic(path):
        hits = [Path(hit) for hit in sorted(glob.glob(path, recursive=True))]  # noqa: PTH207 - a pattern may be absolute
        for hit in hits:
            if hit.is_dir() and "**" not in path:
                yield from meant(str(hit))
            elif is_case_file(hit) and hit.is_file():
                yield hit
    else:
        message = f"{path!r} does not exist; expected a case file, a folder or a pattern: check the spelling"
        yield CaseFault("missing", message, path, failed=True)


def below(folder: Path) -> Iterator[Path]:
    """The case files below a folder; hidden folders (.git, .venv) are not looked into."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root) / name for name in files if is_case_file(Path(name)))


def named_otherwise(path: str) -> CaseFault:
    """The fault of a file that was named and whose name is not that of a case file."""
    message = f"{path!r} is no case file by its name; expected {', '.join('*' + end for end in SUFFIXES)}: rename it"
    return CaseFault("not_a_case_file", message, path, failed=True)


def parse(path: Path) -> Parsed:
    """Read a case file. Raises InputError, with the line where it is known, for what is no TOML or YAML."""
    text = read(path)
    if path.name.endswith(".toml"):
        try:
            return Parsed(path, plain(tomllib.loads(text)), toml_lines(text))
        except tomllib.TOMLDecodeError as error:
            line = getattr(error, "lineno", None) or line_in(str(error))
            raise InputError(f"not valid TOML: {error}. Correct the line", code="invalid_toml", line=line) from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, a thousand brackets
            raise InputError(f"not readable as TOML: {error}. Take such a value out", code="invalid_toml") from error
    return Parsed(path, plain(parse_yaml(text)), yaml_lines(text))


def read(path: Path) -> str:
    """The text of a case file. Raises InputError."""
    try:
        if path.stat().st_size > LARGEST:
            size = f"{path.stat().st_size:,} bytes, more than {LARGEST:,}"
            raise InputError(f"the file has {size}; expected a case file: split it", code="too_large")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}. Check the path", code="unreadable") from error
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8: save the file as UTF-8", code="encoding") from error


def parse_yaml(text: str) -> Any:
    """The value of a YAML file; aliases are refused. Raises InputError."""
    import yaml

    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else None
                raise InputError(ALIASES, code="invalid_yaml", line=line)
        refuse_twins(yaml.compose(text, Loader=yaml.SafeLoader))
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        line = mark.line + 1 if mark else None
        raise InputError(f"not valid YAML: {what}. Correct the line", code="invalid_yaml", line=line) from error
    except (ValueError, RecursionError) as error:  # a day such as 2024-13-45, a number of thousands of digits, a thousand brackets
        raise InputError(f"not readable as YAML: {error}. Correct the value, or put it in quotation marks", code="invalid_yaml") from error


def refuse_twins(node: Any) -> None:
    """Raise InputError for a key that stands twice in one mapping: YAML would drop the first without a word, TOML refuses it."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            refuse_twins(item)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                line = key.start_mark.line + 1
                raise InputError(f"the key {key.value!r} stands twice, expected it once: put both lists under one", code="invalid_yaml", line=line)
            seen.add(str(key.value))
            refuse_twins(value)


def line_in(message: str) -> int | None:
    """The line that a parser's message names: "… (at line 3, column 7)" -> 3."""
    after = message.partition("at line ")[2]
    number = after.partition(",")[0].rstrip(")")
    return int(number) if number.isdecimal() else None


def plain(value: Any) -> Any:
    """A parsed value with dates as ISO 8601 and keys as words."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
