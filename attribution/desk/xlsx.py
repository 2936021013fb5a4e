"""A worksheet as a spreadsheet file: written so that Excel and LibreOffice show and sort it, read back after either has saved it."""

from __future__ import annotations

from attribution.desk.sheets import Worksheet


def write(worksheet: Worksheet) -> bytes:
    """The XLSX file of a worksheet; the same worksheet gives the same bytes."""
    from attribution.desk import xlsxwriting

    return xlsxwriting.write(worksheet)


def read(data: bytes) -> Worksheet:
    """The worksheet in an XLSX file, with what people changed, added, sorted and renamed. Raises InputError on other files."""
    from attribution.desk import xlsxreading

    return xlsxreading.read(data)
