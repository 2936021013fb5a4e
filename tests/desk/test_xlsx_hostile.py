"""Files that are no worksheet, or want to harm the reader, are refused with what was seen, expected and to do."""

from __future__ import annotations

import io
import time
import zipfile

import openpyxl
import pytest

from attribution.desk import xlsx, zipguard
from attribution.errors import InputError
from tests.desk.sample import sample


def changed(**parts: bytes | None) -> bytes:
    """The sample's file with some of its parts replaced, by the end of their names; None leaves one out."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx.write(sample()))) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            stem = info.filename.rsplit("/", 1)[-1].split(".")[0]
            if (content := parts.get(stem, old.read(info))) is not None:
                new.writestr(info.filename, content)
    return held.getvalue()


def page(body: bytes, before: bytes = b"") -> bytes:
    """A sheet's XML."""
    return b'<?xml version="1.0"?>' + before + b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + body + b"</sheetData></worksheet>"


XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "nothing": (b"", "is no .xlsx file"),
    "text": (b"hello", "begins with b'hello' and is no .xlsx file"),
    "cut": (xlsx.write(sample())[:5000], "is no .xlsx file"),
    "password": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "has a password"),
    "other zip": (changed(workbook=None), "without xl/workbook.xml"),
    "entity": (changed(sheet1=page(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>', XXE)), "document type or an entity"),
    "entity in utf-16": (changed(sheet1=page(b"", XXE).decode().encode("utf-16")), "document type or an entity"),
    "broken": (changed(sheet1=b"<worksheet"), "parts are damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_or_broken_file_is_refused(name: str) -> None:
    """Soon, as an InputError with a next step."""
    data, told = REFUSED[name]
    began = time.monotonic()
    with pytest.raises(InputError, match=told) as caught:
        xlsx.read(data)
    assert ":" in str(caught.value)
    assert time.monotonic() - began < 20


def test_a_million_rows_are_refused_before_they_are_read() -> None:
    """They are counted while unpacking, nothing is kept."""
    rows = page(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_048_577)))
    began = time.monotonic()
    with pytest.raises(InputError, match="more than"):
        xlsx.read(changed(sheet1=rows))
    assert time.monotonic() - began < 20


def test_a_bomb_is_refused_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten megabytes of blanks in ten kilobytes."""
    monkeypatch.setattr(zipguard, "MAX_UNPACKED", 2**20)
    with pytest.raises(InputError, match="more than 1,048,576 bytes unpacked"):
        xlsx.read(changed(sheet1=b" " * 10**7))


def test_a_cell_at_the_far_corner_costs_nothing() -> None:
    """Billions of empty cells lie between; none is looked at."""
    content = zipfile.ZipFile(io.BytesIO(xlsx.write(sample()))).read("xl/worksheets/sheet1.xml")
    corner = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    began = time.monotonic()
    made = xlsx.read(changed(sheet1=content.replace(b"</sheetData>", corner)))
    assert "far" in made.rows("lines")[-1].cells.values()
    assert time.monotonic() - began < 5


def test_xml_is_read_without_entities() -> None:
    """The library uses defusedxml, and what counts cells counts those across chunks once."""
    assert openpyxl.DEFUSEDXML
    assert zipguard.inspected(b"<c r=", "a.xml", 0) == 1
    assert zipguard.inspected(b"<c r=<c r=", "a.xml", 5) == 1


def test_a_workbook_without_a_worksheet_is_refused() -> None:
    """It says which sheets it saw."""
    book = openpyxl.Workbook()
    book.active.append(["a", "b", "c"])
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(InputError, match=r"has the sheets Sheet, none with a worksheet's columns, expected Lines, Facts"):
        xlsx.read(held.getvalue())
