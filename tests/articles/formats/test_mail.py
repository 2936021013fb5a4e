"""E-mails, written by Python's own email package."""

from __future__ import annotations

import json
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.articles.formats.samples import CAPTION, FIRST, SECOND, STORY, TITLE, codes, one, read, roles


def message(**headers: str) -> EmailMessage:
    """A message with the headers of a press officer's mail."""
    made = EmailMessage()
    stated = {"Subject": f"Fwd: {TITLE}", "From": "Inês Carrasco <ines@example.org>", "Date": "Tue, 04 Mar 2031 08:12:00 +0100", "Organization": "Vilamar Harbour Office"}
    for name, value in {**stated, **headers}.items():
        made[name] = value
    return made


def write(path: Path, made: EmailMessage) -> Path:
    """A message as a file."""
    path.write_bytes(made.as_bytes())
    return path


def test_plain_is_preferred(tmp_path: Path) -> None:
    """The plain text is read where both are there; headers give title, time, sender; the signature is left out."""
    made = message()
    made.set_content(f"{STORY}\n\n-- \nInês Carrasco\nTel. 555 0199\n")
    made.add_alternative(f"<p>Other words: {CAPTION}</p>", subtype="html")
    article = one(write(tmp_path / "a.eml", made))
    assert (article.title, article.source, article.byline) == (TITLE, "Vilamar Harbour Office", "Inês Carrasco")
    assert article.published == "2031-03-04T08:12+01:00"
    assert roles(article, "body") == [FIRST, SECOND]
    assert "555" not in article.text


def test_html_alone(tmp_path: Path) -> None:
    """A message in HTML alone is read."""
    made = message()
    made.set_content(f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><script>junk()</script></body></html>", subtype="html")
    article = one(write(tmp_path / "a.eml", made))
    assert roles(article, "body") == [FIRST, SECOND]
    assert "junk" not in article.text


def test_attachments(tmp_path: Path) -> None:
    """Attachments that are articles are read under the message's id, a forwarded message too; pictures are told."""
    inner = message(Subject="Inner one")
    inner.set_content(FIRST + "\n")
    made = message()
    made.set_content(STORY)
    made.add_attachment(SECOND.encode(), maintype="text", subtype="plain", filename="../quotes.txt")
    made.add_attachment(json.dumps({"id": "ours", "text": STORY}).encode(), maintype="application", subtype="json", filename="a.json")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="crane.png")
    made.add_attachment(inner)
    path = write(tmp_path / "a.eml", made)
    articles, notes = read(path)
    assert [article.id for article in articles] == [str(path), f"{path}!/quotes.txt", "ours", f"{path}!/part 4.eml"]
    assert articles[-1].title == "Inner one"
    assert codes(notes) == ["left_out"]


def test_charsets(tmp_path: Path) -> None:
    """A text under a wrong charset label is guessed; encoded headers are words."""
    data = "Subject: =?utf-8?q?Grua_cai_em_S=C3=A3o_Vicente?=\nFrom: x@example.org\nContent-Type: text/plain; charset=nonsense\n\n"
    (tmp_path / "a.eml").write_bytes(data.encode() + "The café at the quay was shut, José Ángel said on Monday.\n".encode("cp1252"))
    article = one(tmp_path / "a.eml")
    assert article.title == "Grua cai em São Vicente"
    assert "café" in article.text


def test_hostile(tmp_path: Path) -> None:
    """Parts nested thousands deep, mails in mails in mails, and an empty message are refused; the good one beside them is read."""
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    (tmp_path / "deep.eml").write_bytes(b"Subject: x\nFrom: y@example.org\n" + deep)
    made = message()
    made.set_content(FIRST)
    for _ in range(6):
        outer = message()
        outer.set_content(FIRST)
        outer.add_attachment(made)
        made = outer
    write(tmp_path / "nested.eml", made)
    write(tmp_path / "void.eml", message())
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    articles, notes = read(tmp_path)
    assert str(tmp_path / "good.txt") in [article.id for article in articles]
    assert {"too_deep!"} <= set(codes(notes))
    assert sum(note.failed for note in notes) == 3


