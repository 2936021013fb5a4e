"""Premises and hypotheses from JSON Lines, one at a time: each line becomes a pair, or says what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

EXPECTED = 'expected {"id": "…", "premise": "…", "hypothesis": "…"}'
# Half of a character written with an escape ("\ud83d") is no text.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PairLine:
    """One line: its number from 1, its id, and either both texts or why there are none (`code`, `message`)."""

    line: int
    id: str | int | None = None
    premise: str = ""
    hypothesis: str = ""
    code: str = ""
    message: str = ""


def read_pairs(lines: Iterable[bytes]) -> Iterator[PairLine]:
    """The pairs of a file, in order, bad lines in their place; blank lines at its end are none."""
    blank: list[int] = []
    for number, raw in enumerate(lines, 1):
        data = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if not data.strip():
            blank.append(number)
            continue
        yield from (PairLine(at, code="empty", message=f"the line is empty, {EXPECTED}: remove it") for at in blank)
        blank.clear()
        yield read_pair(number, data)


def read_pair(number: int, data: bytes) -> PairLine:
    """One line: `b'{"id": 7, "premise": "It rained.", "hypothesis": "It was wet."}'`; other keys are left alone."""
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return PairLine(number, code="encoding", message=f"byte {error.start} is not UTF-8, expected UTF-8: save the file as UTF-8")
    except (ValueError, RecursionError) as error:
        return PairLine(number, code="invalid_json", message=f"not JSON ({error}), {EXPECTED} on one line: correct the line")
    if not isinstance(record, dict):
        return PairLine(number, code="record", message=f"a {type(record).__name__} was seen, {EXPECTED}: write an object")
    name = record.get("id")
    known = name if isinstance(name, str | int) and not isinstance(name, bool) and not _HALF.search(str(name)) else None
    for key in ("id", "premise", "hypothesis"):
        if fault := wrong(record, key, known):
            return PairLine(number, known, code=fault[0], message=fault[1])
    return PairLine(number, known, record["premise"], record["hypothesis"])


def wrong(record: dict[str, Any], key: str, name: str | int | None) -> tuple[str, str] | None:
    """Code and message of what is wrong with one key, or None."""
    if key not in record:
        seen = ", ".join(sorted(map(str, record))[:12]) or "none"
        return "record", f"key {key!r} is missing (keys seen: {seen}), {EXPECTED}: add it"
    if key == "id":
        return None if name is not None else ("record", f"id is {record[key]!r:.40}, expected words or a whole number: give the pair a name")
    value = record[key]
    if not isinstance(value, str):
        return "record", f"{key} is a {type(value).__name__}, expected words in quotation marks: write it as a string"
    if not value.strip():
        return "empty", f"{key} is empty, expected words: fill it in or leave the line out"
    if _HALF.search(value):
        return "encoding", f"{key} holds half a character (a lone surrogate), expected text: correct the escape"
    return None
