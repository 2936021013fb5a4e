"""Rows of any table as articles, one a row."""

# ruff: noqa: A002 - `id` is the name of the field in the record format

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from attribution.articles.building import build_article
from attribution.articles.columns import KNOWN_TITLES, Columns, bare, match_columns, row_fields
from attribution.errors import InputError
from attribution.types import Article, Diagnostic

# (number, its cells, or why it cannot be read)
Row = tuple[int, Sequence[Any] | InputError]
# Titles, dates of export and blank rows may stand above the row of column titles.
HEADER_WITHIN = 20


def read_rows(rows: Iterable[Row], id: str, columns: Columns | None = None) -> Iterator[tuple[str, Article | Diagnostic]]:
    """Yield (place, article or diagnostic) for each row below the column titles.

    A row's id is its id cell, else `id#row=7` (RFC 7111: counted from 1, column titles included). Raises InputError "columns", "empty", or
    what a row says that broke off before there were any titles.
    """
    rows = iter(rows)
    top = list(islice(rows, HEADER_WITHIN))
    header = header_of(top, id, columns)
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


def header_of(top: Sequence[Row], id: str, columns: Columns | None) -> int:
    """Which of the first rows has the column titles; where none looks so, the first with something in it. Raises InputError."""
    found = next((index for index, (_, row) in enumerate(top) if is_header(row, columns)), None)
    if found is None:
        found = next((index for index, (_, row) in enumerate(top) if not isinstance(row, InputError) and any(row)), None)
    if found is not None:
        return found
    raise next(
        (row for _, row in top if isinstance(row, InputError)),
        InputError(f"{id} has no rows; expected column titles and an article a row: export it again", code="empty"),
    )


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
    return build_article(text, id=given or place, known=known, diagnostics=doubts)
