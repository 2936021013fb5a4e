"""Read the people table of a desk: TOML with `[[people]]` and `[[override]]` (docs/formats.md)."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from attribution.errors import ConfigError
from attribution.quotes.desk import Desk
from attribution.quotes.knownpeople import EMPTY, KEY_LENGTH, Known, Override, PeopleTable, words_key
from attribution.quotes.namekinds import Kind

PERSON_KEYS = ("name", "aliases", "roles", "kind")
OVERRIDE_KEYS = ("article", "words", "key", "speaker", "role")
TABLES = ("people", "override")
KINDS: tuple[str, ...] = get_args(Kind)


def open_desk(people: str | Path | None, min_speaker_confidence: float = 0.0) -> Desk:
    """Return the desk of a run's settings; without a file it knows nobody."""
    return Desk(load_people(people) if people is not None else EMPTY, min_speaker_confidence)


def load_people(file: str | Path) -> PeopleTable:
    """Read a TOML file of `[[people]]` and `[[override]]`; raises ConfigError naming file, place, value and what is expected."""
    source = Path(file)
    try:
        table = tomllib.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"cannot read the people table {source}: {error.strerror}. Check the path") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{source} is not valid TOML: {error}. Correct the line and run again") from error
    return people_from(table, source)


def people_from(table: Mapping[str, Any], source: Path) -> PeopleTable:
    """Build the table from parsed TOML; `source` is named in every message."""
    refuse_unknown(table, TABLES, source, "")
    people = [known(row, source, place) for place, row in rows(table, "people", source)]
    overrides = [override(row, source, place) for place, row in rows(table, "override", source)]
    taken: dict[str, str] = {}
    for place, one in enumerate(people, 1):
        if one.name.casefold() in taken:
            first = taken[one.name.casefold()]
            raise ConfigError(
                f"people[{place}].name in {source} is {one.name!r}, which {first} is already: join the two"
            )
        taken[one.name.casefold()] = f"people[{place}]"
    return PeopleTable(tuple(people), tuple(overrides))


def rows(table: Mapping[str, Any], key: str, source: Path) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the rows of an array of tables, each with its place for messages: ("people[1]", {…})."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        raise ConfigError(f"{key} in {source} is {value!r}, expected tables: [[{key}]]")
    return [(f"{key}[{number}]", row) for number, row in enumerate(value, 1)]


def known(row: Mapping[str, Any], source: Path, place: str) -> Known:
    """Return one row of `[[people]]`."""
    refuse_unknown(row, PERSON_KEYS, source, f"{place}.")
    kind = row.get("kind", "person")
    if kind not in KINDS:
        raise ConfigError(f"{place}.kind in {source} is {kind!r}, expected one of {', '.join(KINDS)}")
    return Known(
        text_of(row, "name", source, place),
        texts_of(row, "aliases", source, place),
        texts_of(row, "roles", source, place),
        kind,
    )


def override(row: Mapping[str, Any], source: Path, place: str) -> Override:
    """Return one row of `[[override]]`: its words or their key."""
    refuse_unknown(row, OVERRIDE_KEYS, source, f"{place}.")
    if ("words" in row) == ("key" in row):
        raise ConfigError(f"{place} in {source} has {sorted(row)}, expected either words or key: give one of them")
    key = row["key"] if "key" in row else words_key(text_of(row, "words", source, place))
    if not isinstance(key, str) or not re.fullmatch(rf"[0-9a-f]{{{KEY_LENGTH}}}", key):
        raise ConfigError(
            f"{place}.key in {source} is {key!r}, expected {KEY_LENGTH} hex digits as --explain shows them"
        )
    speaker = row.get("speaker")
    if not isinstance(speaker, str):
        raise ConfigError(f'{place}.speaker in {source} is {speaker!r}, expected a name, or "" for nobody')
    role = text_of(row, "role", source, place) if "role" in row else None
    return Override(text_of(row, "article", source, place), key, speaker.strip(), role)


def text_of(row: Mapping[str, Any], key: str, source: Path, place: str) -> str:
    """Return a text that must be there and not be empty."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{place}.{key} in {source} is {value!r}, expected words in quotation marks")
    return value.strip()


def texts_of(row: Mapping[str, Any], key: str, source: Path, place: str) -> tuple[str, ...]:
    """Return a list of texts, empty where the key is missing."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise ConfigError(f'{place}.{key} in {source} is {value!r}, expected a list of words: ["…", "…"]')
    return tuple(one.strip() for one in value)


def refuse_unknown(row: Mapping[str, Any], names: Sequence[str], source: Path, prefix: str) -> None:
    """Refuse the first key that is not known, naming the nearest one that is."""
    for key in row:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)[0]
            raise ConfigError(
                f"unknown key {prefix + key!r} in {source}: the nearest known key is {prefix + near!r}. "
                f"Known keys: {', '.join(prefix + name for name in names)}"
            )
