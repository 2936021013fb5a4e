"""A worksheet as a Word document: the articles with a comment on every passage in question, then the sheets as tables.

`annotate` puts the same comments into a reporter's own document instead. Word files do not come back: `merge` reads the other formats.
"""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from attribution.articles.docx import opened
from attribution.desk.columns import COLUMNS, TITLES, Column, SheetName
from attribution.desk.offsets import offsets
from attribution.desk.overlaps import Overlaps
from attribution.desk.remarks import Remark, remarks
from attribution.desk.sheets import Row, Worksheet
from attribution.desk.statuses import BY_WORD
from attribution.desk.wordcomments import attach, comment_on
from attribution.desk.zipped import fixed
from attribution.reports.safe import clean
from attribution.types import Span

# What fits on a page of a landscape table; the rest stands in the comments and in the other formats.
SHOWN: dict[SheetName, tuple[str, ...]] = {
    "conflicts": ("id", "slot", "relation", "severity", "a_outlet", "a_words", "b_outlet", "b_words", "explanation", "decision", "by", "date", "note"),
    "facts": ("id", "line", "words", "fact", "type", "priority", "sources", "source", "status", "correction", "checker", "date"),
    "quotations": ("id", "line", "words", "speaker", "role", "mark_problem", "matches_recording", "timestamp", "status", "checker", "date"),
    "sources": ("id", "outlet", "title", "published", "wire_group", "link", "standing", "contact", "accessed"),
    "signoff": ("item", "value", "name", "date", "remark"),
}


def write(worksheet: Worksheet) -> bytes:
    """The document, the same bytes for the same worksheet."""
    from docx import Document

    document = Document()
    _landscape(document)
    document.add_heading("Fact-check worksheet", 0)
    told: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks(worksheet):
        told[remark.article].append(remark)
    articles: dict[str, list[Row]] = defaultdict(list)  # a person may have sorted the lines by something else
    for row in worksheet.rows("lines"):
        articles[row.get("article")].append(row)
    for article, lines in articles.items():
        _article(document, lines, told[article])
    for sheet, keys in SHOWN.items():
        _table(document, sheet, keys, worksheet.rows(sheet))
    return _bytes(document)


def annotate(original: bytes, worksheet: Worksheet, article: str) -> bytes:
    """The reporter's own document with our comments on the passages of `article`, which was read from it. Raises InputError where it is no Word document."""
    document = opened(original, article)
    comment_on(document, [remark for remark in remarks(worksheet) if remark.article == article])
    return _bytes(document)


def _bytes(document: Any) -> bytes:
    """The file of a document, without the clock that zip files carry."""
    target = io.BytesIO()
    document.save(target)
    return fixed(target.getvalue())


def _landscape(document: Any) -> None:
    """Tables of a dozen columns need the long side of the page."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)


def _article(document: Any, lines: Sequence[Row], told: Sequence[Remark]) -> None:
    """An article from its lines, a paragraph each, the remarks put on the runs of their passages."""
    document.add_heading(clean(f"{lines[0].get('outlet')} ({lines[0].get('article')})"), 1)
    cuts = sorted({at for remark in told for at in (remark.start, remark.end)})
    placed: list[tuple[Span, tuple[int, Any]]] = []
    for _, members in groupby(lines, key=lambda row: row.get("paragraph")):
        paragraph = document.add_paragraph()
        for number, row in enumerate(members):
            if number:
                paragraph.add_run(" ")
            for span, words in _cut(row, cuts):
                run = paragraph.add_run(clean(words))
                placed += [(span, (len(placed), run))] if span else []
    found = Overlaps(placed)
    for remark in told:
        runs = sorted((run for _, run in found.touching(Span(remark.start, remark.end))), key=lambda one: one[0])
        if runs:
            attach(document, runs[0][1]._r, runs[-1][1]._r, remark.text)


def _cut(row: Row, cuts: Sequence[int]) -> Iterator[tuple[Span | None, str]]:
    """A line's text in pieces that no remark begins or ends inside of, each with its place; whole and without one where its cells name none."""
    text, at = row.get("text"), offsets(row)
    if at is None or at[1] - at[0] != len(text):
        yield None, text
        return
    inside = cuts[bisect_right(cuts, at[0]) : bisect_left(cuts, at[1])]
    for begin, end in pairwise([at[0], *inside, at[1]]):
        yield Span(begin, end), text[begin - at[0] : end - at[0]]


def _table(document: Any, sheet: SheetName, keys: Sequence[str], rows: Sequence[Row]) -> None:
    """A sheet as a table with a repeated header; a status with its symbol and colour."""
    document.add_heading(f"{TITLES[sheet]} ({len(rows)})", 1)
    columns = [column for key in keys for column in COLUMNS[sheet] if column.key == key]
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        _fill(cell, column.title, bold=True)
    _repeat(table.rows[0])
    for row in rows:
        for cell, column in zip(table.add_row().cells, columns, strict=True):
            _cell(cell, column, row.get(column.key))


def _cell(cell: Any, column: Column, value: str) -> None:
    """One value; statuses are coloured, and say the same in words and with a symbol."""
    status = BY_WORD.get(value) if column.key == "status" else None
    _fill(cell, f"{status.symbol} {value}" if status else value)
    if status:
        _shade(cell, status.fill)


def _fill(cell: Any, value: str, *, bold: bool = False) -> None:
    """Words in the small print of a table."""
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(clean(value))
    run.font.size, run.bold = Pt(7.5), bold


def _shade(cell: Any, fill: str) -> None:
    """The colour behind a cell, hex RGB."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _repeat(row: Any) -> None:
    """Repeat a table's header on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
