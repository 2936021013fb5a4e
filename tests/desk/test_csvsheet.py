"""CSV files as people and spreadsheets leave them come back; no cell is run, none is rewritten on opening."""

from __future__ import annotations

import csv
import io

import pytest

from attribution.desk import csvsheet
from attribution.desk.cells import FORMULA
from attribution.errors import InputError
from tests.desk.sample import sample, worked
from tests.desk.worksheets import every_nasty


def table(data: bytes) -> list[list[str]]:
    """The cells of a file of ours."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def saved(rows: list[list[str]], separator: str = ",", encoding: str = "utf-8", first: str = "") -> bytes:
    """The cells as another program saves them."""
    held = io.StringIO()
    csv.writer(held, delimiter=separator, lineterminator="\n").writerows(rows)
    return (first + held.getvalue()).encode(encoding, "strict")


@pytest.mark.parametrize(
    ("separator", "encoding", "first"),
    [(",", "utf-8", ""), (";", "utf-8-sig", ""), ("\t", "utf-16", ""), ("\t", "utf-16-le", ""), (";", "utf-8", "sep=;\r\n"), ("|", "utf-16-be", "")],
)
def test_a_file_that_a_spreadsheet_saved_comes_back(separator: str, encoding: str, first: str) -> None:
    """Semicolons in half of Europe, UTF-16 as "Unicode text", a mark that was lost."""
    assert csvsheet.read(saved(table(csvsheet.write(worked())), separator, encoding, first)) == worked()


def test_western_letters_come_back_from_windows_1252() -> None:
    """What Excel saves as plain CSV; letters that it cannot hold are lost by Excel, not here."""
    rows = [[cell.replace("Šarić", "Saric") for cell in row] for row in table(csvsheet.write(worked()))]
    text = "".join("".join(row) for row in rows)
    kept = [[cell.encode("cp1252", "replace").decode("cp1252") for cell in row] for row in rows]
    made = csvsheet.read(saved(kept, ";", "cp1252"))
    assert "Édith" in text
    assert made.rows("facts")[0].get("checker") == "Édith"
    assert made.rows("lines")[2].get("text").startswith("“We had warned them\nthree times,”")


def test_the_file_is_utf_8_behind_its_mark_with_the_sheet_first() -> None:
    """RFC 4180: every row has as many cells as the first."""
    data = csvsheet.write(sample())
    rows = table(data)
    assert data.startswith(b"\xef\xbb\xbfsheet,No.,Article,")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[0] for row in rows[1:8]] == ["Lines"] * 7


def test_no_cell_is_a_formula() -> None:
    """But numbers in columns of numbers."""
    for row in table(csvsheet.write(every_nasty())):
        assert not [cell for cell in row if FORMULA.match(cell) and not cell.lstrip("-").replace(".", "").isdigit()]


def test_rows_and_columns_that_a_person_adds_are_kept() -> None:
    """A new column, a cell beyond the header, a row without a key, a row of no sheet."""
    rows = table(csvsheet.write(sample()))
    rows[0].append("Phone")
    rows[8] += ["0049", "more"]
    rows.append(["facts", *[""] * (rows[0].index("Exact words") - 1), "a bridge"])
    rows.append(["", "call them"])
    made = csvsheet.read(saved(rows))
    assert made.rows("facts")[0].get("own:Phone") == "0049"
    assert "more" in made.rows("facts")[0].cells.values()
    assert made.rows("facts")[-1].get("words") == "a bridge"
    assert made.rows("facts")[-1].key.startswith("new-")
    assert made.rows("signoff")[-1].get("remark") == "call them"
    assert csvsheet.read(csvsheet.write(made)) == made


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"hello", b"a,b\n1,2\n", b"\xff\xfe\x00", b"sheet,x"])
def test_another_file_is_refused(data: bytes) -> None:
    """With its first row, and what was expected."""
    with pytest.raises(InputError, match=r"first row is .*expected a worksheet's"):
        csvsheet.read(data)
