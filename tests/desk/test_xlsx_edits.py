"""What people do to a spreadsheet: nothing that they write is lost, whatever they sort, move, rename, add or delete."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from attribution.desk import xlsx
from attribution.desk.sheets import Row, Worksheet
from attribution.desk.totals import recount
from attribution.errors import InputError
from tests.desk.sample import sample


def edited(edit: Callable[[Any], None], made: Worksheet | None = None) -> Worksheet:
    """The sample (or another worksheet) read back after somebody edited and saved it."""
    book = load_workbook(io.BytesIO(xlsx.write(made or sample())))
    edit(book)
    held = io.BytesIO()
    book.save(held)
    return xlsx.read(held.getvalue())


def column(page: Any, title: str) -> int:
    """Where a column stands, from 1."""
    return next(cell.column for cell in page[1] if cell.value == title)


def first(made: Worksheet, sheet: Any = "facts") -> Row:
    """The first row of a sheet."""
    return made.rows(sheet)[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (dt.datetime(2024, 5, 8), "2024-05-08"), (dt.datetime(2024, 5, 8, 9, 30), "2024-05-08 09:30:00"), (dt.time(0, 12, 31), "00:12:31"), (dt.timedelta(hours=30, seconds=5), "30:00:05"), (3, "3"), (3.0, "3"),
        (0.1 + 0.2, "0.3"), (True, "TRUE"), ("3.0", "3.0"), ("007", "007"), ("-5", "-5"), ("  two\nlines ", "  two\nlines "), ("own word", "own word"), ("a_x000D_\nb", "a\nb"),
    ],
)  # fmt: skip
def test_what_is_typed_comes_back_as_words(typed: object, words: str) -> None:
    """Real dates as ISO text, numbers as typed, words as they are."""

    def edit(book: Any) -> None:
        cell = book["Facts"].cell(2, column(book["Facts"], "Concern"))
        cell.value = typed
        formats = {dt.datetime: "yyyy-mm-dd", dt.time: "h:mm:ss", dt.timedelta: "[h]:mm:ss"}
        cell.number_format = formats.get(type(typed), cell.number_format)

    assert first(edited(edit)).get("concern") == words


@pytest.mark.parametrize("typed", ["disputed", "◇ disputed", "Disputed", "my own"])
def test_a_status_is_read_with_and_without_its_symbol(typed: str) -> None:
    """The symbol is for the eye; a person's own words are kept as they are."""
    made = edited(lambda book: setattr(book["Facts"].cell(2, column(book["Facts"], "Status")), "value", typed))
    assert first(made).get("status") == typed.removeprefix("◇ ")


def test_totals_are_counted_again_from_what_the_checker_chose() -> None:
    """A formula's saved number is ignored."""
    made = edited(lambda book: setattr(book["Facts"].cell(2, column(book["Facts"], "Status")), "value", "◇ disputed"), recount(sample()))
    assert (first(made, "lines").get("left"), first(made, "lines").get("attention")) == ("0", "1")
    assert made == recount(made)


def test_rows_that_a_person_adds_are_kept_with_a_key_of_their_own() -> None:
    """Below the table and by copying a row with its hidden key; the same file gives the same keys."""

    def edit(book: Any) -> None:
        page = book["Facts"]
        page.cell(page.max_row + 2, column(page, "Exact words")).value = "a bridge"
        page.append([cell.value for cell in page[3]])

    made = edited(edit)
    rows = made.rows("facts")
    assert rows[: len(sample().rows("facts"))] == sample().rows("facts")
    added, copied = rows[-2:]
    assert added.get("words") == "a bridge"
    assert copied.get("words") == rows[1].get("words")
    assert added.key.startswith("new-")
    assert len({row.key for row in rows}) == len(rows)
    assert edited(edit) == made


def test_columns_comments_and_sheets_of_a_person_come_back() -> None:
    """Columns with and without a title, a remark pinned to a cell, a sheet, words above the header."""

    def edit(book: Any) -> None:
        page = book["Facts"]
        page.cell(1, page.max_column + 1).value = "Phone"
        page.cell(2, page.max_column).value = "0049"
        page.cell(2, page.max_column + 2).value = "stray"
        page["C2"].comment = Comment("really?", "Ann")
        book["Quotations"].insert_rows(1)
        book["Quotations"]["A1"] = "URGENT"
        book.create_sheet("Calls").append(["Mayor", 555])

    made = edited(edit)
    row = first(made)
    assert row.get("own:Phone") == "0049"
    assert "stray" in row.cells.values()
    assert row.get("own:Comments") == "words: really?"
    assert made.rows("quotations") == sample().rows("quotations")
    assert [(row.get("item"), row.get("remark")) for row in made.rows("signoff")[-2:]] == [("Kept from “Quotations”, row 1", "URGENT"), ("Kept from “Calls”, row 1", "Mayor | 555")]
    assert xlsx.read(xlsx.write(made)) == made


def test_rows_sorted_columns_moved_and_headers_in_capitals_are_read() -> None:
    """Cells belong to the words over them and to the key beside them."""

    def edit(book: Any) -> None:
        page = book["Sources"]
        table = [[cell.value for cell in row] for row in page.iter_rows()]
        page.delete_rows(1, page.max_row)
        for at, row in enumerate([table[0], *reversed(table[1:])]):
            page.append([str(word).upper() if at == 0 else word for word in reversed(row)])

    made = edited(edit)
    assert made.rows("sources") == tuple(reversed(sample().rows("sources")))


def test_hidden_columns_that_were_deleted_are_restored() -> None:
    """From their copy on a hidden sheet, by the row's first cell."""

    def edit(book: Any) -> None:
        page = book["Facts"]
        for title in ("#key", "#article", "#start"):
            page.delete_cols(column(page, title))

    assert edited(edit) == sample()


def test_without_any_key_the_file_is_refused_with_a_next_step() -> None:
    """Rows that nothing tells from each other cannot be merged."""

    def edit(book: Any) -> None:
        page = book["Facts"]
        page.delete_cols(column(page, "#key"))
        del book["Hidden cells"]

    with pytest.raises(InputError, match=r"expected #key too .*undo its deletion"):
        edited(edit)


def test_a_formula_that_a_person_typed_is_kept() -> None:
    """Its value where the program saved one, else the formula as it was typed."""
    made = edited(lambda book: setattr(book["Facts"].cell(2, column(book["Facts"], "Concern")), "value", "=B2+1"))
    assert first(made).get("concern") == "=B2+1"
    assert xlsx.read(xlsx.write(made)) == made


def test_a_renamed_sheet_is_known_by_its_columns() -> None:
    """And a deleted one is empty."""

    def edit(book: Any) -> None:
        book["Conflicts"].title = "Konflikte"
        del book["Sources"]

    made = edited(edit)
    assert made.rows("conflicts") == sample().rows("conflicts")
    assert made.rows("sources") == ()
