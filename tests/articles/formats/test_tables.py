"""Tables: CSV as people write it, XLSX by openpyxl, Parquet by pyarrow."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from attribution.articles.columns import parse_columns
from attribution.articles.csvfiles import csv_rows
from attribution.articles.tables import read_rows
from attribution.errors import ConfigError
from attribution.types import Article
from tests.articles.formats.samples import FIRST, SECOND, STORY, TITLE, codes, one, read, roles

HEADER = ["Article ID", "Headline", "Body", "Outlet", "Pub_Date", "Author", "URL"]
ROWS = [
    ["a1", TITLE, STORY, "Vilamar Herald", "2031-03-04", "Ana Ros", "http://example.org/1"],
    ["", "Second", SECOND, "Vilamar Post", "2031-03-05T08:00Z", "", ""],
    ["a3", "Empty", "", "", "", "", ""],
]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), ("|", "cp1252")])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Whatever parts the columns and however it is encoded: an article a row, quoted line breaks kept; an empty row and a guess are told."""
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([HEADER, *ROWS])
    articles, notes = read(path)
    assert [article.text for article in articles] == [STORY, SECOND]
    assert articles[0].id == "a1"
    assert articles[1].id == f"{path}#row=3"  # the story in row 2 goes over several lines
    assert codes(notes) == ["empty!", *(["encoding"] if encoding == "cp1252" else [])]
    assert (articles[0].title, articles[0].source, articles[0].byline) == (TITLE, "Vilamar Herald", "Ana Ros")


def test_a_quotation_mark_left_open(tmp_path: Path) -> None:
    """Rows that an open quotation mark has run into one another are no article; those before it are read."""
    (tmp_path / "a.csv").write_text(f'id,text\n1,"{FIRST}"\n2,"{FIRST}\n3,Another one\n4,And one more', "utf-8")
    articles, notes = read(tmp_path / "a.csv")
    assert ([article.id for article in articles], codes(notes)) == (["1"], ["invalid_csv!"])
    assert "row 3: a quotation mark" in notes[0].message


def test_own_columns(tmp_path: Path) -> None:
    """Columns of any name can be given; a name the table has not is an error that shows those it has."""
    (tmp_path / "a.csv").write_text(f"Nr,Tekst,Kop\n7,{FIRST.replace(',', ';')},{TITLE.replace(',', '')}\n", "utf-8")
    article = read(tmp_path / "a.csv", columns=parse_columns(["text=Tekst", "title=kop", "id=nr"]))[0][0]
    assert (article.id, article.title) == ("7", TITLE.replace(",", ""))
    _, notes = read(tmp_path / "a.csv", columns={"text": "Body"})
    assert codes(notes) == ["columns!"]
    assert "'Tekst'" in notes[0].message
    _, notes = read(tmp_path / "a.csv")
    assert "--column text=Body" in notes[0].message
    for wrong in ("text", "words=Body", "text="):
        with pytest.raises(ConfigError, match="FIELD=TITLE"):
            parse_columns([wrong])


def test_tables_that_are_none(tmp_path: Path) -> None:
    """A table without articles is lost where it was named, left out where it was only met; a worksheet of findings too."""
    (tmp_path / "a.csv").write_text("x,y\n1,2\n", "utf-8")
    (tmp_path / "b.csv").write_text("Text,Article,Start,End,Key\nx,y,1,2,k\n", "utf-8")
    (tmp_path / "c.txt").write_text(STORY, "utf-8")
    (tmp_path / "q.csv").write_text("article,outlet,published,id,kind,start,end,words,speaker\nx,y,,q1,direct,1,2,k,s\n", "utf-8")
    assert codes(read(tmp_path / "a.csv")[1]) == ["columns!"]
    assert codes(read(tmp_path / "b.csv")[1]) == ["worksheet!"]
    articles, notes = read(tmp_path)
    assert len(articles) == 1
    assert codes(notes) == ["left_out"] * 3


def test_xlsx(tmp_path: Path) -> None:
    """Each sheet with a column of text is read, dates as dates, a title above the columns passed over."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Export of 4 March"])
    sheet.append(["ID", "Text", "Date", "Title"])
    sheet.append([17, STORY, datetime(2031, 3, 4), TITLE])
    sheet.append([None, SECOND, datetime(2031, 3, 4, 8, 12), "Second"])
    book.create_sheet("notes").append(["nothing", "here"])
    book.save(tmp_path / "a.xlsx")
    articles, notes = read(tmp_path / "a.xlsx")
    assert not notes
    assert [(article.id, article.published) for article in articles] == [
        ("17", "2031-03-04"), (f"{tmp_path / 'a.xlsx'}!/Sheet#row=4", "2031-03-04T08:12"),
    ]  # fmt: skip
    assert roles(articles[0], "body") == [FIRST, SECOND]


def test_parquet(tmp_path: Path) -> None:
    """Rows of Parquet are articles; columns that do not matter are not even read."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    when = [datetime(2031, 3, 4, 7, 12, tzinfo=UTC), None]
    table = pa.table({"junk": [b"\0", b"\1"], "content": [STORY, SECOND], "headline": [TITLE, None], "published_at": when, "authors": [["Ana Ros", "Bo Li"], []]})
    parquet.write_table(table, tmp_path / "a.parquet")
    articles, notes = read(tmp_path / "a.parquet")
    assert not notes
    assert [article.id.rpartition("#")[2] for article in articles] == ["row=1", "row=2"]
    assert (articles[0].title, articles[0].published, articles[0].byline) == (TITLE, "2031-03-04T07:12+00:00", "Ana Ros, Bo Li")
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-20])
    assert codes(read(tmp_path / "b.parquet")[1]) == ["unreadable!"]


