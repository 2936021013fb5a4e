"""PDFs written by reportlab: columns, hyphens, page headers, scans."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attribution.articles.pdflines import PageLine, in_reading_order, joined
from tests.articles.formats.samples import FIRST, SECOND, TITLE, codes, one, read, roles

SOFT = (
    "The port of Vilamar was closed on Friday after a crane fell onto the north quay dur\u00ading load\u00ading oper\u00ada\u00adtions, the har\u00adbour of\u00adfice said in "
    "state\u00adment num\u00adber {}. No\u00adbody was hurt in the ac\u00adci\u00addent there, and the ad\u00admin\u00adis\u00adtra\u00adtion counted sev\u00aden\u00adteen ves\u00adsels."
)


@pytest.fixture
def canvas() -> Any:
    """reportlab's canvas."""
    pytest.importorskip("pypdf")
    return pytest.importorskip("reportlab.pdfgen.canvas")


def two_columns(path: Path, count: int = 30) -> None:
    """A story in two columns over several pages, set with hyphens, under a running header."""
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    def furniture(page: Any, _: Any) -> None:
        page.setFont("Helvetica", 8)
        page.drawString(60, 815, f"Vilamar Herald  4 March 2031, edition {page.getPageNumber()}")
        page.drawCentredString(297, 20, f"Page {page.getPageNumber()} of 9")

    style = ParagraphStyle("b", fontName="Times-Roman", fontSize=10, leading=12, firstLineIndent=10, alignment=4)
    made = BaseDocTemplate(str(path), pagesize=(595, 842), invariant=1)
    made.addPageTemplates(PageTemplate(frames=[Frame(60, 50, 230, 700), Frame(310, 50, 230, 700)], onPage=furniture))
    made.build([Paragraph(TITLE, getSampleStyleSheet()["Title"]), *(Paragraph(SOFT.format(n), style) for n in range(count))])


def test_columns_and_hyphens(canvas: Any, tmp_path: Path) -> None:
    """Each paragraph comes whole, over columns and pages, hyphens joined, page headers and numbers dropped."""
    two_columns(tmp_path / "a.pdf")
    article = one(tmp_path / "a.pdf")
    assert article.title == TITLE
    body = roles(article, "body")
    assert body == [SOFT.format(n).replace("\u00ad", "") for n in range(30)]
    assert "edition" not in article.text
    assert "Page 1" not in article.text


def test_row_by_row(canvas: Any, tmp_path: Path) -> None:
    """Columns that a program drew row by row are put one after the other."""
    page = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    page.setFont("Times-Roman", 10)
    left = ["The port of Vilamar was closed on Friday", "after a crane fell onto the north quay,", "the harbour office said.", "Nobody was hurt."]
    right = ["Ships waited outside the breakwater", "until late in the evening, and some", "turned back to the open sea.", "They return on Monday."]
    for row, pair in enumerate(zip(left, right, strict=True)):
        page.drawString(60, 600 - 12 * row, pair[0])
        page.drawString(320, 600 - 12 * row, pair[1])
    page.save()
    text = one(tmp_path / "a.pdf").text
    assert "closed on Friday after a crane fell onto the north quay, the harbour office said." in text
    assert "outside the breakwater until late in the evening" in text
    assert text.index("Nobody") < text.index("Ships")


def test_scan(canvas: Any, tmp_path: Path) -> None:
    """Pages without a text layer are refused, and the message says what to do."""
    page = canvas.Canvas(str(tmp_path / "a.pdf"), invariant=1)
    page.rect(50, 50, 400, 600, fill=1)
    page.showPage()
    page.save()
    _, notes = read(tmp_path / "a.pdf")
    assert codes(notes) == ["no_text!"]
    assert "OCR" in notes[0].message


def test_locked_and_broken(canvas: Any, tmp_path: Path) -> None:
    """A PDF under a password and a broken one are refused by name; the good one beside them is read."""
    from pypdf import PdfWriter

    two_columns(tmp_path / "a.pdf", 2)
    writer = PdfWriter(clone_from=str(tmp_path / "a.pdf"))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(str(tmp_path / "b.pdf"))
    (tmp_path / "c.pdf").write_bytes((tmp_path / "a.pdf").read_bytes()[:300])
    articles, notes = read(tmp_path)
    assert len(articles) == 1
    assert codes(notes) in (["encrypted!", "unreadable!"], ["encrypted!", "no_text!"])


def test_bomb(canvas: Any, tmp_path: Path) -> None:
    """A page that unpacks to far more than text is refused."""
    import zlib

    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    stream = StreamObject()
    stream._data = zlib.compress(b"0 0 m " * 30_000_000)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").stat().st_size < 1_000_000
    _, notes = read(tmp_path / "a.pdf")
    assert len(notes) == 1
    assert notes[0].failed


def test_hyphens() -> None:
    """A hyphen at a line's end goes, but stays in a compound that the document has elsewhere, before figures, and in a dash."""
    from collections import Counter

    known = Counter({"part-time": 2, "operations": 1})
    assert joined("the opera-", "tions went", known) == "the operations went"
    assert joined("a part-", "time job", known) == "a part-time job"
    assert joined("in 2031-", "32 it", known) == "in 2031-32 it"
    assert joined("He said -", "no", known) != "He saidno"


def test_drawn_order_is_kept() -> None:
    """Lines of one column stay as they are drawn."""
    lines = [PageLine(60, 600 - 12 * n, 10, f"line {n}", 0.5) for n in range(5)]
    assert in_reading_order(lines) == lines


def test_second_paragraph(canvas: Any, tmp_path: Path) -> None:
    """Paragraphs parted by a gap stay apart, and a larger line above them is the headline."""
    page = canvas.Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    page.setFont("Helvetica-Bold", 20)
    page.drawString(60, 700, TITLE)
    page.setFont("Helvetica", 10)
    for place, line in ((660, FIRST[:60]), (648, FIRST[60:].strip()), (620, SECOND.replace("“", '"').replace("”", '"'))):
        page.drawString(60, place, line)
    page.save()
    article = one(tmp_path / "a.pdf")
    assert article.title == TITLE
    assert len(roles(article, "body")) == 2


def test_a_broken_file_is_told_once(tmp_path: Path, canvas: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """What pypdf notices of a file that is cut off stands in the diagnostic alone, and not on stderr."""
    page = canvas.Canvas(str(tmp_path / "whole.pdf"))
    page.drawString(60, 700, FIRST)
    page.save()
    (tmp_path / "cut.pdf").write_bytes((tmp_path / "whole.pdf").read_bytes()[:400])
    (tmp_path / "whole.pdf").unlink()
    program = "import sys; from attribution.articles import read_articles; print([one.code for one in read_articles(sys.argv[1:])])"
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "cut.pdf")], check=True)
    assert capfd.readouterr() == ("['unreadable']\n", "")
