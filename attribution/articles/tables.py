"""Tables as articles, one a row: CSV, XLSX and Parquet, read row by row."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count, islice
from typing import Any, BinaryIO

from attribution.articles.bounds import LONGEST_LINE, RATIO, lines_of
from attribution.articles.building import build_article
from attribution.articles.columns import NAMES, Columns, bare, match_columns, row_fields
from attribution.articles.encodings import MARKS, guess, wide_encoding
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

Row = tuple[int, Sequence[Any] | InputError]
DELIMITERS = ",;\t|"
# Titles, dates of export and blank rows may stand above the row of column titles.
HEADER_WITHIN = 20
LARGEST_SHEETS = 512 * 1024 * 1024
# A row of its own behind the last one, unless a field was left open.
END = "\0end"
BATCH = 256  # rows of Parquet held at once
KNOWN_TITLES = frozenset(bare(name) for names in NAMES.values() for name in names)


def read_rows(rows: Iterable[Row], id: str, columns: Columns | None = None) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic) for each row below the column titles.

    A row's id is its id cell, else `id#row=7` (RFC 7111: counted from 1, column titles included). Raises InputError "columns".
    """
    rows = iter(rows)
    top = list(islice(rows, HEADER_WITHIN))
    header = next((index for index, (_, row) in enumerate(top) if is_header(row, columns)), None)
    if header is None:
        header = next((index for index, (_, row) in enumerate(top) if not isinstance(row, InputError) and any(row)), None)
        if header is None:
            raise InputError(f"{id} has no rows; expected column titles and an article a row: export it again", code="empty")
    titles = top[header][1]
    assert not isinstance(titles, InputError)
    places = match_columns(titles, id, columns)
    for number, row in chain(top[header + 1 :], rows):
        place = f"{id}#row={number}"
        if not isinstance(row, InputError) and not any(value not in (None, "") for value in row):
            continue
        try:
            yield place, read_row(row, places, place)
        except InputError as error:
            yield place, Diagnostic(error.code, str(error), place, failed=True)


def is_header(row: Sequence[Any] | InputError, columns: Columns | None) -> bool:
    """Whether a row is the one of column titles: a text column, and all that were asked for."""
    if isinstance(row, InputError):
        return False
    try:
        match_columns(row, "", columns)
    except InputError as error:
        return error.code == "worksheet"
    return sum(bare(title) in KNOWN_TITLES for title in row) > 1 or bool(columns) or len([one for one in row if one]) == 1


def read_row(row: Sequence[Any] | InputError, places: dict[str, int], place: str) -> Article:
    """One row as an article. Raises InputError."""
    if isinstance(row, InputError):
        raise row
    text, given, known, doubts = row_fields(row, places, place)
    article = build_article(text, id=given or place, known=known, diagnostics=doubts)
    return article if given is None or article.id == given else replace(article, id=given)


def csv_rows(stream: BinaryIO, id: str) -> Iterator[Row]:
    """The rows of a CSV (comma, semicolon, tab or bar), a bad line as an InputError. A field may have 16 MiB."""
    csv.field_size_limit(LONGEST_LINE)
    lines = text_lines(stream, id)
    first = next(lines, "")
    reader = csv.reader(chain([first], lines, [END]), delimiter=delimiter_of(first))
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


