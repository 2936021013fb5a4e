"""The file of a baseline: TOML that is read in code review, sorted, the same bytes for the same entries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from attribution.cases.approvals import KEYS, Approval, approval_of
from attribution.cases.baseline import SCHEMA, Baseline, Entry
from attribution.cases.identity import NAMED, SEVERITIES, Words, named
from attribution.errors import ConfigError
from attribution.reports.labels import RELATIONS
from attribution.reports.safe import clean

HEAD = """# Findings this desk knows of; `attribution check --baseline` reports only others.
# Approve one:  attribution baseline approve FINGERPRINT --reason … --owner … --expires 2030-01-31
# A finding without an approval is pending. Passages are here to be read; `pairs` is what is compared.
"""
WORDS = ("relation", "kind", "code", "severity", "slot")
ENTRY = ("fingerprint", *WORDS, "a", "b", "pairs", *KEYS)
HEX = re.compile(r"[0-9a-f]{8,64}")
Table = Mapping[str, Any]


def write_baseline(baseline: Baseline) -> str:
    """The text of the file; article text is shown with its control characters as visible stand-ins."""
    import tomlkit

    document = tomlkit.document()
    document["schema"] = SCHEMA
    tables = tomlkit.aot()
    for entry in sorted(baseline.entries, key=lambda e: (e.identity.place, e.identity.relation)):
        tables.append(table_of(entry))
    if baseline.entries:
        document["finding"] = tables
    return f"{HEAD}{tomlkit.dumps(document).rstrip()}\n"


def table_of(entry: Entry) -> Any:
    """One `[[finding]]`."""
    import tomlkit

    one, table = entry.identity, tomlkit.table()
    table["fingerprint"] = one.fingerprint
    for name in WORDS:
        table[name] = clean(getattr(one, name))
    for name, side in (("a", one.a), ("b", one.b)):
        passage = tomlkit.inline_table()
        passage.update({"article": clean(side.article), "words": clean(side.text)})
        table[name] = passage
    table["pairs"] = sorted(one.pairs)
    if entry.approval is not None:
        for name in KEYS:
            value = getattr(entry.approval, name)
            table[name] = clean(value) if isinstance(value, str) else value
    return table


def read_baseline(text: str, source: str) -> Baseline:
    """The baseline in a file's text; raises ConfigError with the file, the entry and the key that is wrong."""
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source} is not valid TOML: {error}. Correct the line and run again") from error
    if table.get("schema") != SCHEMA:
        raise ConfigError(f"{source}: schema {table.get('schema')!r}, expected {SCHEMA!r}: give a file of `attribution baseline write`")
    known(table, ("schema", "finding"), source)
    found = table.get("finding", [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ConfigError(f"{source}: finding is no array of tables, expected [[finding]] before each")
    entries = tuple(entry_of(one, f"{source}, finding {number}") for number, one in enumerate(found, 1))
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        name = entry.identity.fingerprint, entry.identity.relation
        if name in seen:
            raise ConfigError(f"{source}: {name[0]} ({name[1]}) stands twice, expected each once: keep one of the two")
        seen.add(name)
    return Baseline(entries)


def entry_of(table: Table, where: str) -> Entry:
    """One entry; the four keys of an approval come together or not at all."""
    known(table, ENTRY, where)
    where = f"{where} ({table['fingerprint']})" if isinstance(table.get("fingerprint"), str) else where
    values = {name: words(table, name, where) for name in NAMED}
    one_of(values["relation"], tuple(RELATIONS), "relation", where)
    one_of(values["severity"], SEVERITIES, "severity", where)
    if not HEX.fullmatch(values["fingerprint"]):
        raise ConfigError(f"{where}: fingerprint is {values['fingerprint']!r}, expected 16 hex digits")
    identity = named(values, side_of(table, "a", where), side_of(table, "b", where), pairs_of(table, where))
    return Entry(identity, approval_of(table, where) if any(name in table for name in KEYS) else None)


def side_of(table: Table, name: str, where: str) -> Words:
    """A passage."""
    side = table.get(name)
    if not isinstance(side, dict):
        raise ConfigError(f'{where}: {name} is {side!r}, expected {{article = "…", words = "…"}}')
    known(side, ("article", "words"), f"{where}, {name}")
    return Words(words(side, "article", f"{where}, {name}"), words(side, "words", f"{where}, {name}"))


def pairs_of(table: Table, where: str) -> frozenset[str]:
    """The keys of the pairs of passages."""
    pairs = table.get("pairs")
    if not isinstance(pairs, list) or not pairs or not all(isinstance(pair, str) and HEX.fullmatch(pair) for pair in pairs):
        raise ConfigError(f"{where}: pairs is {pairs!r}, expected a list of hex digits as `attribution baseline write` makes it")
    return frozenset(pairs)


def words(table: Table, name: str, where: str) -> str:
    """A key that holds words."""
    value = table.get(name)
    if not isinstance(value, str):
        raise ConfigError(f"{where}: {name} is {value!r}, expected words in quotation marks")
    return value


def one_of(value: str, names: tuple[str, ...], key: str, where: str) -> None:
    """Refuse a value that is not one of these."""
    if value not in names:
        raise ConfigError(f"{where}: {key} is {value!r}, expected one of {', '.join(names)}")


def known(table: Table, names: tuple[str, ...], where: str) -> None:
    """Refuse a key that is not one of these."""
    for key in table:
        if key not in names:
            raise ConfigError(f"{where}: unknown key {key!r}, expected {', '.join(names)}")


def approve(text: str, source: str, fingerprint: str, approval: Approval) -> tuple[str, str]:
    """The file's text with one finding approved, and the finding's fingerprint; everything else, comments too, stays as it is.

    `fingerprint` may be the beginning of one, eight characters or more. Raises ConfigError where none or several fit.
    """
    import tomlkit

    wanted = fingerprint.strip().casefold()
    names = sorted({entry.identity.fingerprint for entry in read_baseline(text, source).entries})
    fitting = [name for name in names if name == wanted] or [name for name in names if len(wanted) >= 8 and name.startswith(wanted)]
    if len(fitting) != 1:
        seen = f"fits {len(fitting)} findings" if fitting else "is no finding"
        raise ConfigError(
            f"{fingerprint!r} {seen} of {source}, expected a fingerprint of `attribution baseline review` (eight characters or more)"
        )
    document = tomlkit.parse(text.removeprefix("\ufeff"))
    for table in document["finding"]:
        if str(table["fingerprint"]) == fitting[0]:
            for name in KEYS:
                value = getattr(approval, name)
                table[name] = clean(value) if isinstance(value, str) else value
    return tomlkit.dumps(document), fitting[0]
