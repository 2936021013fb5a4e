"""Which reader a file gets: by its suffix, by its root element, by its first bytes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from attribution.articles import discover, read_articles
from attribution.articles.formats import SUFFIXES, format_of, not_read
from attribution.articles.sniffing import sniff_head
from attribution.types import Article
from tests.articles.formats.pages import page
from tests.articles.formats.samples import FIRST, SECOND, STORY, TITLE, codes, one, read
from tests.articles.formats.test_archives import zipped
from tests.articles.formats.test_newsml import XHTML, item
from tests.articles.formats.test_ninjs import V1, V3
from tests.articles.formats.test_nitf import NITF

CONTENTS = {
    "nitf": NITF.encode(), "g2": item("urn:a", XHTML).encode(), "html": page(), "ninjs": json.dumps(V1).encode(), "ninjs list": json.dumps([V3]).encode(),
    "xhtml": page().replace(b"<!doctype html>", b'<?xml version="1.0"?>').replace(b"Z\">", b"Z\"/>"),
    "zip": zipped({"a.html": page()}), "csv": f'title,text\n"{TITLE}","{FIRST}"\n'.encode(),
    "rss": f"<rss version='2.0'><channel><title>H</title><item><title>{TITLE}</title><description>{STORY * 4}</description></item></channel></rss>".encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_without_a_name(name: str) -> None:
    """Standard input is read as what its content shows."""
    articles = [item for item in read_articles(["-"], io.BytesIO(CONTENTS[name])) if isinstance(item, Article)]
    assert [article.title for article in articles] == [TITLE]
    assert "harbour office said" in articles[0].text


@pytest.mark.parametrize("name", ["nitf", "g2", "rss", "xhtml"])
def test_xml_by_its_root(tmp_path: Path, name: str) -> None:
    """One suffix, four formats: the root element tells."""
    (tmp_path / "a.xml").write_bytes(CONTENTS[name])
    assert one(tmp_path / "a.xml").title == TITLE


def test_other_xml(tmp_path: Path) -> None:
    """XML that is no news is lost where it was named and left out where it was only met."""
    (tmp_path / "a.xml").write_text("<catalog><book/></catalog>", "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    assert codes(read(tmp_path / "a.xml")[1]) == ["not_a_news_format!"]
    assert codes(read(tmp_path)[1]) == ["left_out"]
    assert codes(read(tmp_path / "*.xml")[1]) == ["left_out"]


def test_a_page_under_txt(tmp_path: Path) -> None:
    """A web page that was saved as .txt is read as the page it is: its tags are no words."""
    (tmp_path / "a.txt").write_bytes(page())
    article = one(tmp_path / "a.txt")
    assert article.title == TITLE
    assert "<" not in article.text


def test_plain_text_stays_plain(tmp_path: Path) -> None:
    """A text that opens with a bracket, a colon or commas is text."""
    for text in ("[Updated] " + STORY, "Note: this is so.\n\n" + STORY, "Vilamar, the port, closed\n\n" + STORY, "{sic} " + STORY):
        (tmp_path / "article").write_text(text, "utf-8")
        assert one(tmp_path / "article").text == text
    assert sniff_head(b"Title, Body\n\nThe port.", "-") == "csv"
    assert sniff_head(b"ID;Headline;Article Text\n", "-") == "csv"
    assert sniff_head(b"Kop;Tekst\n7;x", "-") is None
    assert sniff_head(b"Kop;Tekst\n7;x", "-", {"text": "Tekst"}) == "csv"
    assert sniff_head(b"The body, the text and the title were found.\n", "-") is None


def test_names() -> None:
    """Suffixes say the format; of a compressed file the suffix before it does."""
    assert format_of("a.NITF") == "xml"
    assert format_of("a.csv.gz") == "packed"
    assert format_of("a.csv.gz", inside=True) == "csv"
    assert format_of("a.tar.xz", inside=True) == "tar"
    assert format_of("a.tgz", inside=True) == "tar"
    assert format_of("a.gz", inside=True) is None
    assert not_read(Path("a.log.gz")) == ".log.gz"
    assert not_read(Path("a.warc.gz")) is None
    assert len(SUFFIXES) >= 30


def test_found_or_named(tmp_path: Path) -> None:
    """A source of a folder says that it was only met."""
    (tmp_path / "a.csv").write_text("text\nIt fell.\n", "utf-8")
    assert [source.found for source in discover([str(tmp_path)])[0]] == [True]
    assert [source.found for source in discover([str(tmp_path / "a.csv")])[0]] == [False]


def test_same_bytes_twice(tmp_path: Path) -> None:
    """Reading twice gives equal articles, hints and diagnostics included."""
    for name, data in CONTENTS.items():
        (tmp_path / f"{name}.{'json' if 'ninjs' in name else name}").write_bytes(data)
    (tmp_path / "two.txt").write_text(SECOND, "utf-8")
    assert read(tmp_path) == read(tmp_path)
