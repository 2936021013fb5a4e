"""The rows of a CSV file as people write it: any delimiter, any encoding, titles above the titles."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from typing import BinaryIO

from attribution.articles.bounds import LONGEST_LINE, lines_of
from attribution.articles.columns import DELIMITERS, KNOWN_TITLES, bare
from attribution.articles.encodings import MARKS, guess, nearly_utf8, told, wide_encoding
from attribution.articles.tables import HEADER_WITHIN, Row
from attribution.errors import InputError
from attribution.types import Diagnostic

# A row of its own behind the last one, unless a field was left open.
END = "\0end"
# The first line in which Excel says what parts the columns.
STATED = re.compile(r"\ufeff?sep=(.)\s*", re.IGNORECASE)


def csv_rows(stream: BinaryIO, id: str, notes: list[Diagnostic] | None = None) -> Iterator[Row]:
    """The rows of a CSV (comma, semicolon, tab or bar), a bad line as an InputError. A field may have 16 MiB.

    A guessed encoding is told in `notes`. Raises InputError "too_large" at a line beyond the bound.
    """
    csv.field_size_limit(LONGEST_LINE)
    lines = text_lines(stream, id, [] if notes is None else notes)
    first = list(islice(lines, HEADER_WITHIN))
    reader = csv.reader(chain(first, lines, [END]), delimiter=delimiter_of(first))
    row: list[str] | InputError
    for number in count(1):  # rows, not lines: a quoted field may hold line breaks
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"{id} line {reader.line_num}: {error}; expected CSV with quoted fields closed: export it again (what follows was not read)"
            yield number, InputError(message, code="invalid_csv", line=reader.line_num)
            return
        if row == [END]:
            return
        if row and row[-1].endswith(END):
            message = f"{id} row {number}: a quotation mark opens a field and none closes it; expected CSV with quoted fields closed: export it again"
            row = InputError(message, code="invalid_csv", line=number)
        yield number, row


def text_lines(stream: BinaryIO, id: str, notes: list[Diagnostic]) -> Iterator[str]:
    """The lines of a table in words: by its byte order mark, else UTF-8, else what its first line that is not looks like."""
    start = io.BufferedReader(stream) if not hasattr(stream, "peek") else stream  # type: ignore[type-var]
    sample = bytes(start.peek(4096)[:4096])
    mark = next((encoding for mark, encoding in MARKS if sample.startswith(mark)), None) or wide_encoding(sample[: len(sample) // 2 * 2])
    if mark and mark != "utf-8":
        yield from decoded_lines(start, id, mark)
    elif b"\r" in sample and b"\n" not in sample:  # line ends as of old Macs, which Excel still offers
        yield from decoded_lines(start, id, "utf-8" if is_utf8(sample) else guess(sample))
    else:
        yield from guessed_lines(start, id, notes)


def is_utf8(sample: bytes) -> bool:
    """Whether bytes are UTF-8, but for a character that is cut off at their end."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4
    return True


def decoded_lines(stream: BinaryIO, id: str, encoding: str) -> Iterator[str]:
    """The lines of a stream in one encoding, whatever ends them. Raises InputError "too_large"."""
    words = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    for number in count(1):
        line = words.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) >= LONGEST_LINE:
            raise InputError(f"{id} line {number} has {len(line):,} characters and more; expected fewer: is it one article a row?", code="too_large", line=number)
        yield line.lstrip("\ufeff") if number == 1 else line


def guessed_lines(stream: BinaryIO, id: str, notes: list[Diagnostic]) -> Iterator[str]:
    """The lines of a stream that are UTF-8, and the others as the first of them looks; that is told once. Raises InputError "too_large"."""
    older = ""
    for packed in lines_of(stream, id):
        if isinstance(packed, InputError):
            raise packed
        try:
            yield packed.decode("utf-8-sig" if packed.startswith(b"\xef\xbb\xbf") else "utf-8")
            continue
        except UnicodeDecodeError:
            text = nearly_utf8(packed)
        if not older:
            older = guess(packed)
            notes.append(told("utf-8 with unreadable bytes" if text is not None else older, id))
        yield packed.decode(older, "replace") if text is None else text


def delimiter_of(lines: Sequence[str]) -> str:
    """What parts the columns: what the first line states, else the sign that gives a line the most known titles, else the first line the most columns."""
    stated = STATED.fullmatch(lines[0]) if lines else None
    if stated and stated[1] in DELIMITERS:
        return stated[1]
    best = {sign: max((score(line, sign) for line in lines), default=(0, 0)) for sign in DELIMITERS}
    if not any(known for known, _ in best.values()):
        best = {sign: score(lines[0], sign) if lines else (0, 0) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: best[sign])


def score(line: str, sign: str) -> tuple[int, int]:
    """How many known titles a line has if this sign parts its columns, and how many columns."""
    try:
        cells = next(csv.reader([line], delimiter=sign), [])
    except csv.Error:
        return 0, 0
    return sum(bare(cell) in KNOWN_TITLES for cell in cells if len(cell) < 40), len(cells)
