"""NITF: what is mapped, and what its inline markup says."""

from __future__ import annotations

from pathlib import Path

from tests.articles.formats.samples import CAPTION, FIRST, TITLE, codes, one, read, roles

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://example.org/nitf-3-6.dtd">
<nitf version="-//IPTC//DTD NITF 3.6//EN">
  <head><title>vilamar-crane</title>
    <docdata><date.issue norm="20310304T071200Z"/><ed-msg info="UPDATES toll in para 2"/><doc.copyright holder="Someone"/></docdata>
    <pubdata name="Vilamar Wire" date.publication="20310305"/></head>
  <body>
    <body.head>
      <hedline><hl1>{TITLE}</hl1><hl2>Ships wait outside</hl2></hedline>
      <byline>By <person><name.given>Ana</name.given><name.family>Ros</name.family></person><byttl>Harbour correspondent</byttl></byline>
      <dateline><location>VILAMAR, Spain</location> <story.date norm="20310304T000000Z">March 4</story.date></dateline>
    </body.head>
    <body.content><block>
      <p>{FIRST}</p>
      <media media-type="image"><media-reference source="crane.jpg">no text</media-reference><media-caption><p>{CAPTION}</p></media-caption></media>
      <p><q>It came down at once</q>, said <person idsrc="x" value="Q17">Inês&nbsp;Carrasco</person> of the <org>customs shed</org> on
        <chron norm="20310304">Tuesday</chron>. Some <num>17,500</num> tonnes lie on the quay</p>
      <hl2>What comes next</hl2>
      <table><tr><td>tonnes</td><td>9</td></tr></table>
      <p>“Nothing moves,” she added.</p>
    </block></body.content>
    <body.end><tagline>Ana Ros reports on ports.</tagline></body.end>
  </body>
</nitf>"""


def test_fields(tmp_path: Path) -> None:
    """Headline, byline, outlet and time come from where NITF puts them, and the id is the path."""
    (tmp_path / "a.xml").write_text(NITF, "utf-8")
    article = one(tmp_path / "a.xml")
    assert (article.id, article.title, article.source) == (str(tmp_path / "a.xml"), TITLE, "Vilamar Wire")
    assert (article.published, article.byline) == ("2031-03-04T07:12+00:00", "Ana Ros")
    assert codes(article.diagnostics) == ["editors_note", "table_left_out"]


def test_roles(tmp_path: Path) -> None:
    """Captions stay apart from the story, and nothing of the head or a table is taken for it."""
    (tmp_path / "a.nitf").write_text(NITF, "utf-8")
    article = one(tmp_path / "a.nitf")
    body = roles(article, "body")
    assert body[0] == FIRST
    assert body[-1] == "“Nothing moves,” she added."
    assert len(body) == 3
    assert roles(article, "caption") == [CAPTION]
    assert roles(article, "title") == [TITLE, "Ships wait outside", "What comes next"]
    assert roles(article, "dateline") == ["VILAMAR, Spain March 4"]
    assert roles(article, "boilerplate") == ["Ana Ros reports on ports."]


def test_inline_markup(tmp_path: Path) -> None:
    """<q> gets the marks a browser prints, names keep their words apart, and every marked passage is a hint with its norm."""
    (tmp_path / "a.xml").write_text(NITF, "utf-8")
    article = one(tmp_path / "a.xml")
    assert "“It came down at once”, said Inês Carrasco of the customs shed on Tuesday." in article.text
    hints = {hint.kind: (hint.of(article.text), hint.value) for hint in article.hints}
    assert hints == {
        "quotation": ("“It came down at once”", ""), "person": ("Inês Carrasco", "Q17"), "organization": ("customs shed", ""),
        "date": ("Tuesday", "20310304"), "number": ("17,500", ""),
    }  # fmt: skip


def test_marks_that_are_printed_already(tmp_path: Path) -> None:
    """A <q> that holds or follows quotation marks gets no second pair."""
    page = NITF.replace("<q>It came down at once</q>", "<q>“It came down at once”</q> and “<q>fast</q>”")
    (tmp_path / "a.xml").write_text(page, "utf-8")
    assert "“It came down at once” and “fast”, said" in one(tmp_path / "a.xml").text


def test_correction(tmp_path: Path) -> None:
    """A correction is told, in the article's own diagnostics."""
    (tmp_path / "a.xml").write_text(NITF.replace("<doc.copyright", '<correction info="CORRECTS the toll"/><doc.copyright'), "utf-8")
    assert "CORRECTS the toll" in next(note.message for note in one(tmp_path / "a.xml").diagnostics if note.code == "correction")


def test_without_a_story(tmp_path: Path) -> None:
    """A document of a headline alone is refused by name."""
    (tmp_path / "a.xml").write_text("<nitf><head/><body><body.head><hedline><hl1>Only this</hl1></hedline></body.head></body></nitf>", "utf-8")
    articles, notes = read(tmp_path / "a.xml")
    assert not articles
    assert codes(notes) == ["no_text!"]


def test_without_a_document_type(tmp_path: Path) -> None:
    """Characters that HTML names are read even where no DTD declares them, and an older encoding under a wrong label is guessed."""
    inner = NITF[NITF.index("<nitf") :]
    (tmp_path / "a.xml").write_text(inner, "utf-8")
    assert "said Inês Carrasco of" in one(tmp_path / "a.xml").text
    (tmp_path / "b.xml").write_bytes(NITF.encode("cp1252"))
    article = one(tmp_path / "b.xml")
    assert "“Nothing moves,” she added." in article.text
    assert "encoding" in codes(article.diagnostics)


def test_older_newsml(tmp_path: Path) -> None:
    """NITF inside NewsML 1.2 is read, each document an article."""
    inner = NITF[NITF.index("<nitf") :].replace("&nbsp;", " ")
    (tmp_path / "a.xml").write_text(f"<NewsML><NewsItem><DataContent>{inner}</DataContent></NewsItem><NewsItem><DataContent>{inner}</DataContent></NewsItem></NewsML>", "utf-8")
    articles, _ = read(tmp_path / "a.xml")
    assert [article.id.rpartition("!/")[2] for article in articles] == ["1", "2"]
    assert all(article.title == TITLE for article in articles)
