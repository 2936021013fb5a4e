"""OpenDocument texts, written by odfpy."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.articles.formats.samples import CAPTION, FIRST, SECOND, TITLE, codes, one, read, roles


def document() -> Any:
    """A text document with headings, a frame with a caption, a table and a deleted passage."""
    opendocument = pytest.importorskip("odf.opendocument")
    from odf import dc, draw, table, text

    made = opendocument.OpenDocumentText()
    made.meta.addElement(dc.Title(text=TITLE))
    made.text.addElement(text.H(outlinelevel=1, text=TITLE))
    made.text.addElement(text.P(text="By Ana Ros"))
    first = text.P()
    before, _, after = FIRST.partition(" on Tuesday ")
    first.addText(f"{before} on")
    first.addElement(text.S())
    first.addElement(text.Span(text="Tuesday"))
    first.addElement(text.Note(noteclass="footnote"))
    first.addText(f" {after}")
    made.text.addElement(first)
    frame = draw.Frame(width="5cm", height="5cm")
    box = draw.TextBox()
    box.addElement(text.P(text=CAPTION))
    frame.addElement(box)
    holder = text.P()
    holder.addElement(frame)
    made.text.addElement(holder)
    grid, row, cell = table.Table(), table.TableRow(), table.TableCell()
    cell.addElement(text.P(text="11 dead in a table"))
    row.addElement(cell)
    grid.addElement(table.TableColumn())
    grid.addElement(row)
    made.text.addElement(grid)
    made.text.addElement(text.P(text=SECOND))
    return made


def test_odt(tmp_path: Path) -> None:
    """Headings, paragraphs and captions come in order and apart; tables are told, not read."""
    document().save(str(tmp_path / "a.odt"))
    article = one(tmp_path / "a.odt")
    assert article.title == TITLE
    assert roles(article, "body") == [FIRST, SECOND]
    assert roles(article, "caption") == [CAPTION]
    assert article.byline == "Ana Ros"
    assert codes(article.diagnostics) == ["table_left_out"]
    assert "11 dead" not in article.text


def test_by_content(tmp_path: Path) -> None:
    """A document without a suffix is known by what lies in it."""
    document().save(str(tmp_path / "a.odt"))
    (tmp_path / "document").write_bytes((tmp_path / "a.odt").read_bytes())
    assert one(tmp_path / "document").title == TITLE


def test_broken(tmp_path: Path) -> None:
    """A broken document, and one whose XML declares entities, are refused by name."""
    document().save(str(tmp_path / "a.odt"))
    (tmp_path / "b.odt").write_bytes((tmp_path / "a.odt").read_bytes()[:600])
    with zipfile.ZipFile(tmp_path / "c.odt", "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    articles, notes = read(tmp_path)
    assert len(articles) == 1
    assert codes(notes) == ["unreadable!", "unsafe_xml!"]


def test_bomb(tmp_path: Path) -> None:
    """A document that would unpack to gigabytes is refused before it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("content.xml", "w", force_zip64=True) as part:
        for _ in range(80):
            part.write(b" " * 1024 * 1024)
    (tmp_path / "a.odt").write_bytes(packed.getvalue())
    assert codes(read(tmp_path / "a.odt")[1]) == ["too_large!"]


def test_content_controls_of_a_word_template(tmp_path: Path) -> None:
    """Paragraphs inside content controls, in which templates keep headline and story, are read in their place."""
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml

    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    control = "<w:sdt {word}><w:sdtContent><w:sdt><w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    made = docx.Document()
    made.add_paragraph(FIRST)
    made.element.body.insert(0, parse_xml(control.format(word=word, text=TITLE)))
    made.element.body.insert(2, parse_xml(control.format(word=word, text=SECOND)))
    made.save(tmp_path / "a.docx")
    article = one(tmp_path / "a.docx")
    assert article.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"
