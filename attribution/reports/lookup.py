"""Which finding of a report is meant: its place ("f3"), its fingerprint, or the beginning of one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from attribution.errors import ConfigError
from attribution.reports.kept import checked_report
from attribution.reports.records import SCHEMA

Record = Mapping[str, Any]
PLACE = re.compile(r"[fFsS]\d+")
HEX = re.compile(r"[0-9a-f]{4,}")
MOST = 8


def look_up(findings: Sequence[Record], wanted: str) -> Record:
    """The finding with this id or fingerprint, or the only one whose fingerprint begins so (four characters or more).

    Raises ConfigError that names what there is where none or several fit.
    """
    key = wanted.strip().casefold()
    found = [f for f in findings if key in (str(f["id"]).casefold(), str(f["fingerprint"]).casefold())]
    if not found and HEX.fullmatch(key):
        found = [f for f in findings if str(f["fingerprint"]).startswith(key)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(f"{f['id']} ({f['fingerprint']})" for f in found[:MOST])
        raise ConfigError(f"{wanted!r} fits {len(found)} findings: {ids}. Give the id, or more of the fingerprint")
    there = f"{findings[0]['id']} to {findings[-1]['id']}" if findings else "no finding"
    raise ConfigError(f"no finding {wanted!r}: the report has {there}. Give an id, a fingerprint or at least four characters of one")


def read_report(text: str, source: str) -> dict[str, Any]:
    """The record of `check --format json`; raises ConfigError for anything else."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{source} is not JSON ({error}). Write a report with `attribution check … --format json -o FILE`") from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA or not isinstance(record.get("findings"), list):
        seen = record.get("schema") if isinstance(record, dict) else type(record).__name__
        raise ConfigError(f"{source}: schema {seen!r}, expected {SCHEMA!r}: give a file of `attribution check --format json`")
    checked_report(record, source)
    return record
