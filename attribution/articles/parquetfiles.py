"""The rows of a Parquet file as articles."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from attribution.articles.columns import Columns, match_columns
from attribution.articles.extras import missing_extra
from attribution.articles.tables import Row, read_rows
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

BATCH = 256  # rows held at once


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
