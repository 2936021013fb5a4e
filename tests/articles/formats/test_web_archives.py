"""WARC and WACZ, written by warcio."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from attribution.articles.reader import page_of_archive
from attribution.articles.warc import read_warc
from attribution.types import Article
from tests.articles.formats.pages import page, wacz, warc
from tests.articles.formats.samples import TITLE, codes, read

pytest.importorskip("warcio")
HTML = "text/html; charset=utf-8"
ANSWERS = [
    ("http://example.org/1", page(), HTML, "200 OK"), ("http://example.org/crane.png", b"\x89PNG", "image/png", "200 OK"),
    ("http://example.org/gone", page("Not found"), HTML, "404 Not Found"), ("http://example.org/void", b"<html></html>", HTML, "200 OK"),
    ("http://example.org/1", page("Crane falls on quay, three hurt"), HTML, "200 OK"), ("http://example.org/w", page("Café “shut” at quay", "cp1252"), "text/html; charset=windows-1252", "200 OK"),
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "crawl.wacz"])
def test_pages(tmp_path: Path, name: str) -> None:
    """Pages answered with 200 are articles under time and address, two captures of one apart; a page without a story is told."""
    data = wacz(warc(ANSWERS)) if name.endswith("wacz") else warc(ANSWERS, gzipped=name.endswith("gz"))
    path = tmp_path / name
    path.write_bytes(data)
    articles, notes = read(path)
    assert [article.id.removeprefix(f"{path}!/") for article in articles] == [
        "20310304070000/http://example.org/1", "20310304070400/http://example.org/1", "20310304070500/http://example.org/w",
    ]  # fmt: skip
    assert [article.title for article in articles] == [TITLE, "Crane falls on quay, three hurt", "Café “shut” at quay"]
    assert {article.url for article in articles} == {"http://example.org/1", "http://example.org/w"}
    assert articles[0].published == "2031-03-04T07:12+00:00"
    assert len(notes) == 1
    assert notes[0].failed
    assert notes[0].article is not None
    assert notes[0].article.endswith("http://example.org/void")


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_cut_off(tmp_path: Path, name: str) -> None:
    """An archive cut off in the middle gives the pages before the cut, says that it breaks off, and takes no half page for a whole."""
    data = warc(ANSWERS[:1] * 30, gzipped=name.endswith("gz"))
    (tmp_path / name).write_bytes(data[: len(data) * 2 // 3])
    articles, notes = read(tmp_path / name)
    assert 5 < len(articles) < 25
    assert len({article.text for article in articles}) == 1
    assert codes(notes) == ["unreadable!"]


def test_without_pages(tmp_path: Path) -> None:
    """An archive of pictures alone is told."""
    (tmp_path / "a.warc").write_bytes(warc(ANSWERS[1:2], gzipped=False))
    assert codes(read(tmp_path / "a.warc")[1]) == ["no_articles!"]


def test_streams() -> None:
    """The first page comes before the archive is read to its end."""
    stream = io.BytesIO(warc(ANSWERS[:1] * 200, gzipped=False))
    place, first = next(iter(read_warc(stream, "a", page_of_archive)))
    assert isinstance(first, Article)
    assert place == "a!/20310304070000/http://example.org/1"
    assert stream.tell() < 100_000


def test_missing_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its reader a format is refused with the extra to install, and the rest is read."""
    import sys

    for name in ("warcio.archiveiterator", "pypdf", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.warc").write_bytes(b"WARC/1.1\r\n")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    (tmp_path / "d.html").write_bytes(page())
    articles, notes = read(tmp_path)
    assert len(articles) == 1
    assert codes(notes) == ["extra!"] * 3
    assert all("attribution[formats]" in note.message for note in notes)
