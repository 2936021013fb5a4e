"""Premises and hypotheses from JSON Lines, one at a time: each line becomes a pair, or says what is wrong with it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from attribution.errors import InputError
from attribution.judging.askable import HALF, fault_of, shown

KEYS = ("id", "premise", "hypothesis")
EXPECTED = 'expected {"id": "…", "premise": "…", "hypothesis": "…"}'
# Bytes of a line; what is longer is passed over, so that a file without line ends does not fill the memory.
LONGEST = 10_000_000
BOM = b"\xef\xbb\xbf"
CR = 'the lines seem to end with CR alone, save the file with the line ends of Unix ("LF") or Windows ("CR LF")'
UTF16 = (b"\xff\xfe", b"\xfe\xff", b"{\x00", b"\x00{")


@dataclass(frozen=True, slots=True)
class PairLine:
    """One line: its number from 1, its id, and either both texts or why there are none (`code`, `message`)."""

    line: int
    id: str | int | None = None
    premise: str = ""
    hypothesis: str = ""
    code: str = ""
    message: str = ""


def bounded_lines(file: BinaryIO, longest: int = LONGEST) -> Iterator[bytes]:
    """The lines of a file; of one of more than `longest` bytes the first `longest + 1`."""
    while line := file.readline(longest + 1):
        yield line
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = file.readline(longest + 1)


def read_pairs(lines: Iterable[bytes]) -> Iterator[PairLine]:
    """The pairs of a file, in order, bad lines in their place; blank lines at its end are none, and UTF-16 is told once."""
    pending = 1  # the first line not answered yet: it and those that follow are blank
    for number, raw in enumerate(lines, 1):
        if number == 1 and raw.startswith(UTF16):
            yield PairLine(1, code="encoding", message="the file is in UTF-16, expected UTF-8: save it as UTF-8; no line was read")
            return
        if not (raw.removeprefix(BOM) if number == 1 else raw).strip():
            continue
        for at in range(pending, number):
            yield PairLine(at, code="empty", message=f"the line is empty, {EXPECTED}: remove it")
        pending = number + 1
        yield read_pair(number, raw)


def read_pair(number: int, raw: bytes) -> PairLine:
    """One line: `b'{"id": 7, "premise": "It rained.", "hypothesis": "It was wet."}'`; other keys are left alone."""
    try:
        record = parsed(raw)
    except InputError as bad:
        return PairLine(number, code=bad.code, message=str(bad))
    if not isinstance(record, dict):
        return PairLine(number, code="record", message=f"{shown(record)} was seen, {EXPECTED}: write an object")
    name = record.get("id")
    known = name if isinstance(name, str | int) and not isinstance(name, bool) and not HALF.search(str(name)) else None
    for key in KEYS:
        if fault := wrong(record, key):
            return PairLine(number, known, code=fault[0], message=fault[1])
    return PairLine(number, known, record["premise"], record["hypothesis"])


def parsed(raw: bytes) -> Any:
    """The value of a line, a BOM and the line's end left out. Raises InputError."""
    line = raw.rstrip(b"\r\n")
    if len(line) > LONGEST:
        step = CR if b"\r" in line else "split the text, or see whether line ends are missing"
        raise InputError(f"the line is longer than {LONGEST:,} bytes, expected one pair a line: {step}", code="too_long")
    try:
        return json.loads(line.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        byte = f"byte 0x{line[error.start]:02X}, number {error.start + 1} of the line, is not UTF-8"
        raise InputError(f"{byte}, expected UTF-8: save the file as UTF-8", code="encoding") from error
    except (ValueError, RecursionError) as error:
        step = CR if b"\r" in line else "correct the line"
        raise InputError(f"not JSON ({reason(error)}), {EXPECTED} on one line: {step}", code="invalid_json") from error


def reason(error: Exception) -> str:
    """Why a line is no JSON, in words for whoever wrote it."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')}, column {error.colno}"
    return "brackets nested too deeply" if isinstance(error, RecursionError) else "a number of thousands of digits"


def wrong(record: dict[str, Any], key: str) -> tuple[str, str] | None:
    """Code and message of what is wrong with one key, or None."""
    if key not in record:
        seen = ", ".join(f"{name:.40}" for name in sorted(record)[:12]) or "none"
        near = nearest(key, record)
        step = f"rename {near!r}, or add it" if near else "add it"
        return "record", f"key {key!r} is missing (keys seen: {seen}), {EXPECTED}: {step}"
    if key != "id":
        return fault_of(key, record[key])
    value = record[key]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return "record", f"id is {shown(value)}, expected words or a whole number: give the pair a name"
    if HALF.search(str(value)):
        return "encoding", "id holds half a character (a lone surrogate), expected text: correct the escape"
    return None


def nearest(key: str, record: dict[str, Any]) -> str | None:
    """The key that was probably meant: `premise` for `{"Premise": …}`."""
    others = {name.strip().lower(): name for name in sorted(record, reverse=True) if name not in KEYS}
    near = difflib.get_close_matches(key, list(others)[:50], n=1, cutoff=0.75)
    return others[near[0]] if near else None