def test_rows_stream() -> None:
    """The first article comes before the table is read to its end."""
    stream = io.BytesIO(b"id,text\n" + b"".join(b"%d,The port was closed.\n" % n for n in range(50_000)))
    items = read_rows(csv_rows(io.BufferedReader(stream), "a"), "a")
    place, first = next(items)
    assert isinstance(first, Article)
    assert (place, first.id) == ("a#row=2", "0")
    assert stream.tell() < 300_000


def test_open_quotation_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quoted cell that never ends is told with its line, and memory stays bounded by the limit of a field."""
    monkeypatch.setattr("attribution.articles.csvfiles.LONGEST_LINE", 200_000)
    lines = "".join(f"{n},The port was closed on day {n}.\n" for n in range(20_000))
    (tmp_path / "a.csv").write_text(f'id,text\na,{TITLE.replace(",", "")}\nb,"never closed\n{lines}', "utf-8")
    articles, notes = read(tmp_path / "a.csv")
    assert [article.id for article in articles] == ["a"]
    assert codes(notes) == ["invalid_csv!"]


def test_one_article(tmp_path: Path) -> None:
    """A table of one column of text is enough."""
    (tmp_path / "a.csv").write_text(f'text\n"{FIRST}"\n', "utf-8")
    assert one(tmp_path / "a.csv").text == FIRST


@pytest.mark.parametrize("above", ["Export of 4 March\n\n", "sep=;\n", "\ufeffsep=;\r\n"])
def test_lines_above_the_titles(tmp_path: Path, above: str) -> None:
    """What parts the columns is seen in the row of titles, or stated as Excel does, not in the line above them."""
    (tmp_path / "a.csv").write_text(f'{above}id;headline;text\n1;{TITLE};"{FIRST}"\n', "utf-8", newline="")
    article = one(tmp_path / "a.csv")
    assert (article.id, article.title, article.text) == ("1", TITLE, FIRST)


def test_line_ends_of_old_macs(tmp_path: Path) -> None:
    """A CSV whose lines end in carriage returns alone is read."""
    (tmp_path / "a.csv").write_bytes(f'id,text\r1,"{FIRST}"\r2,"{SECOND}"\r'.encode())
    assert [article.text for article in read(tmp_path / "a.csv")[0]] == [FIRST, SECOND]


def test_a_broken_byte(tmp_path: Path) -> None:
    """One byte that is none of UTF-8 leaves the others what they are, and is told."""
    data = f'id,text\n1,"{SECOND * 4}'.encode() + b'\xe2"\n'
    (tmp_path / "a.csv").write_bytes(data)
    articles, notes = read(tmp_path / "a.csv")
    assert articles[0].text == f"{SECOND * 4}\ufffd"
    assert codes(notes) == ["encoding"]


def workbook(sheet: bytes | None = None, dimension: bytes | None = None) -> bytes:
    """A workbook of two rows, its sheet replaced or its stated size changed."""
    openpyxl = pytest.importorskip("openpyxl")
    book, plain, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    for row in (["id", "title", "text"], [1, TITLE, FIRST]):
        book.active.append(row)
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                data = sheet or re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%s"' % (dimension or b"A1:C2"), data)
            target.writestr(entry.filename, data)
    return out.getvalue()


@pytest.mark.parametrize("dimension", [b"A1", b"A1:XFD1048576"])
def test_a_sheet_that_misstates_its_size(tmp_path: Path, dimension: bytes) -> None:
    """Cells outside the stated size are read, and a size of millions of cells costs nothing."""
    (tmp_path / "a.xlsx").write_bytes(workbook(dimension=dimension))
    assert one(tmp_path / "a.xlsx").text == FIRST


def test_a_sheet_that_breaks_off(tmp_path: Path) -> None:
    """A sheet broken before its first row is told as broken, not as empty."""
    (tmp_path / "a.xlsx").write_bytes(workbook(sheet=b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C2"/><sheetData><row'))
    _, notes = read(tmp_path / "a.xlsx")
    assert codes(notes) == ["unreadable!"]
    assert "breaks off" in notes[0].message
