"""What a checker sees in the spreadsheet: frozen header, filter, drop-downs, colours with signs, live totals, protection, paper."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from attribution.desk import xlsx
from attribution.desk.columns import COLUMNS, DECISIONS, TITLES
from attribution.desk.sheets import SHEETS, Replaced, Worksheet
from attribution.desk.signs import PAINTED, SIGNS
from attribution.desk.statuses import STATUSES
from attribution.desk.totals import recount
from attribution.desk.xlsxlayout import lines_of
from tests.desk.sample import worked


@pytest.fixture(scope="module")
def book() -> Any:
    """The sample's workbook, with formulas."""
    return load_workbook(io.BytesIO(xlsx.write(recount(worked()))))


def column(page: Any, title: str) -> str:
    """The letter of a column."""
    return str(next(cell.column_letter for cell in page[1] if cell.value == title))


def test_sheets_have_their_titles_and_clashes_only_where_there_are_any(book: Any) -> None:
    """Technical sheets are hidden."""
    assert [page.title for page in book if page.sheet_state == "visible"] == [TITLES[name] for name in SHEETS]
    clash = Replaced("facts", "k", "note", "a", "=b", "ann.xlsx")
    made = load_workbook(io.BytesIO(xlsx.write(Worksheet(worked().sheets, (clash,)))))
    assert [cell.value for cell in made["Clashes"][2]] == ["Facts", "k", "note", "a", "'=b", "ann.xlsx"]


def test_every_sheet_is_frozen_filtered_protected_and_laid_out_for_paper(book: Any) -> None:
    """Protection without a password lets people sort, filter, format, insert."""
    for name in SHEETS:
        page = book[TITLES[name]]
        assert page.freeze_panes.endswith("2")
        assert page.auto_filter.ref.startswith("A1:")
        guard = page.protection
        assert (guard.sheet, guard.password, guard.sort, guard.autoFilter, guard.formatColumns, guard.insertRows) == (True, None, False, False, False, False)
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToHeight == 0
        assert page.print_title_rows == "$1:$1"
        assert "&P" in page.oddFooter.right.text or "Page" in page.oddFooter.right.text


def test_cells_of_the_tool_are_locked_and_those_of_people_are_not(book: Any) -> None:
    """Below the table too, so that rows can be added."""
    for name in SHEETS:
        page = book[TITLES[name]]
        hidden = {at for group in page.column_dimensions.values() if group.hidden for at in range(group.min, group.max + 1)}
        for at, known in enumerate(COLUMNS[name], 1):
            assert page.cell(2, at).protection.locked is not known.human
            assert at in hidden or not known.hidden
            assert page.cell(2, at).alignment.wrap_text


def test_drop_downs_offer_the_words_with_their_symbols_and_only_warn(book: Any) -> None:
    """Words of a person's own are kept."""
    rules = {str(rule.sqref).rstrip("0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ") or str(rule.sqref).split("2")[0]: rule for rule in book["Facts"].data_validations.dataValidation}
    status = rules[column(book["Facts"], "Status")]
    assert status.formula1 == '"' + ",".join(f"{status.symbol} {status.word}" for status in STATUSES) + '"'
    assert len(status.formula1) <= 257
    assert {rule.errorStyle for rule in rules.values()} == {"warning"}
    decision = next(rule for rule in book["Conflicts"].data_validations.dataValidation if "follow A" in rule.formula1)
    assert decision.formula1 == '"' + ",".join(DECISIONS) + '"'


def test_every_painted_word_has_a_sign_and_enough_contrast() -> None:
    """Seven to one, as WCAG has it for small text at level AAA."""
    for place, words in PAINTED.items():
        assert words.keys() == SIGNS[place].keys()
        for fill, ink in words.values():
            bright, dark = sorted((luminance(fill), luminance(ink)), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= 7


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2) of a hex RGB colour."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_totals_are_formulas_with_the_numbers_they_give(book: Any) -> None:
    """So that a preview shows them and a spreadsheet counts on."""
    values = load_workbook(io.BytesIO(xlsx.write(recount(worked()))), data_only=True)
    made = recount(worked())
    for number, row in enumerate(made.rows("lines"), 2):
        for key, letter in (("facts", "E"), ("left", "F"), ("attention", "G")):
            assert book["Lines"][f"{letter}{number}"].value.startswith("=")
            assert values["Lines"][f"{letter}{number}"].value == int(row.get(key))
    assert any(str(cell.value).startswith("=") for cell in book["Sign-off"]["B"])


def test_the_file_has_no_clock() -> None:
    """Neither in the packed parts nor in its properties."""
    with zipfile.ZipFile(io.BytesIO(xlsx.write(worked()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
        assert b"customHeight" not in archive.read("xl/worksheets/sheet2.xml")


def test_a_row_is_high_enough_for_a_long_file_name() -> None:
    """What has no blanks is broken where the cell ends, and its lines are counted: "S1" and then a name of 35 characters in a column of 20."""
    assert lines_of("S1 01_harbour_ferry_and_the_council.txt", 20) == 3
    assert lines_of("S1 Herald", 20) == 1
    assert lines_of("a " * 21, 20) == 2
