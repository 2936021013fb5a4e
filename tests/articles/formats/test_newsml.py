"""NewsML-G2: items with NITF, XHTML and plain text inside, messages, packages."""

from __future__ import annotations

import base64
from pathlib import Path

from attribution.articles.newsml import read_newsml
from attribution.types import Article
from tests.articles.formats.samples import CAPTION, FIRST, SECOND, STORY, TITLE, codes, one, read, roles

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.34" conformance="power"'


def item(guid: str, content: str, *, version: int = 1, kind: str = "text", status: str = "usable", root: str = NS) -> str:
    """A news item with this inside."""
    return f"""<newsItem {root} guid="{guid}" version="{version}" xml:lang="en-GB"><catalogRef href="http://example.org/c.xml"/>
      <rightsInfo><copyrightHolder literal="Somebody"/></rightsInfo>
      <itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:AFP"/><versionCreated>2031-03-04T0{version}:12:00+01:00</versionCreated>
        <pubStatus qcode="stat:{status}"/></itemMeta>
      <contentMeta><contentCreated>2031-03-03</contentCreated><by>By Ana Ros</by><dateline>VILAMAR</dateline><language tag="en"/><headline>{TITLE}</headline></contentMeta>
      <contentSet>{content}</contentSet></newsItem>"""


XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>slug</title></head><body>
  <h1>{TITLE}</h1><p>{FIRST}</p><figure><img src="a.jpg"/><figcaption>{CAPTION}</figcaption></figure><p>{SECOND}</p></body></html></inlineXML>"""
NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>{FIRST}</p>
  <p><q>Down it came</q>, said <person>Inês Carrasco</person>.</p></body.content></body></nitf></inlineXML>"""


def write(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    (folder / name).write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', "utf-8")
    return folder / name


def test_xhtml_inside(tmp_path: Path) -> None:
    """One item is one article with the path as id; headline once, caption apart, the version's time as published."""
    article = one(write(tmp_path, "a.xml", item("urn:a", XHTML)))
    assert (article.id, article.title, article.source) == (str(tmp_path / "a.xml"), TITLE, "Agence France-Presse")
    assert (article.published, article.byline, article.language) == ("2031-03-04T01:12+01:00", "Ana Ros", "en")
    assert roles(article, "title") == [TITLE]
    assert roles(article, "caption") == [CAPTION]
    assert roles(article, "body") == [FIRST, SECOND]


def test_nitf_inside(tmp_path: Path) -> None:
    """NITF inside is read as NITF, with what the item says on top."""
    article = one(write(tmp_path, "a.xml", item("urn:a", NITF + "<inlineData contenttype='text/plain'>other</inlineData>")))
    assert (article.title, article.byline) == (TITLE, "Ana Ros")
    assert roles(article, "body")[1] == "“Down it came”, said Inês Carrasco."
    assert {hint.kind for hint in article.hints} == {"quotation", "person"}


def test_inline_data(tmp_path: Path) -> None:
    """Plain text inside is read, in base64 too."""
    packed = base64.b64encode(STORY.encode()).decode()
    for number, data in enumerate((f'<inlineData contenttype="text/plain">{STORY}</inlineData>', f'<inlineData encoding="enc:base64">{packed}</inlineData>')):
        assert roles(one(write(tmp_path, f"{number}.xml", item("urn:a", data))), "body") == [FIRST, SECOND]


def test_message(tmp_path: Path) -> None:
    """Each item of a message is an article of its own; a broken one is told and the rest is read, pictures are counted."""
    inner = [item("urn:a", XHTML, root=""), item("urn:p", "", kind="picture", root=""), item("urn:c", XHTML, status="canceled", root="")]
    inner += [item("urn:r", '<remoteContent href="http://example.org/x.txt"/>', root=""), item("urn:a", XHTML, version=2, root="")]
    path = write(tmp_path, "m.xml", f"<newsMessage {NS.split(' ')[0]}><header><sent>2031-03-04T08:00:00Z</sent></header><itemSet>{''.join(inner)}</itemSet></newsMessage>")
    articles, notes = read(path)
    assert [article.id for article in articles] == [f"{path}!/urn:a", f"{path}!/urn:a@2"]
    assert [article.published for article in articles] == ["2031-03-04T01:12+01:00", "2031-03-04T02:12+01:00"]
    assert codes(notes) == ["left_out", "remote_content!", "withdrawn!"]


def test_package(tmp_path: Path) -> None:
    """A package is no article: the items it names and the file lacks are told, those in the file are read."""
    package = '<packageItem guid="urn:top"><groupSet root="G1"><group id="G1"><itemRef residref="urn:a"/><itemRef residref="urn:gone"/></group></groupSet></packageItem>'
    path = write(tmp_path, "m.xml", f"<newsMessage {NS.split(' ')[0]}><itemSet>{package}{item('urn:a', NITF, root='')}</itemSet></newsMessage>")
    articles, notes = read(path)
    assert len(articles) == 1
    assert codes(notes) == ["package"]
    assert "urn:gone" in notes[0].message
    assert "urn:a" not in notes[0].message


def test_messages_stream(tmp_path: Path) -> None:
    """The first item comes before the file is read to its end, so that memory does not grow with the number of items."""
    path = write(tmp_path, "m.xml", f"<newsMessage {NS.split(' ')[0]}><itemSet>{''.join(item(f'urn:{n}', XHTML, root='') for n in range(300))}</itemSet></newsMessage>")
    with path.open("rb") as stream:
        items = read_newsml(stream, "m", message=True)
        place, first = next(items)
        assert isinstance(first, Article)
        assert place == "m!/urn:0"
        assert stream.tell() < path.stat().st_size / 2
        assert sum(1 for _ in items) == 299