def text_lines(stream: BinaryIO, id: str) -> Iterator[str]:
    """The lines of a table in words: by its byte order mark, else UTF-8, else what its first non-ASCII line looks like."""
    start = io.BufferedReader(stream) if not hasattr(stream, "peek") else stream  # type: ignore[type-var]
    sample = bytes(start.peek(4096)[:4096])
    mark = next((encoding for mark, encoding in MARKS if sample.startswith(mark)), None) or wide_encoding(sample[: len(sample) // 2 * 2])
    if mark and mark != "utf-8":
        wide = io.TextIOWrapper(start, mark, errors="replace", newline="")
        while line := wide.readline(LONGEST_LINE):
            yield line.lstrip("\ufeff")
        return
    older = ""
    for packed in lines_of(start, id):
        if isinstance(packed, InputError):
            raise packed
        try:
            yield packed.decode("utf-8-sig" if packed.startswith(b"\xef\xbb\xbf") else "utf-8")
        except UnicodeDecodeError:
            older = older or guess(packed)
            yield packed.decode(older, "replace")


def delimiter_of(first: str) -> str:
    """What parts the columns, by the row of titles: the sign that gives the most known ones, then the most columns."""

    def score(sign: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([first], delimiter=sign), [])
        except csv.Error:
            return 0, 0
        return sum(bare(cell) in KNOWN_TITLES for cell in cells), len(cells)

    return max(DELIMITERS, key=score)


def read_xlsx(stream: BinaryIO, id: str, columns: Columns | None = None) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Every sheet that has a column of text; with several, a row's place names its sheet. Raises InputError."""
    import openpyxl

    refuse_bomb(stream, id)
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except (Exception, RecursionError) as error:  # the workbook is hostile, the run goes on
        raise InputError(f"{id} is no readable workbook ({type(error).__name__}: {str(error)[:120]}); expected an .xlsx file: save it again", code="unreadable") from error
    refused: list[InputError] = []
    sheets = book.worksheets
    for sheet in sheets:
        try:
            yield from read_rows(sheet_rows(sheet, id), id if len(sheets) == 1 else f"{id}!/{sheet.title}", columns)
        except InputError as error:
            refused.append(error)
    if len(refused) == len(sheets):
        raise refused[0] if refused else InputError(f"{id} has no sheets; expected a table of articles: save it again", code="empty")


def sheet_rows(sheet: Any, id: str) -> Iterator[Row]:
    """The rows of a sheet."""
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    while True:
        try:
            number, row = next(rows)
        except StopIteration:
            return
        except (Exception, RecursionError) as error:  # noqa: BLE001 - the sheet is hostile, the run goes on
            yield 0, InputError(f"{id} breaks off ({type(error).__name__}: {str(error)[:120]}); expected a whole workbook: save it again", code="unreadable")
            return
        yield number, row


def refuse_bomb(stream: BinaryIO, id: str) -> None:
    """Refuse a workbook that unpacks to more than one could hold. Raises InputError "bomb", "unreadable"."""
    try:
        with zipfile.ZipFile(stream) as archive:
            sizes = [(entry.file_size, entry.compress_size) for entry in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(f"{id} is no workbook ({error}); expected an .xlsx file: save it again", code="unreadable") from error
    total, packed = sum(size for size, _ in sizes), sum(size for _, size in sizes)
    if total > LARGEST_SHEETS or total > max(RATIO * packed, 1 << 24):
        raise InputError(f"{id} unpacks to {total:,} bytes from {packed:,}; expected at most {LARGEST_SHEETS:,}: export it as CSV", code="bomb")
    stream.seek(0)


def read_parquet(stream: BinaryIO, id: str, columns: Columns | None = None) -> Iterator[tuple[str, Article | Diagnostic]]:
    """The rows of a Parquet file, 256 at a time, only the columns that matter. Raises InputError: "extra", "unreadable", "columns"."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise missing_extra(id, "Parquet", "pyarrow") from error
    try:
        file = parquet.ParquetFile(stream)
        titles = list(file.schema_arrow.names)
        places = match_columns(titles, id, columns)
        needed = sorted(set(places.values()))
        rows = parquet_rows(file, [titles[index] for index in needed])
        yield from read_rows(chain([(0, [titles[index] for index in needed])], rows), id, {field: titles[index] for field, index in places.items()})
    except (pa.ArrowException, OSError, MemoryError) as error:
        raise InputError(f"{id} is no readable Parquet file ({str(error)[:120]}); expected a whole one: write it again", code="unreadable") from error


def parquet_rows(file: Any, titles: list[str]) -> Iterator[Row]:
    """The rows, counted from 1."""
    number = 0
    for batch in file.iter_batches(batch_size=BATCH, columns=titles):
        for row in batch.to_pylist():
            number += 1
            yield number, [row[title] for title in titles]


def missing_extra(id: str, what: str, package: str) -> InputError:
    """The error for a format whose reader is not installed."""
    return InputError(f"{id} is {what}, and {package} is not installed; expected it: pip install 'attribution[formats]'", code="extra")
