"""The sheets of a workbook (.xlsx) as tables of articles."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from attribution.articles.bounds import HARMLESS, RATIO
from attribution.articles.columns import Columns
from attribution.articles.tables import Row, read_rows
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

LARGEST_SHEETS = 512 * 1024 * 1024


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
    """The rows of a sheet, however small the sheet says that it is: many programs state the place of its first cell as its size."""
    sheet.reset_dimensions()
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
    if total > LARGEST_SHEETS or total > max(RATIO * packed, HARMLESS):
        raise InputError(f"{id} unpacks to {total:,} bytes from {packed:,}; expected at most {LARGEST_SHEETS:,}: export it as CSV", code="bomb")
    stream.seek(0)