def test_standard_input_looks() -> None:
    """A message without a name is known by its headers, and a text that opens with a colon or two is not."""
    from attribution.articles.sniffing import sniff_head

    made = message()
    made.set_content(STORY)
    assert sniff_head(made.as_bytes(), "-") == "eml"
    assert sniff_head(b"Vilamar: closed\nQuay: open\n\nThe port.", "-") is None


@pytest.mark.parametrize("text", [STORY, f"\n\n{STORY}", f"Vilamar: closed\n{STORY}"])
def test_no_headers(tmp_path: Path, text: str) -> None:
    """A file that is only called .eml is refused for what it lacks, not read as if its first lines were headers."""
    (tmp_path / "a.eml").write_text(text, "utf-8")
    articles, notes = read(tmp_path / "a.eml")
    assert (articles, codes(notes)) == ([], ["no_headers!"])
    assert "From, Subject, Date" in notes[0].message


def test_no_message_at_all(tmp_path: Path) -> None:
    """An empty file and a picture under .eml are called what they are."""
    (tmp_path / "a.eml").write_bytes(b"")
    (tmp_path / "b.eml").write_bytes(b"\x89PNG\r\n")
    assert codes(read(tmp_path)[1]) == ["binary!", "empty!"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_headers_beyond_ascii(tmp_path: Path, encoding: str) -> None:
    """Headers in bare UTF-8 (RFC 6532), or in the older encoding of careless programs, are words."""
    data = f"Subject: Grúa caída en el muelle\nFrom: Inês Carrasco <i@example.org>\n\n{FIRST}\n"
    (tmp_path / "a.eml").write_bytes(data.encode(encoding))
    article = one(tmp_path / "a.eml")
    assert (article.title, article.byline) == ("Grúa caída en el muelle", "Inês Carrasco")


def test_a_forwarded_message_under_its_subject(tmp_path: Path) -> None:
    """A forwarded message is read whatever it is called, and of two attachments with one name both are."""
    inner = message(Subject="Inner one")
    inner.set_content(FIRST + "\n")
    made = message()
    made.set_content(STORY)
    made.add_attachment(inner, filename="Fwd: the crane")
    for text in (FIRST, SECOND):
        made.add_attachment(text.encode(), maintype="text", subtype="plain", filename="quotes.txt")
    path = write(tmp_path / "a.eml", made)
    articles, notes = read(path)
    assert not notes
    assert [article.id.removeprefix(f"{path}") for article in articles] == ["", "!/Fwd: the crane.eml", "!/quotes.txt", "!/quotes.txt@2"]
    assert articles[-1].text == SECOND


def test_too_many_parts(tmp_path: Path) -> None:
    """A message of a thousand parts says so, by its name."""
    head = b"Subject: x\nFrom: y@example.org\nContent-Type: multipart/mixed; boundary=B\n\n"
    (tmp_path / "a.eml").write_bytes(head + b"--B\nContent-Type: text/plain\n\nx\n" * 1_001 + b"--B--\n")
    _, notes = read(tmp_path / "a.eml")
    assert codes(notes) == ["too_many!"]
    assert notes[0].message.startswith(f"{tmp_path / 'a.eml'} has more than 1,000 parts")


def test_a_message_that_would_take_minutes(tmp_path: Path) -> None:
    """Many lines inside many parts are refused before the parser holds each line against each boundary."""
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(90))
    (tmp_path / "a.eml").write_bytes(b"Subject: x\nFrom: y@example.org\n" + nested + b"Content-Type: text/plain\n\n" + b"a line\n" * 300_000)
    started = time.process_time()
    assert codes(read(tmp_path / "a.eml")[1]) == ["too_large!"]
    assert time.process_time() - started < 3


def test_a_charset_that_is_none(tmp_path: Path) -> None:
    """A codec of Python's own that no mail is written in is not used: it would take minutes."""
    text = b"a" * 100_000 + b"-" + b"b1" * 50_000
    (tmp_path / "a.eml").write_bytes(b"Subject: x\nFrom: y@example.org\nContent-Type: text/plain; charset=punycode\n\n" + text)
    assert text.decode() in one(tmp_path / "a.eml").text
