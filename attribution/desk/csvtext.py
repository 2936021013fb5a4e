"""The records of a CSV file, whichever program saved it: its encoding, its separator, its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from attribution.errors import InputError

MAX_BYTES = 256 * 2**20
MAX_ROWS = 400_000
# Far above a cell of any spreadsheet; the library's own limit is for the whole process, and is given back.
MAX_FIELD = 10**7
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FIRST = re.compile(r'\s*(?:sep=(?P<told>[,;\t|])\r?\n)?\s*"?sheet"?\s*(?P<seen>[,;\t|])', re.IGNORECASE)


def records(data: bytes) -> Iterator[list[str]]:
    """The rows of a file that have any words, as cells. Raises InputError on what is no text or too large."""
    if len(data) > MAX_BYTES:
        raise InputError(f"the worksheet has {len(data):,} bytes, expected at most {MAX_BYTES:,}: is it the right file?", code="too_large")
    text = decoded(data)
    first = _FIRST.match(text)
    text = text[first.end("told") :].lstrip("\r\n") if first and first["told"] else text
    held = csv.field_size_limit(MAX_FIELD)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=first["seen"] if first else ",") if any(row)]
    except csv.Error as error:
        raise InputError(f"the worksheet is no CSV file ({error}), expected rows of cells: save it again", code="not_csv") from error
    finally:
        csv.field_size_limit(held)
    if len(rows) > MAX_ROWS:
        raise InputError(f"the worksheet has {len(rows):,} rows, expected at most {MAX_ROWS:,}: is it the right file?", code="too_large")
    return iter(rows)


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else what it looks like; Excel in the West saves Windows-1252."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return guessed(data)


def guessed(data: bytes) -> str:
    """The text of a file in an encoding of one byte a character, or of two without a mark."""
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:100_000]).best()
        return data.decode(best.encoding if best else "cp1252", "replace")
