"""RSS and Atom, written by feedgen and by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.articles.formats.samples import CAPTION, FIRST, SECOND, TITLE, codes, read, roles

HTML = f"<p>{FIRST}</p><figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure><p>{SECOND}</p>"


def generated(folder: Path, kind: str) -> Path:
    """A feed of one whole entry and one teaser, as feedgen writes it."""
    feedgen = pytest.importorskip("feedgen.feed")
    feed = feedgen.FeedGenerator()
    feed.id("http://example.org/feed")
    feed.title("Vilamar Herald")
    feed.link(href="http://example.org/")
    feed.description("News of the harbour")
    feed.language("en")
    whole = feed.add_entry(order="append")
    whole.id("http://example.org/1")
    whole.title(TITLE)
    whole.link(href="http://example.org/1.html")
    whole.author(name="Ana Ros", email="ana@example.org")
    whole.published(datetime(2031, 3, 4, 7, 12, tzinfo=UTC))
    whole.description("Five killed, says a teaser …")
    whole.content(HTML, type="CDATA" if kind == "rss" else "html")
    teaser = feed.add_entry(order="append")
    teaser.id("http://example.org/2")
    teaser.title("Another one")
    teaser.link(href="http://example.org/2.html")
    teaser.description("Only a teaser: 11 dead …")
    path = folder / f"feed.{kind}"
    (feed.rss_file if kind == "rss" else feed.atom_file)(str(path))
    return path


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_generated(tmp_path: Path, kind: str) -> None:
    """An entry with its text is an article under its own id; one with a summary alone is told and no article."""
    path = generated(tmp_path, kind)
    articles, notes = read(path)
    assert [article.id for article in articles] == [f"{path}!/http://example.org/1"]
    article = articles[0]
    assert (article.title, article.source, article.url) == (TITLE, "Vilamar Herald", "http://example.org/1.html")
    assert article.published == "2031-03-04T07:12+00:00"
    assert roles(article, "body") == [FIRST, SECOND]
    assert roles(article, "caption") == [CAPTION]
    assert codes(notes) == ["teaser!"]
    assert "1 of 2 entries" in notes[0].message
    if kind == "atom":
        assert article.byline == "Ana Ros"


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_cut_off(tmp_path: Path, kind: str) -> None:
    """A feed that breaks off within an entry says so, and half of a story is no article; the entries before it are read."""
    whole = generated(tmp_path, kind).read_text("utf-8")
    start = whole.index("<item>" if kind == "rss" else "<entry>")
    entry = whole[start : whole.index("</item>" if kind == "rss" else "</entry>")] + ("</item>" if kind == "rss" else "</entry>")
    path = tmp_path / f"cut.{kind}"
    path.write_text(whole[:start] + entry + entry.replace("example.org/1", "example.org/9")[: entry.index(SECOND[-40:])], "utf-8")
    articles, notes = read(path)
    assert [article.id for article in articles] == [f"{path}!/http://example.org/1"]
    assert codes(notes) == ["invalid_xml!"]
    assert "within the last of 2 entries" in notes[0].message


def test_not_well_formed(tmp_path: Path) -> None:
    """A feed with a slip in its markup, whole otherwise, is read to its last entry."""
    path = tmp_path / "a.rss"
    path.write_text(f"<rss><channel><title>A & B</title><item><guid>1</guid><content:encoded><![CDATA[{HTML}]]></content:encoded></item></channel></rss>\n<!-- 3 ms -->", "utf-8")
    articles, notes = read(path)
    assert ([roles(article, "body") for article in articles], codes(notes)) == ([[FIRST, SECOND]], [])


def test_rss_one(tmp_path: Path) -> None:
    """RSS 1.0 (RDF) with content:encoded is read, known by its content where the suffix says only XML."""
    (tmp_path / "a.xml").write_text(
        f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="http://example.org/"><title>Vilamar Herald</title><link>http://example.org/</link><description>x</description></channel>
        <item rdf:about="http://example.org/1"><title>{TITLE}</title><link>http://example.org/1</link><dc:date>2031-03-04T08:12:00+01:00</dc:date>
        <dc:creator>Ana Ros</dc:creator><content:encoded><![CDATA[{HTML}]]></content:encoded></item></rdf:RDF>""",
        "utf-8",
    )
    articles, notes = read(tmp_path / "a.xml")
    assert not notes
    assert (articles[0].published, articles[0].byline) == ("2031-03-04T07:12+00:00", "Ana Ros")
    assert roles(articles[0], "body") == [FIRST, SECOND]


def test_long_descriptions(tmp_path: Path) -> None:
    """A description long enough to be the report is read; one that breaks off is a teaser whatever its length."""
    long = f"{FIRST} {SECOND} " * 4
    items = "".join(f"<item><title>{n}</title><guid>{n}</guid><description>{text}</description></item>" for n, text in (("whole", long), ("cut", long + "[…]")))
    (tmp_path / "a.rss").write_text(f'<rss version="2.0"><channel><title>H</title>{items}</channel></rss>', "utf-8")
    articles, notes = read(tmp_path / "a.rss")
    assert [article.title for article in articles] == ["whole"]
    assert codes(notes) == ["teaser!"]
