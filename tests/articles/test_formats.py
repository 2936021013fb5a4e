"""Encodings, records, Markdown and web pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from attribution.articles import article_from_record, decode, read_articles, read_html, read_markdown, read_text
from attribution.articles.dates import iso_date
from attribution.articles.encodings import in_charset
from attribution.errors import InputError
from attribution.types import Article

STORY = "The port of Vilamar was closed on Friday after a crane fell, the harbour office said. Nobody was hurt there."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    """Every Unicode encoding gives the same text, its mark dropped and its newlines kept."""
    assert (
        decode("Árvíz\r\nin Szeged, the mayor said.".encode(encoding), "a.txt")[0]
        == "Árvíz\r\nin Szeged, the mayor said."
    )


def test_latin_is_guessed_and_told() -> None:
    """Windows-1252 is read with its curly quotation marks, and a diagnostic says which encoding was guessed."""
    text, notes = decode("“Café” is closed, said José Ángel.".encode("cp1252"), "a.txt")
    assert text == "“Café” is closed, said José Ángel."
    assert notes[0].code == "encoding"
    assert "cp1252" in notes[0].message


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary", "PNG"),
        (b"%PDF-1.7 x", "binary", "PDF"),
        (bytes(range(32)) * 20, "binary", "control characters"),
        (b"", "empty", "empty"),
        (b" \r\n\t ", "empty", "empty"),
    ],
)
def test_not_text(data: bytes, code: str, says: str) -> None:
    """Binary and blank files are refused by name, with what they look like."""
    with pytest.raises(InputError, match=says) as caught:
        decode(data, "a.txt")
    assert caught.value.code == code


def test_record() -> None:
    """A record keeps its fields and its text untouched; the digest is that of the text."""
    article = article_from_record(
        {"id": 7, "text": STORY, "published": "2031-03-04 07:12:00", "byline": "By Solveig Marstein"}
    )
    assert (article.id, article.text, article.published) == ("7", STORY, "2031-03-04T07:12")
    assert article.byline == "By Solveig Marstein"
    assert article.digest == hashlib.sha256(STORY.encode()).hexdigest()


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"text": STORY}, "'id' is missing"),
        ({"id": "a"}, "'text' is missing"),
        ({"id": "a", "text": 3}, "a number"),
        ({"id": "a", "text": STORY, "title": ["x"]}, "title is a list"),
        ({"id": "a", "text": "  "}, "empty"),
        ({"id": "a", "text": "x \ud800"}, "surrogate"),
    ],
)
def test_bad_records(record: dict[str, object], says: str) -> None:
    """A record that breaks the format says which key and what was expected."""
    with pytest.raises(InputError, match=says):
        article_from_record(record)


def test_bad_date_keeps_the_article() -> None:
    """A date that is none is left out and told; the article is read."""
    article = article_from_record({"id": "a", "text": STORY, "published": "last week"})
    assert article.published is None
    assert article.diagnostics[0].code == "ambiguous_date"


def test_markdown() -> None:
    """Front matter gives the fields; offsets stay into the untouched file, marks outside the blocks."""
    text = f"---\ntitle: Crane falls\ndate: 2031-03-04\nauthor: Marta Quental\n---\n\n# Crane falls\n\n{STORY}\n\n> {STORY}\n\n## What now\n\n{STORY}\n"
    article = read_markdown(text, id="a.md")
    assert (article.title, article.published, article.byline) == ("Crane falls", "2031-03-04", "Marta Quental")
    assert article.text == text
    assert [block.role for block in article.blocks] == ["boilerplate", "title", "body", "body", "title", "body"]
    assert [block.of(text) for block in article.blocks][1:3] == ["Crane falls", STORY]


def test_markdown_heading_is_title() -> None:
    """Without front matter the first heading is the title."""
    assert read_markdown(f"Crane falls\n===========\n\n{STORY}", id="a.md").title == "Crane falls"


def test_markdown_hostile_front_matter() -> None:
    """Aliases and broken keys are refused with a message."""
    for keys in ("a: &x [1]\nb: *x", "title: 'open"):
        with pytest.raises(InputError) as caught:
            read_markdown(f"---\n{keys}\n---\n{STORY}", id="a.md")
        assert caught.value.code == "front_matter"


PAGE = f"""<html><head><title>Crane falls - The Site</title>
<meta property="article:published_time" content="2031-03-04T07:12:00+01:00"><meta property="og:site_name" content="The Site">
</head><body><nav><a href="/x">World</a></nav><article><h1>Crane falls on quay</h1>
<p>{STORY} Ships waited outside the breakwater until late.</p><p>“We heard it,” said Inês Carrasco of the customs shed. {STORY[:60]}.</p>
</article><script>var a = "<p>junk</p>";</script></body></html>"""


def test_html() -> None:
    """A page gives its story in paragraphs and its metadata, without its script."""
    pytest.importorskip("lxml_html_clean")
    article = read_html(PAGE, id="a.html")
    assert article.published == "2031-03-04T07:12+01:00"
    assert article.source == "The Site"
    assert STORY in article.text
    assert "junk" not in article.text
    assert "body" in {block.role for block in article.blocks}


@pytest.mark.parametrize("page", ["<div>" * 5000, "<p>a" * 30_000, "<html></html>", "<" * 50_000])
def test_hostile_html(page: str) -> None:
    """Pages built to break a parser are refused with a message."""
    pytest.importorskip("lxml_html_clean")
    with pytest.raises(InputError):
        read_html(page, id="a.html")


def test_blank_text_is_refused() -> None:
    """A blank text is no article."""
    with pytest.raises(InputError, match="empty"):
        read_text(" \n ")


def test_front_matter_above_plain_text(tmp_path: Path) -> None:
    """Keys of an article above a .txt are read as in Markdown; a rule of dashes above a text is text."""
    keyed, ruled = tmp_path / "keyed.txt", tmp_path / "ruled.txt"
    keyed.write_text("---\noutlet: North Star\ndate: 2031-02-03\n---\nMill fire kills 9\n\nA mill burned on Monday.\n", "utf-8")
    ruled.write_text("---\nWeather: fine\n---\nA mill burned on Monday.\n", "utf-8")
    one, two = (item for item in read_articles([str(keyed), str(ruled)]) if isinstance(item, Article))
    assert (one.source, one.published, one.title) == ("North Star", "2031-02-03", "Mill fire kills 9")
    assert one.text.startswith("---\noutlet")
    assert two.source is None


@pytest.mark.parametrize(("data", "charset", "text"), [
    (b"caf\xe9 \x93so\x94", "ISO-8859-1", "café “so”"), ("café".encode(), "us-ascii", "café"), (b"caf\xe9", "us-ascii", "café"), (b"caf\xe9", "utf-8", None),
    (b"abc", "punycode", None), (b"abc", "hex", None), (b"abc", "no such\0", None), (b"abc", "", None), (b"abc", None, None),
])  # fmt: skip
def test_stated_charsets(data: bytes, charset: str | None, text: str | None) -> None:
    """A charset is believed as browsers believe it, where the bytes are in it, and never one that no text is sent in."""
    assert in_charset(data, charset) == text


def test_zones_of_no_place() -> None:
    """A time stays, an offset that no place on Earth has does not."""
    assert iso_date("Published 2031-03-04T08:38+05:45") == "2031-03-04T08:38+05:45"
    assert iso_date("Published 2031-03-04T08:38+99:99") == "2031-03-04T08:38"
